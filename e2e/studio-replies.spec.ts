import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { fetchFormFields, postLead } from './post-lead';
import { type Site, startTestSite } from './site';
import { addOwner, enterPassword, openBrowser, signIn } from './studio-owner';

// One site with a mail server that refuses mails to bad.example
test.describe.configure({ mode: 'serial' });

const leadsTo = 'leads@jawad.example';

type Delivery = { recipients: string[]; mail: ParsedMail; raw: string };
const deliveries: Delivery[] = [];
const smtpServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _session, callback) =>
    callback(
      address.endsWith('@bad.example')
        ? Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 })
        : null,
    ),
  async onData(stream, { envelope }, callback) {
    const raw = await buffer(stream);
    const recipients = envelope.rcptTo.map(({ address }) => address);
    deliveries.push({ recipients, mail: await simpleParser(raw), raw: String(raw) });
    callback();
  },
});

let site: Site;
test.beforeAll(async () => {
  await new Promise<void>((resolve) => smtpServer.listen(0, '127.0.0.1', resolve));
  const { port } = smtpServer.server.address() as AddressInfo;
  site = await startTestSite({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'site@jawad.example',
    LEADS_TO: leadsTo,
    OUTBOX_WAITS: '0,1',
  });
  await addOwner(site);
});
test.afterAll(async () => {
  await site?.stop();
  await new Promise<void>((resolve) => smtpServer.close(resolve));
});

const details = 'Bonjour, nous cherchons de l’aide pour trier\r\nquatre mille factures par mois.';

/** Sends a lead by the public form. @returns its reference */
async function send(email: string, name = 'Amina Bennani'): Promise<string> {
  const typed = { name, email, details: `${details} ${email}` };
  return (await postLead(site.url, await fetchFormFields(site.url), typed)) ?? '';
}

const find = (matches: (delivery: Delivery) => boolean) => () => deliveries.filter(matches);
const repliesTo = (email: string) =>
  find(({ recipients, mail }) => recipients.includes(email) && /^Re: /.test(mail.subject ?? ''));

async function one(list: () => Delivery[]): Promise<Delivery> {
  await expect.poll(() => list().length, { timeout: 20_000 }).toBe(1);
  const [delivery] = list();
  if (!delivery) throw new Error('It was removed meanwhile.');
  return delivery;
}

/** Ends the ten seconds in which a reply can be taken back, where they do not matter. */
const releaseReplies = () =>
  site.execute("UPDATE OutboxMessage SET nextAttemptAt = createdAt WHERE purpose = 'reply'");

async function openLead(browser: Browser, reference: string, javaScriptEnabled = true) {
  const page = await openBrowser(browser, { javaScriptEnabled });
  const complaints = collectComplaints(page);
  await signIn(page, site, `/studio/leads/${reference}`);
  return { page, complaints };
}

const field = (page: Page) => page.getByLabel('Votre réponse');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const readDraft = async (reference: string) =>
  (
    await site.query(
      `SELECT text FROM ReplyDraft WHERE leadId = (SELECT id FROM Lead WHERE reference = '${reference}')`,
    )
  )[0]?.text ?? null;
const readLead = async (reference: string) =>
  (await site.query(`SELECT * FROM Lead WHERE reference = '${reference}'`))[0];

test('a reply reaches the prospect in the thread of the acknowledgement, and the author in that of the lead', async ({
  browser,
}) => {
  const email = 'amina@client.example';
  const reference = await send(email);
  const leadMail = await one(find(({ mail }) => mail.replyTo?.text.includes(email) ?? false));
  const acknowledgement = await one(find(({ recipients }) => recipients.includes(email)));
  const { page, complaints } = await openLead(browser, reference);
  await field(page).fill('Bonjour Amina,\n\nMardi à 10 h ?');
  await expect(page.getByText(/^Enregistré à \d\d:\d\d$/)).toBeVisible();
  expect(await readDraft(reference)).toBe('Bonjour Amina,\n\nMardi à 10 h ?');
  await page.reload();
  await expect(field(page)).toHaveValue('Bonjour Amina,\n\nMardi à 10 h ?');

  const before = Date.now();
  await button(page, `Envoyer à ${email}`).dblclick();
  await expect(page.getByText('Votre réponse part dans quelques secondes')).toBeVisible();
  await expect(field(page)).toBeHidden();
  const { recipients, mail, raw } = await one(repliesTo(email));
  expect(Date.now() - before).toBeGreaterThan(9000);
  expect(recipients).toEqual([email, leadsTo]);
  expect(raw).not.toMatch(/^bcc:/im);
  expect(mail.from?.value[0]?.address).toBe('site@jawad.example');
  expect(mail.replyTo?.value[0]?.address).toBe(leadsTo);
  expect(mail.subject).toBe(`Re: ${acknowledgement.mail.subject}`);
  expect(mail.inReplyTo).toBe(acknowledgement.mail.messageId);
  expect(mail.references).toEqual([leadMail.mail.messageId, acknowledgement.mail.messageId]);
  expect(mail.html).toBe(false);
  expect(mail.text).toMatch(
    /^Bonjour Amina,\n\nMardi à 10 h \?\n\nJawad\n\nLe .*, Amina Bennani a écrit\s:\n> Bonjour, nous/,
  );
  expect(mail.text).toContain('\n> quatre mille factures par mois.');

  await expect(field(page)).toBeVisible();
  await expect(field(page)).toHaveValue('');
  expect(await readLead(reference)).toMatchObject({ state: 'answered' });
  expect((await readLead(reference))?.firstAnsweredAt).not.toBeNull();
  expect(await readDraft(reference)).toBeNull();
  expect(repliesTo(email)()).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test('a reply that is taken back within its ten seconds does not leave', async ({ browser }) => {
  const email = 'karim@client.example';
  const reference = await send(email, 'كريم العلوي');
  const { page, complaints } = await openLead(browser, reference);
  await field(page).fill('Trop vite');
  await field(page).press('Control+Enter');
  await button(page, 'La reprendre').click();
  await expect(page.getByText('Rien n’est parti')).toBeVisible();
  await expect(field(page)).toHaveValue('Trop vite');
  expect(await readLead(reference)).toMatchObject({ state: 'new', firstAnsweredAt: null });
  expect(
    await site.query("SELECT id FROM OutboxMessage WHERE purpose = 'reply' AND sentAt IS NULL"),
  ).toEqual([]);
  expect(complaints).toEqual([]);
});

test('when the session is gone, one signs in over the page, and what was typed is saved and sent', async ({
  browser,
}) => {
  const email = 'leila@client.example';
  const reference = await send(email);
  const { page } = await openLead(browser, reference);
  await site.execute('DELETE FROM Session');
  await field(page).fill('Bonjour Leïla');
  const dialog = page.getByRole('dialog', { name: 'Reconnectez-vous' });
  await enterPassword(dialog, 'wrong');
  await expect(dialog.getByRole('alert')).toContainText('ne convient pas');
  await enterPassword(dialog);
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Enregistré à/)).toBeVisible();
  expect(await readDraft(reference)).toBe('Bonjour Leïla');

  await site.execute('DELETE FROM Session');
  await button(page, /^Envoyer/).click();
  await enterPassword(dialog);
  await expect(page.getByText('Votre réponse part dans quelques secondes')).toBeVisible();
  await releaseReplies();
  expect((await one(repliesTo(email))).mail.text).toMatch(/^Bonjour Leïla\n/);
});

test('offline, a text is kept in the browser until the server has it; of an erased lead it keeps nothing', async ({
  browser,
}) => {
  const reference = await send('omar@client.example');
  const { page } = await openLead(browser, reference);
  const countCopies = () => page.evaluate(() => localStorage.length);
  await page.context().setOffline(true);
  await field(page).fill('Écrit dans le train');
  await expect(page.getByText('hors ligne. Gardé dans ce navigateur.')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(/^Enregistré à/)).toBeVisible();
  expect(await countCopies()).toBe(0);

  await page.route('**/studio/reply', (route) => route.abort());
  await field(page).fill('Écrit dans le train, puis fermé');
  await expect(page.getByText('Gardé dans ce navigateur.')).toBeVisible();
  await page.reload();
  await expect(field(page)).toHaveValue('Écrit dans le train, puis fermé');
  await expect(page.getByText('Gardé dans ce navigateur.')).toBeVisible();
  await page.unroute('**/studio/reply');
  await expect(page.getByText(/^Enregistré à/)).toBeVisible();

  await site.execute('DELETE FROM Lead WHERE reference = ?', reference);
  await field(page).fill('À personne');
  await expect(page.getByText('Cette demande vient d’être effacée')).toBeVisible();
  expect(await countCopies()).toBe(0);
});

test('of two tabs, the second is told that the lead has changed; the reply of the first survives kill -9', async ({
  browser,
}) => {
  const email = 'sara@client.example';
  const reference = await send(email);
  const { page } = await openLead(browser, reference);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await field(page).fill('La première');
  await expect(page.getByText(/^Enregistré à/)).toBeVisible();
  // Nothing is typed in the second, so what the first has saved shows there.
  await second.getByLabel('Note, pour vous seul').fill('Vu');
  await button(second, 'Noter').click();
  await expect(field(second)).toHaveValue('La première');
  await button(page, /^Envoyer/).click();
  await expect(button(page, 'La reprendre')).toBeVisible();
  await field(second).fill('La seconde');
  await button(second, /^Envoyer/).click();
  await expect(second.getByText('Cette demande a changé entre-temps')).toBeVisible();
  await expect.poll(() => readDraft(reference)).toBe('La seconde');
  await site.stop('SIGKILL');
  await releaseReplies();
  await site.start();
  expect((await one(repliesTo(email))).mail.text).toMatch(/^La première\n/);
});

test('a refused reply is shown at the lead and to the monitor within seconds', async ({
  browser,
}) => {
  const reference = await send('nobody@bad.example');
  const { page } = await openLead(browser, reference);
  await field(page).fill('Bonjour');
  await button(page, /^Envoyer/).click();
  await expect(page.getByText(/réponse, non remis.*550/)).toBeVisible({ timeout: 20_000 });
  expect(await (await page.request.get(`${site.url}/health`)).json()).toMatchObject({ failed: 1 });
});

test('without JavaScript: a draft, a lost session, a reply, taking it back', async ({
  browser,
}) => {
  const email = 'hind@client.example';
  const reference = await send(email);
  await site.execute(
    "INSERT INTO SavedReply (locale, title, text) VALUES ('fr', 'Premier appel', 'Mardi ?'), ('en', 'Call', 'Tuesday?')",
  );
  const { page } = await openLead(browser, reference, false);
  await page.getByText('Réponses enregistrées').click();
  await expect(page.getByText('Mardi ?')).toBeVisible();
  await expect(page.getByText('Tuesday?')).toBeHidden();
  await field(page).fill('Bonjour Hind');
  await button(page, 'Enregistrer le brouillon').click();
  await expect(page.getByText('Brouillon enregistré.')).toBeVisible();

  await site.execute('DELETE FROM Session');
  await field(page).fill('Bonjour Hind, à mardi');
  await button(page, /^Envoyer/).click();
  await expect(page.getByRole('heading', { name: 'Votre réponse n’est pas partie' })).toBeVisible();
  await expect(page.getByLabel('Votre réponse')).toHaveValue('Bonjour Hind, à mardi');
  await signIn(await page.context().newPage(), site, '/studio');
  await button(page, 'Renvoyer').click();
  await button(page, 'La reprendre').click();
  await expect(page.getByText('Rien n’est parti')).toBeVisible();
  await expect(field(page)).toHaveValue('Bonjour Hind, à mardi');
  expect(await readLead(reference)).toMatchObject({ state: 'new' });
});

test('hours and saved replies are set, and a saved reply is inserted where the cursor is', async ({
  browser,
}) => {
  const reference = await send('yasmine@client.example');
  const { page, complaints } = await openLead(browser, reference);
  await page.goto(`${site.url}/studio/settings/leads`);
  await page.getByLabel('aux heures ci-dessous').check();
  await page.getByLabel('samedi').check();
  await page.getByLabel('à', { exact: true }).fill('08:00');
  await button(page, 'Enregistrer').first().click();
  await expect(page.getByText('Indiquez deux heures')).toBeVisible();
  await expect(page.getByLabel('samedi')).toBeChecked();
  await page.getByLabel('à', { exact: true }).fill('19:00');
  await button(page, 'Enregistrer').first().click();
  await expect(page.getByText('Enregistré.')).toBeVisible();
  await page.getByText('Ajouter une réponse').click();
  const form = page.locator('details[open]');
  await form.getByLabel('Texte').fill('Je vous rappelle.');
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(form.getByText('Donnez un titre')).toBeVisible();
  await expect(form.getByLabel('Texte')).toHaveValue('Je vous rappelle.');
  await form.getByLabel('Titre').fill('Rappel');
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.locator('summary', { hasText: 'Rappel' })).toBeVisible();

  await page.goto(`${site.url}/studio/leads/${reference}`);
  await field(page).fill('Bonjour . Merci');
  await field(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(8, 8));
  await page.getByText('Réponses enregistrées').click();
  await button(page, /^Insérer « Rappel »/).click();
  await expect(field(page)).toHaveValue('Bonjour Je vous rappelle.. Merci');
  await expect.poll(() => readDraft(reference)).toContain('Je vous rappelle');
  expect(complaints).toEqual([]);
});

test.describe('every state', () => {
  // A style sheet of the test’s own
  test.use({ bypassCSP: true });

  test('passes axe in light and dark, from 320 px up', async ({ page }) => {
    const reference = await send('axe@client.example');
    await signIn(page, site, '/studio/settings/leads');
    await page.getByLabel('samedi').check();
    await page.getByText('Ajouter une réponse').click();
    await page.locator('details[open]').getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Donnez un titre')).toBeVisible();
    await checkAccessibility(page);

    await page.goto(`${site.url}/studio/leads/${reference}`);
    await checkAccessibility(page);
    await field(page).fill('Bonjour');
    await button(page, /^Envoyer/).click();
    await expect(button(page, 'La reprendre')).toBeVisible();
    await checkAccessibility(page);
    await expect(field(page)).toBeVisible({ timeout: 20_000 });
    await site.execute('DELETE FROM Session');
    await field(page).fill('Bonjour encore');
    await expect(page.getByRole('dialog')).toBeVisible();
    await checkAccessibility(page);
  });
});

test('without a mail server, the reply is written in the mail program', async ({ browser }) => {
  const email = 'zineb@client.example';
  const reference = await send(email);
  await site.stop();
  await site.start({ SMTP_URL: '' });
  const { page, complaints } = await openLead(browser, reference);
  await expect(button(page, /^Envoyer/)).toBeHidden();
  await field(page).fill('Bonjour Zineb');
  const link = page.getByRole('link', { name: 'Répondre dans votre messagerie' });
  await link.click();
  const mailto = new URL((await link.getAttribute('href')) ?? '');
  expect(mailto.pathname).toBe(email);
  expect(mailto.searchParams.get('body')).toMatch(/^Bonjour Zineb\r\n\r\nLe .*\r\n> Bonjour, nous/);
  await button(page, 'Marquer comme répondue').click();
  await expect(page.getByText('Marquée comme répondue.')).toBeVisible();
  expect(await readLead(reference)).toMatchObject({ state: 'answered' });
  expect(complaints).toEqual([]);
});
