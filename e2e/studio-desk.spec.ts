import { expect, type Page, test } from '@playwright/test';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { fetchFormFields, postLead } from './post-lead';
import { getSharedSite } from './shared-site';
import type { Site } from './site';
import { addOwner, enterPassword, openBrowser, owner, signIn } from './studio-owner';

// One site, whose owner is made first; each test has leads of its own.
test.describe.configure({ mode: 'serial' });

let site: Site;
let form: Awaited<ReturnType<typeof fetchFormFields>>;
test.beforeAll(async () => {
  site = await getSharedSite();
  form = await fetchFormFields(site.url);
  await addOwner(site);
});

async function receive(name: string, details: string): Promise<string> {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@client.example`;
  const reference = await postLead(site.url, form, { name, email, details });
  expect(reference).not.toBeNull();
  return reference ?? '';
}

const path = (reference = '') => `/studio/leads${reference && `/${reference}`}`;
const row = (page: Page, name: string) => page.getByRole('link', { name: new RegExp(name) });
const button = (page: Page, name: string) =>
  page.getByRole('article').getByRole('button', { name, exact: true });
const notice = (page: Page) => page.locator('.desk-notice').getByRole('status');
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Listes de demandes' }).getByRole('link', { name });

test('a lead is read, talked about, won, and each step can be undone', async ({ browser }) => {
  const reference = await receive(
    'Amina Bennani',
    'Bonjour, nous saisissons 400 factures par mois.',
  );
  const page = await openBrowser(browser);
  const complaints = collectComplaints(page);
  await signIn(page, site, path());
  await expect(page.getByText('Une demande attend.')).toBeVisible();
  await row(page, 'Amina Bennani').click();
  await expect(page.getByRole('heading', { name: 'Amina Bennani', exact: true })).toBeVisible();
  await expect(page.getByRole('article')).toContainText(reference);
  await page.getByRole('article').getByText('Nouvelle', { exact: true }).click();
  await button(page, 'En discussion').click();
  await expect(notice(page)).toHaveText('C’est fait.');
  await expect(page.getByText('Tout est répondu.')).toBeVisible();
  await expect(page.getByText('Première réponse')).toBeVisible();
  await page.locator('.desk-notice').getByRole('button', { name: 'Annuler' }).click();
  await expect(notice(page)).toHaveText('C’est annulé.');
  await expect(row(page, 'Amina Bennani')).toBeVisible();
  await expect(page.getByText('Première réponse')).toBeHidden();

  await page.getByLabel('Note, pour vous seul').fill('À rappeler jeudi <b>matin</b>');
  await button(page, 'Noter').click();
  await expect(page.getByText('À rappeler jeudi <b>matin</b>')).toBeVisible();
  await expect(page.getByLabel('Note, pour vous seul')).toHaveValue('');
  await page.getByText('Plus tard', { exact: true }).click();
  const day = page.getByLabel('Un autre jour');
  await day.evaluate((field) => field.removeAttribute('min'));
  await day.fill('2020-01-01');
  await button(page, 'Attendre jusque-là').click();
  await expect(page.getByRole('article').getByRole('alert')).toHaveText(
    'Choisissez un jour à venir.',
  );
  await page.getByText('Plus tard', { exact: true }).click();
  await button(page, 'Lundi, 9 h').click();
  await expect(tab(page, 'En attente')).toContainText('1');
  await expect(page.getByRole('article')).toContainText('remise au');
  expect(complaints).toEqual([]);
});

test('of two tabs the second is told what happened meanwhile', async ({ browser }) => {
  const reference = await receive('Karim Idrissi', 'Une formation pour douze personnes.');
  const page = await openBrowser(browser);
  await signIn(page, site, path(reference));
  const other = await page.context().newPage();
  await other.goto(site.url + path(reference));
  await button(page, 'Clore').click();
  await expect(notice(page)).toHaveText('C’est fait.');
  await button(other, 'Spam').click();
  await expect(other.getByRole('article').getByRole('alert')).toContainText('a changé entre-temps');
  await expect(other.getByRole('article')).toContainText('→ Close, vous');
  await site.execute('DELETE FROM Lead WHERE reference = ?', reference);
  await button(other, 'Rouvrir').click();
  await expect(other.getByRole('heading', { name: 'Cette demande n’existe plus' })).toBeVisible();
});

test('a new lead appears by itself, and in the title', async ({ browser }) => {
  const page = await openBrowser(browser);
  await signIn(page, site, path());
  await page.clock.install();
  await page.reload();
  await expect(tab(page, 'À répondre')).toBeVisible();
  await receive('Sara Tazi', 'Un audit de nos données.');
  await page.clock.runFor(16_000);
  await expect(row(page, 'Sara Tazi')).toBeVisible();
  await expect(page).toHaveTitle(/^\(\d+\) Demandes/);
  await expect(page.getByText('Une nouvelle demande est arrivée.')).toBeAttached();
  await site.execute('DELETE FROM Session');
  await page.clock.runFor(16_000);
  await expect(page.getByText('La session est terminée')).toBeVisible();
});

test('a browser that was asked to tells of a new lead while its tab is hidden', async ({
  browser,
}) => {
  const page = await openBrowser(browser);
  // Headless browsers show no notifications.
  await page.addInitScript(() => {
    const told: string[] = [];
    class Told {
      static permission = 'granted';
      static requestPermission = async () => 'granted';
      onclick = null;
      constructor(text: string) {
        told.push(text);
      }
    }
    Object.assign(window, { Notification: Told, told });
    Object.defineProperty(document, 'hidden', { get: () => true });
  });
  await signIn(page, site, '/studio/settings/leads');
  await page.getByLabel('Prévenir dans ce navigateur').check();
  await page.clock.install();
  await page.reload();
  await expect(page.getByLabel('Prévenir dans ce navigateur')).toBeChecked();
  await receive('Yasmine Kabbaj', 'Un projet, pendant que personne ne regarde.');
  await page.clock.runFor(61_000);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { told: string[] }).told))
    .toEqual(['Une nouvelle demande est arrivée.']);
});

test('suspected spam is released by hand, and the filter learns from it', async ({ browser }) => {
  const spam = {
    name: 'Seo Expert',
    email: 'seo@spam.example',
    details:
      'We offer SEO services and guest posts, see https://a.example https://b.example https://c.example',
  };
  const reference = (await postLead(site.url, form, spam)) ?? '';
  const page = await openBrowser(browser);
  await signIn(page, site, `${path()}?list=suspected`);
  await row(page, 'Seo Expert').click();
  await expect(page.getByText('Signes de spam')).toBeVisible();
  await expect(page.getByLabel('Votre réponse', { exact: true })).toHaveCount(0);
  await button(page, 'Ce n’est pas du spam').click();
  await expect(notice(page)).toHaveText('C’est fait.');
  await expect(page.getByRole('article')).toContainText('accusé de réception');
  const again = await postLead(site.url, form, { ...spam, details: `${spam.details} again` });
  const read = (of: string) => site.query(`SELECT suspectedAt FROM Lead WHERE reference = '${of}'`);
  expect(await read(again ?? '')).toEqual([{ suspectedAt: null }]);
  expect(await read(reference)).toEqual([{ suspectedAt: null }]);
});

test('everything goes without JavaScript', async ({ browser }) => {
  const reference = await receive('Nadia Fassi', 'Conseil sur un modèle hébergé chez nous.');
  const page = await openBrowser(browser, { javaScriptEnabled: false });
  await signIn(page, site, path(reference));
  await page.getByLabel('Note, pour vous seul').fill('Sans script');
  await button(page, 'Noter').click();
  await expect(page.getByText('Sans script')).toBeVisible();
  await page.getByText('Plus tard', { exact: true }).click();
  await page.getByLabel('Un autre jour').fill('2030-01-07');
  await button(page, 'Attendre jusque-là').click();
  await expect(page.getByRole('article')).toContainText('remise au 7 janvier 2030');
  await button(page, 'Clore').click();
  await expect(notice(page)).toHaveText('C’est fait.');
  await page.getByLabel('Chercher dans les noms').fill('modele heberge');
  await page.getByLabel('Chercher dans les noms').press('Enter');
  await expect(page.getByText('1 demande trouvée')).toBeVisible();
  await expect(row(page, 'Nadia Fassi')).toContainText('Close');
});

test('the keyboard does it all, but not while one types', async ({ browser }) => {
  const first = await receive('Aïcha Un', 'Première demande, pour un audit.');
  await receive('Aïcha Deux', 'Deuxième demande, pour un audit.');
  const page = await openBrowser(browser);
  await signIn(page, site, path());
  await expect(row(page, 'Aïcha Un')).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByLabel('Chercher dans les noms')).toBeFocused();
  await page.keyboard.type('aicha un je');
  await expect(page.getByLabel('Chercher dans les noms')).toHaveValue('aicha un je');
  await page.getByLabel('Chercher dans les noms').fill('aicha première');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 demande trouvée')).toBeVisible();
  await page.locator('h1').click();
  await page.keyboard.press('j');
  await expect(row(page, 'Aïcha Un')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(first));
  await expect(page.getByRole('heading', { name: 'Aïcha Un', exact: true })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type('e');
  await expect(page.getByLabel('Note, pour vous seul')).toHaveValue('e');
  await page.locator('h1').click();
  await page.keyboard.press('e');
  await expect(notice(page)).toHaveText('C’est fait.');
  await page.keyboard.press('u');
  await expect(notice(page)).toHaveText('C’est annulé.');
  await page.keyboard.press('r');
  await expect(page.getByLabel('Votre réponse', { exact: true })).toBeFocused();
  await page.locator('h1').click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Clavier' })).toBeVisible();
  await page.getByLabel('Raccourcis à une touche').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await expect(notice(page)).toHaveText('C’est annulé.');
});

test('a store that cannot be written loses no note', async ({ browser }) => {
  const reference = await receive('Omar Alami', 'Une panne, pour voir.');
  const page = await openBrowser(browser);
  await signIn(page, site, path(reference));
  await site.execute(
    `CREATE TRIGGER full BEFORE INSERT ON LeadEvent BEGIN SELECT RAISE(ABORT, 'full'); END`,
  );
  await page.getByLabel('Note, pour vous seul').fill('Ma note');
  await button(page, 'Noter').click();
  await expect(page.getByRole('article').getByRole('alert')).toContainText('Elle est encore là');
  await expect(page.getByLabel('Note, pour vous seul')).toHaveValue('Ma note');
  await button(page, 'Clore').click();
  await expect(page.getByRole('article').getByRole('alert')).toContainText(
    'Rien n’a pu être enregistré',
  );
  await site.execute('DROP TRIGGER full');
});

test('a session that ends while one writes a note loses nothing', async ({ browser }) => {
  const reference = await receive('Lina Haddad', 'Une note sans session, pour voir.');
  const page = await openBrowser(browser);
  await signIn(page, site, path(reference));
  await page.getByLabel('Note, pour vous seul').fill('Ma longue note');
  await site.execute('DELETE FROM Session');
  await button(page, 'Noter').click();
  await enterPassword(page.getByRole('dialog'));
  await expect(page.locator('.desk-note')).toHaveText('Ma longue note');
  await site.execute('DELETE FROM Session');
  await button(page, 'Clore').click();
  await expect(page.getByRole('heading', { name: 'Entrer dans le studio' })).toBeVisible();
  await page.getByLabel('Adresse e-mail').fill(owner.email);
  await enterPassword(page);
  await expect(page.getByRole('heading', { name: 'Lina Haddad', exact: true })).toBeVisible();
});

test('a page of before a deploy keeps the note, and says what to do', async ({ browser }) => {
  const reference = await receive('Rita Bello', 'Une note pendant une mise à jour.');
  const page = await openBrowser(browser);
  await signIn(page, site, path(reference));
  // What Next.js answers to an action that the build does not have.
  await page.route('**', (route) =>
    route.request().headers()['next-action']
      ? route.fulfill({ status: 404, headers: { 'x-nextjs-action-not-found': '1' } })
      : route.fallback(),
  );
  await page.getByLabel('Note, pour vous seul').fill('Ma note d’avant');
  await button(page, 'Noter').click();
  await expect(page.getByRole('article').getByRole('alert')).toContainText('mis à jour');
  await expect(page.getByLabel('Note, pour vous seul')).toHaveValue('Ma note d’avant');
  await button(page, 'Clore').click();
  await expect(page.getByRole('heading', { name: 'Le studio a été mis à jour' })).toBeVisible();
  await page.getByRole('button', { name: 'Recharger' }).click();
  await expect(page.getByRole('heading', { name: 'Rita Bello', exact: true })).toBeVisible();
});

test('names in Arabic and HTML are harmless, and every screen is accessible', async ({
  browser,
}) => {
  test.slow();
  const name = '<img src=x onerror=alert(1)> محمد \u202e';
  const reference = await receive(name, 'مرحبا، نبحث عن تدريب ليوم واحد.');
  const page = await openBrowser(browser, { bypassCSP: true });
  await signIn(page, site, path());
  for (const place of [
    '',
    '?list=waiting',
    '?list=closed',
    '?list=suspected',
    '?days=7&state=new',
    `/${reference}`,
    `/${reference}?notice=changed`,
    '/IA-00000',
  ]) {
    await page.goto(site.url + path() + place);
    await checkAccessibility(page);
  }
  await page.goto(site.url + path(reference));
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.getByRole('article').locator('img')).toHaveCount(0);
  await page.keyboard.press('?');
  await checkAccessibility(page);
});
