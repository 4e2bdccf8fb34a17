import { createHash, randomBytes, scryptSync } from 'node:crypto';
import {
  type Browser,
  type BrowserContextOptions,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import type { Site } from './site';

export const owner = { email: 'jawad@example.org', password: 'une phrase assez longue' };

export async function openBrowser(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', ...options });
  return context.newPage();
}

/** As if by the link that the start prints, with a password hash that is quick to check */
export async function addOwner(site: Site): Promise<void> {
  const salt = randomBytes(16);
  const key = scryptSync(owner.password, salt, 32, { N: 1024, r: 8, p: 1 });
  await site.execute(
    `INSERT INTO Account (email, role, locale, passwordHash) VALUES (?, 'owner', 'fr', ?)`,
    owner.email,
    `scrypt$1024$8$1$${salt.toString('base64url')}$${key.toString('base64url')}`,
  );
}

/** The owner is signed in, too. */
export async function makeOwner(page: Page, site: Site): Promise<void> {
  await addOwner(site);
  await signIn(page, site, '/studio');
}

/** As if by the form. @param path where to go on */
export async function signIn(page: Page, site: Site, path: string): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  await site.execute(
    `INSERT INTO Session (tokenHash, accountId, device, createdAt, signedInAt, usedAt, expiresAt)
     SELECT ?1, id, 'Chrome, Linux', ?2, ?2, ?2, ?3 FROM Account WHERE role = 'owner'`,
    createHash('sha256').update(token).digest('base64url'),
    toDateTime(Date.now()),
    toDateTime(Date.now() + 86_400_000),
  );
  const cookie = { name: 'studio', value: token, domain: 'localhost', path: '/studio' };
  await page.context().addCookies([{ ...cookie, httpOnly: true, sameSite: 'Lax' }]);
  await page.goto(site.url + path);
  await expect(page).toHaveURL(site.url + path);
}

export async function enterPassword(
  form: Page | Locator,
  password = owner.password,
): Promise<void> {
  await form.getByLabel('Mot de passe').fill(password);
  await form.getByRole('button', { name: 'Entrer', exact: true }).click();
}

/** As Prisma writes it */
const toDateTime = (ms: number) => new Date(ms).toISOString().replace('Z', '+00:00');
