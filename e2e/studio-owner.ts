import { type Browser, expect, type Page } from '@playwright/test';
import type { Site } from './site';

export const owner = { email: 'jawad@example.org', password: 'une phrase assez longue' };

type Options = { javaScriptEnabled?: boolean; bypassCSP?: boolean };

export async function openBrowser(browser: Browser, options: Options = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', ...options });
  return context.newPage();
}

/** By the link that the start prints. */
export async function makeOwner(page: Page, site: Site): Promise<void> {
  await page.goto(/http\S+\/studio\/link\?token=\S+/.exec(site.output())?.[0] ?? '');
  await page.getByLabel('Adresse e-mail').fill(owner.email);
  await page.getByLabel('Nouveau mot de passe').fill(owner.password);
  await page.getByRole('button', { name: 'Ouvrir le studio' }).click();
  await expect(page).toHaveURL(`${site.url}/studio`);
}

/** @param path where to go on */
export async function signIn(page: Page, site: Site, path: string): Promise<void> {
  await page.goto(`${site.url}/studio/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel('Adresse e-mail').fill(owner.email);
  await page.getByLabel('Mot de passe').fill(owner.password);
  await page.getByRole('button', { name: 'Entrer', exact: true }).click();
  await expect(page).toHaveURL(site.url + path);
}
