import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { fetchFormFields, postLead } from './post-lead';
import { type Site, startTestSite } from './site';
import { addOwner, enterPassword, openBrowser, signIn } from './studio-owner';

// One site, whose owner is made before the first test.
test.describe.configure({ mode: 'serial' });

const amina = {
  name: 'Amina Bennaniéva',
  email: 'amina@clienté.example',
  details: 'Bonjour, nos archéologues trient des tessons de zellige à Sijilmassa.',
};
const traces = [
  'bennanieva',
  'amina@cliente',
  'archeologues',
  'tessons',
  'sijilmassa',
  'ouarzazate',
  'volubilis',
];

let site: Site;
let references: string[] = [];
test.beforeAll(async () => {
  site = await startTestSite();
  await addOwner(site);
  const form = await fetchFormFields(site.url);
  const others = [
    { ...amina, email: 'AMINA@clienté.example', details: `${amina.details} Encore une question.` },
    {
      ...amina,
      name: 'Karim Idrissi',
      email: 'karim@example.net',
      details: 'Un autre projet, ici.',
    },
  ];
  references = [];
  for (const lead of [amina, ...others]) {
    references.push((await postLead(site.url, form, lead)) ?? '');
  }
  await site.execute(
    `INSERT INTO LeadEvent (leadId, kind, text, actor) SELECT id, 'note', 'À Ouarzazate', 'x' FROM Lead WHERE name <> 'Karim Idrissi'`,
  );
  await site.execute(
    `INSERT INTO ReplyDraft (leadId, text) SELECT id, 'Vers VOLUBILIS' FROM Lead WHERE name <> 'Karim Idrissi'`,
  );
});
test.afterAll(() => site?.stop());

const pathToPerson = () => `/studio/leads/${references[0]}/person`;

/** The traces of the person in all bytes of DATA_DIR, whatever their case and accents */
function findTraces(words = traces): string[] {
  const files = readdirSync(site.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      readFileSync(join(entry.parentPath, entry.name), 'utf8')
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase(),
    );
  return words.filter((word) => files.some((file) => file.includes(word)));
}

test('the screen shows everything about a person, and is accessible', async ({ browser }) => {
  const page = await openBrowser(browser, { bypassCSP: true });
  await signIn(page, site, pathToPerson());
  const main = page.getByRole('main');
  for (const text of [amina.name, amina.email, 'AMINA@', amina.details, 'Encore une question'])
    await expect(main).toContainText(text);
  await expect(main).toContainText('À Ouarzazate');
  await expect(main).toContainText('Vers VOLUBILIS');
  await expect(main).toContainText(/Gardé jusqu’au \d+/);
  await expect(main).not.toContainText('Karim');
  await checkAccessibility(page);
});

test('the export needs a recent sign-in and is a file of its own', async ({ browser }) => {
  const page = await openBrowser(browser);
  await signIn(page, site, pathToPerson());
  await site.execute('UPDATE Session SET signedInAt = ?', Date.now() - 16 * 60_000);
  await page.getByRole('link', { name: 'Fichier JSON' }).click();
  await expect(page.getByRole('heading', { name: 'Confirmez que c’est bien vous' })).toBeVisible();
  await enterPassword(page);
  await expect(page).toHaveURL(site.url + pathToPerson());
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Fichier JSON' }).click();
  expect((await download).suggestedFilename()).toBe(`${references[0]}.json`);
  const leads = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(leads).toMatchObject([
    {
      reference: references[0],
      history: [{ text: 'À Ouarzazate' }],
      draft: { text: 'Vers VOLUBILIS' },
    },
    { reference: references[1] },
  ]);
  const csv = await page.request.get(`${site.url}${pathToPerson()}/export?format=csv`);
  expect(csv.headers()).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${references[0]}.csv"`,
    'cache-control': expect.stringContaining('no-store'),
  });
  expect(await csv.text()).toContain('Vers VOLUBILIS');
  const stranger = await openBrowser(browser);
  const refused = await stranger.request.get(`${site.url}${pathToPerson()}/export?format=json`);
  expect(await refused.text()).not.toContain('amina');
  expect(refused.url()).toContain('/studio/sign-in');
});

test('another address erases nothing and stays typed; the right one leaves no byte', async ({
  browser,
}) => {
  const page = await openBrowser(browser);
  const complaints = collectComplaints(page);
  await signIn(page, site, pathToPerson());
  expect(findTraces()).toEqual(traces);
  const address = page.getByLabel('Pour confirmer, tapez son adresse e-mail');
  await address.fill('karim@example.net');
  await page.getByRole('button', { name: 'Effacer cette personne' }).click();
  await expect(address).toHaveAccessibleDescription(/pas l’adresse de cette personne/);
  await expect(address).toHaveValue('karim@example.net');
  expect(await site.query('SELECT count(*) AS count FROM Lead')).toEqual([{ count: 3 }]);

  await address.fill(amina.email.toUpperCase());
  await page.getByRole('button', { name: 'Effacer cette personne' }).click();
  await expect(page.getByRole('heading', { name: 'La personne est effacée' })).toBeVisible();
  const outcome = page.getByRole('status').filter({ hasText: /2\sdemandes/ });
  await expect(outcome).toContainText('aucune trace');
  expect(findTraces()).toEqual([]);
  expect(await site.query('SELECT email FROM Lead')).toEqual([{ email: 'karim@example.net' }]);
  expect(complaints).toEqual([]);
});

test('without JavaScript: a recent sign-in is asked for, then the person is erased', async ({
  browser,
}) => {
  const page = await openBrowser(browser, { javaScriptEnabled: false });
  const path = `/studio/leads/${references[2]}/person`;
  await signIn(page, site, path);
  await site.execute('UPDATE Session SET signedInAt = ?', Date.now() - 16 * 60_000);
  const address = page.getByLabel('Pour confirmer, tapez son adresse e-mail');
  await address.fill('karim@example.net');
  await page.getByRole('button', { name: 'Effacer cette personne' }).click();
  await enterPassword(page);
  await expect(page).toHaveURL(site.url + path);
  await address.fill('karim@example.ne');
  await page.getByRole('button', { name: 'Effacer cette personne' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Rien n’a été effacé');
  await expect(address).toHaveValue('karim@example.ne');
  await address.fill('karim@example.net');
  await page.getByRole('button', { name: 'Effacer cette personne' }).click();
  await expect(page.getByRole('heading', { name: 'La personne est effacée' })).toBeVisible();
  expect(findTraces(['idrissi', 'karim@example.net'])).toEqual([]);
  expect((await page.goto(`${site.url}${path}`))?.status()).toBe(404);
});
