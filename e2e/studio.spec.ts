import { expect, type Page, test } from '@playwright/test';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { fetchFormFields, postLead } from './post-lead';
import { getSharedSite } from './shared-site';
import { runCli, type Site } from './site';
import { enterPassword, openBrowser, owner, signIn } from './studio-owner';

// One site, whose owner is made by the first test.
test.describe.configure({ mode: 'serial' });

let password = owner.password;
let site: Site;
test.beforeAll(async () => {
  site = await getSharedSite();
});

const readLink = (text: string) => /http\S+\/studio\/link\?token=\S+/.exec(text)?.[0] ?? '';

async function fillDoor(page: Page, typed = password): Promise<void> {
  await page.goto(`${site.url}/studio`);
  await page.getByLabel('Adresse e-mail').fill(owner.email);
  await enterPassword(page, typed);
}

async function enter(page: Page): Promise<void> {
  await fillDoor(page);
  await expect(home(page)).toBeVisible();
}

const home = (page: Page) => page.getByRole('heading', { name: 'À répondre' });

test('the start prints a link with which the owner chooses a password, once', async ({
  browser,
}) => {
  const link = readLink(site.output());
  const page = await openBrowser(browser);
  const complaints = collectComplaints(page);
  // A mail scanner opens links, too.
  expect((await page.request.get(link)).status()).toBe(200);
  await page.goto(link);
  await page.getByLabel('Adresse e-mail').fill(owner.email);
  await page.getByLabel('Nouveau mot de passe').fill('trop court');
  await page.getByRole('button', { name: 'Ouvrir le studio' }).click();
  await expect(page.getByLabel('Nouveau mot de passe')).toHaveAccessibleDescription(
    /au moins 12\scaractères/,
  );
  await expect(page.getByLabel('Adresse e-mail')).toHaveValue(owner.email);
  await page.getByLabel('Nouveau mot de passe').fill(owner.password);
  await page.getByRole('button', { name: 'Ouvrir le studio' }).click();
  await expect(home(page)).toBeVisible();
  expect(await page.context().cookies()).toMatchObject([
    { name: 'studio', path: '/studio', httpOnly: true, sameSite: 'Lax' },
    { name: 'studio-device', path: '/studio', httpOnly: true, sameSite: 'Lax' },
  ]);
  expect(complaints).toEqual([]);

  const stranger = await openBrowser(browser);
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { name: 'Ce lien ne fonctionne plus' })).toBeVisible();
});

test('a lead, the scheduled articles and the state of the site stand on the home page', async ({
  page,
}) => {
  await postLead(site.url, await fetchFormFields(site.url), {
    name: 'Amina <b>Bennani</b>',
    email: 'amina@client.example',
    details: 'Bonjour, nous cherchons de l’aide pour trier quatre mille factures par mois.',
  });
  await runCli(
    'articles',
    site,
    'schedule',
    'openai-plateforme-emplois-2026-linkedin',
    '2030-01-07 08:00',
  );
  await signIn(page, site, '/studio');
  const section = (name: string) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await expect(section('À répondre')).toContainText('Amina <b>Bennani</b>');
  await expect(section('À paraître')).toContainText('7 janvier 2030 à 08:00');
  await expect(section('Le site')).toContainText('fonctionne');
});

test('without JavaScript: signs in, changes the language, signs out everywhere', async ({
  browser,
}) => {
  const page = await openBrowser(browser, { javaScriptEnabled: false });
  const other = await openBrowser(browser);
  await signIn(other, site, '/studio');
  await fillDoor(page, 'une autre phrase');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('ne convient pas');
  await expect(page.getByLabel('Adresse e-mail')).toHaveValue(owner.email);
  await enterPassword(page, password);
  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByLabel('English').check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.getByLabel('Français').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Se déconnecter partout' }).click();
  await expect(page.getByRole('heading', { name: 'Entrer dans le studio' })).toBeVisible();
  await other.goto(`${site.url}/studio`);
  await expect(other.getByRole('heading', { name: 'Entrer dans le studio' })).toBeVisible();
});

test('a new password needs a fresh sign-in and signs out the other devices', async ({
  browser,
}) => {
  const [page, other] = [await openBrowser(browser), await openBrowser(browser)];
  for (const each of [page, other]) await signIn(each, site, '/studio');
  await site.execute('UPDATE Session SET signedInAt = ?', Date.now() - 16 * 60_000);
  await page.goto(`${site.url}/studio/settings`);
  const change = async () => {
    await page.getByLabel('Nouveau mot de passe').fill('une phrase toute nouvelle');
    await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
  };
  await change();
  await expect(page.getByRole('heading', { name: 'Confirmez que c’est bien vous' })).toBeVisible();
  await enterPassword(page, password);
  await expect(page).toHaveURL(`${site.url}/studio/settings`);
  await change();
  await expect(page.getByText('Le mot de passe est changé')).toBeVisible();
  password = 'une phrase toute nouvelle';
  await other.goto(`${site.url}/studio`);
  await expect(other.getByRole('heading', { name: 'Entrer dans le studio' })).toBeVisible();
});

test('after ten wrong passwords this network waits; a browser that is known does not', async ({
  browser,
}) => {
  const [stranger, known] = [await openBrowser(browser), await openBrowser(browser)];
  await enter(known);
  await known.goto(`${site.url}/studio/settings`);
  await known.getByRole('button', { name: 'Se déconnecter ici' }).click();
  await fillDoor(stranger, 'wrong');
  await expect(stranger.getByRole('main').getByRole('alert')).toContainText('ne convient pas');
  await site.execute(`UPDATE RateLimit SET points = 10 WHERE key LIKE 'sign-in:%'`);
  await fillDoor(stranger);
  await expect(stranger.getByRole('main').getByRole('alert')).toContainText(
    /Réessayez dans 1[45]\sminutes/,
  );
  await enter(known);
  await site.execute('DELETE FROM RateLimit');
});

test('the command line resets a password and signs out', async ({ browser }) => {
  const page = await openBrowser(browser);
  await signIn(page, site, '/studio');
  const link = readLink(await runCli('studio', site, 'link'));
  await page.goto(link);
  await expect(page.getByLabel('Adresse e-mail')).toHaveValue(owner.email);
  await page.getByLabel('Nouveau mot de passe').fill('encore une autre phrase');
  await page.getByRole('button', { name: 'Enregistrer et entrer' }).click();
  await expect(home(page)).toBeVisible();
  password = 'encore une autre phrase';
  expect(await runCli('studio', site, 'accounts')).toContain(`${owner.email}  owner`);
  expect(await runCli('studio', site, 'sign-out')).toBe('Ended 1 session.\n');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Entrer dans le studio' })).toBeVisible();
});

test.describe('every screen', () => {
  // A style sheet of the test’s own
  test.use({ bypassCSP: true });

  test('passes axe in light and dark, from 320 px up, and by keyboard', async ({ page }) => {
    await page.goto(`${site.url}/studio/sign-in`);
    await page.getByRole('button', { name: 'Entrer' }).click();
    await expect(page.getByLabel('Mot de passe')).toHaveAccessibleDescription(
      'Saisissez le mot de passe.',
    );
    await checkAccessibility(page);
    await page.goto(`${site.url}/studio/link?token=used`);
    await checkAccessibility(page);
    await page.goto(readLink(await runCli('studio', site, 'link')));
    await checkAccessibility(page);

    await page.goto(`${site.url}/studio`);
    await page.getByLabel('Adresse e-mail').focus();
    await page.keyboard.type(owner.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await expect(home(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
    for (const path of ['', '/settings', '/nulle-part', '/settings/accounts']) {
      await page.goto(`${site.url}/studio${path}`);
      await checkAccessibility(page);
    }
    await page.getByRole('button', { name: 'Créer un lien' }).click();
    await expect(page.getByLabel('Adresse e-mail')).toHaveAccessibleDescription(
      /adresse e-mail complète/,
    );
    await checkAccessibility(page);
    await page.getByLabel('Adresse e-mail').fill('nora@example.org');
    await page.keyboard.press('Enter');
    const invitation = await page.getByLabel('Lien d’invitation').inputValue();
    await expect(page.getByRole('button', { name: 'Annuler nora@example.org' })).toBeVisible();
    await checkAccessibility(page);
    await page.goto(invitation);
    await checkAccessibility(page);
  });
});
