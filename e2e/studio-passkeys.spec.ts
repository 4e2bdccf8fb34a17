import { expect, type Page, test } from '@playwright/test';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { getSharedSite } from './shared-site';
import { runCli, type Site } from './site';
import { enterPassword, openBrowser, owner } from './studio-owner';

// One site, whose owner is made by the first test; one browser with the owner's authenticator.
test.describe.configure({ mode: 'serial' });

let site: Site;
let page: Page;
let complaints: string[];
let authenticator: Awaited<ReturnType<typeof addAuthenticator>>;

test.beforeAll(async ({ browser }) => {
  site = await getSharedSite();
  page = await openBrowser(browser);
  complaints = collectComplaints(page);
  authenticator = await addAuthenticator(page);
});
test.afterEach(() => expect(complaints.splice(0)).toEqual([]));

/** A device that keeps passkeys and recognizes its owner */
async function addAuthenticator(of: Page) {
  const devTools = await of.context().newCDPSession(of);
  await devTools.send('WebAuthn.enable');
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return {
    recognizeOwner: (isUserVerified: boolean) =>
      devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

const home = () => page.getByRole('heading', { name: 'À répondre' });
const door = () => page.getByRole('heading', { name: 'Entrer dans le studio' });
const passkeys = () => page.locator('#passkeys');
const refusal = () => page.getByRole('main').getByRole('alert');
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const withPasskey = () => press('Avec une clé d’accès');

const ageSignIn = () => site.execute('UPDATE Session SET signedInAt = ?', Date.now() - 16 * 60_000);

async function signOut(): Promise<void> {
  await press('Se déconnecter');
  await expect(door()).toBeVisible();
}

test('the owner chooses a password, is offered a passkey, and signs in with it', async () => {
  await page.goto(/http\S+\/studio\/link\?token=\S+/.exec(site.output())?.[0] ?? '');
  await page.getByLabel('Adresse e-mail').fill(owner.email);
  await page.getByLabel('Nouveau mot de passe').fill(owner.password);
  await press('Ouvrir le studio');
  await page.getByRole('link', { name: /ajouter une clé d’accès/ }).click();
  await press('Ajouter une clé d’accès');
  await expect(passkeys().getByRole('status')).toHaveText('La clé d’accès est ajoutée.');
  await expect(passkeys().getByRole('listitem')).toContainText(/, Linux.*jamais utilisée/s);
  await signOut();
  await withPasskey();
  await expect(home()).toBeVisible();
  await expect(page.getByRole('link', { name: /ajouter une clé d’accès/ })).toHaveCount(0);
  await page.goto(`${site.url}/studio/settings`);
  await expect(passkeys().getByRole('listitem')).toContainText('utilisée le');
});

test('a device that has a passkey gets no second one', async () => {
  await press('Ajouter une clé d’accès');
  await expect(refusal()).toContainText('n’a pas été ajoutée');
});

test('a passkey signs in while too many wrong passwords were tried', async () => {
  await signOut();
  await page.getByLabel('Adresse e-mail').fill(owner.email);
  await enterPassword(page, 'wrong');
  await expect(refusal()).toContainText('ne convient pas');
  await site.execute(`UPDATE RateLimit SET points = 10 WHERE key LIKE 'sign-in:%'`);
  await enterPassword(page);
  await expect(refusal()).toContainText('Réessayez dans');
  await withPasskey();
  await expect(home()).toBeVisible();
  expect(await site.query('SELECT points FROM RateLimit')).toEqual([{ points: 11 }]);
  await site.execute('DELETE FROM RateLimit');
});

test('whoever does not prove who they are is told so in one sentence', async () => {
  await signOut();
  await authenticator.recognizeOwner(false);
  await withPasskey();
  await expect(refusal()).toContainText('n’a pas été acceptée');
  await authenticator.recognizeOwner(true);
  await withPasskey();
  await expect(home()).toBeVisible();
});

test('a passkey is renamed, and confirms who is there before it is removed', async () => {
  await page.goto(`${site.url}/studio/settings`);
  await passkeys().getByText('Renommer').click();
  await passkeys().getByLabel('Nom').fill('Ordinateur <b>');
  await passkeys().getByRole('button', { name: 'Enregistrer' }).click();
  await expect(passkeys().getByRole('listitem')).toContainText('Ordinateur <b>');
  await ageSignIn();
  await page.getByRole('button', { name: 'Retirer Ordinateur <b>' }).click();
  await expect(page.getByRole('heading', { name: 'Confirmez que c’est bien vous' })).toBeVisible();
  await withPasskey();
  await expect(page).toHaveURL(`${site.url}/studio/settings`);
  await page.getByRole('button', { name: 'Retirer Ordinateur <b>' }).click();
  await expect(passkeys().getByRole('listitem')).toHaveCount(0);

  await ageSignIn();
  await press('Ajouter une clé d’accès');
  await expect(page.getByRole('heading', { name: 'Confirmez que c’est bien vous' })).toBeVisible();
  await withPasskey();
  await expect(refusal()).toContainText('n’a pas été acceptée');
  await enterPassword(page);
  await expect(page).toHaveURL(`${site.url}/studio/settings`);
});

test('the command line lists and removes passkeys', async () => {
  await press('Ajouter une clé d’accès');
  await expect(passkeys().getByRole('listitem')).toHaveCount(1);
  expect(await runCli('studio', site, 'passkeys')).toMatch(/^1 {2}\w+, Linux {2}added/);
  await runCli('studio', site, 'passkeys', '--remove', '1');
  await signOut();
  await withPasskey();
  await expect(refusal()).toContainText('n’a pas été acceptée');
});

test('without JavaScript the door is that of the password alone, without a gap', async ({
  browser,
}) => {
  const plain = await openBrowser(browser, { javaScriptEnabled: false });
  await plain.goto(`${site.url}/studio/sign-in`);
  const block = plain.locator('.studio-passkey', { hasText: 'Avec une clé d’accès' });
  await expect(block).toHaveCSS('display', 'none');
  await expect(plain.getByLabel('Mot de passe')).toBeVisible();
});

test.describe('every screen', () => {
  // A style sheet of the test’s own
  test.use({ bypassCSP: true });

  test('passes axe: a refusal at the door, a passkey in the settings', async ({ page: other }) => {
    await addAuthenticator(other);
    await other.goto(`${site.url}/studio/sign-in`);
    await other.getByRole('button', { name: 'Avec une clé d’accès' }).click();
    await expect(other.getByRole('main').getByRole('alert')).toBeVisible();
    await checkAccessibility(other);
    await other.getByLabel('Adresse e-mail').fill(owner.email);
    await enterPassword(other);
    const offer = other.getByRole('link', { name: /ajouter une clé d’accès/ });
    await expect(offer).toBeVisible();
    await checkAccessibility(other);
    await offer.click();
    await other.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
    await other.getByText('Renommer').click();
    await checkAccessibility(other);
  });
});
