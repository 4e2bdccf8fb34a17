import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { getSharedSite } from './shared-site';
import type { Site } from './site';
import { makeOwner, openBrowser, owner, signIn } from './studio-owner';
import { createVisitor } from './studio-visitor';

// One site, whose owner is made first; each test has pictures of its own.
test.describe.configure({ mode: 'serial' });

const library = '/studio/pictures';

let site: Site;
test.beforeAll(async ({ browser }) => {
  site = await getSharedSite();
  await makeOwner(await openBrowser(browser), site);
});

/** As a telephone takes it: lying on its side, with its place. The upper left is red. */
async function takePhoto(background: string): Promise<Buffer> {
  const red = { create: { width: 100, height: 100, channels: 3, background: '#f00' } } as const;
  return sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .composite([{ input: red, left: 0, top: 100 }])
    .jpeg()
    .withExifMerge({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33 35 0' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

const jpeg = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer });
const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
const card = (page: Page, name: string) => page.getByRole('link', { name: new RegExp(name) });

test('pictures are added, described, cropped around a point by the keyboard, and deleted', async ({
  browser,
}) => {
  const page = await openBrowser(browser);
  const complaints = collectComplaints(page);
  await signIn(page, site, library);
  await page
    .getByLabel('Choisir des images')
    .setInputFiles([
      jpeg('rue.jpg', await takePhoto('#123456')),
      { name: 'iphone.heic', mimeType: 'image/heic', buffer: heic },
      jpeg('place.jpg', await takePhoto('#654321')),
    ]);
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'ne lit pas le format HEIC',
  );
  await expect(card(page, 'rue.jpg')).toContainText('200 × 300 pixels');
  await expect(card(page, 'place.jpg')).toBeVisible();
  await page.getByRole('button', { name: 'Fermer' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);

  await card(page, 'rue.jpg').click();
  await expect(page.getByText('Nulle part.')).toBeVisible();
  await page.getByLabel('Description').fill('Une rue à Fès');
  await page.getByLabel('automatique').focus();
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowUp');
  await expect(page.getByLabel('en bas à gauche')).toBeChecked();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Enregistré.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Description')).toHaveValue('Une rue à Fès');
  await expect(page.getByLabel('en bas à gauche')).toBeChecked();

  await page.goto(`${site.url}${library}?text=F%C3%A8s`);
  await expect(page.getByText('1 image', { exact: true })).toBeVisible();
  await card(page, 'Une rue à Fès').click();
  await page.locator('summary', { hasText: 'Supprimer' }).click();
  await page.getByRole('button', { name: 'Supprimer' }).click();
  await expect(page.getByText('L’image est supprimée.')).toBeVisible();
  await expect(card(page, 'rue.jpg')).toHaveCount(0);
  // A status of 415, which the browser notes.
  expect(complaints.filter((text) => !text.includes('415'))).toEqual([]);
});

test('a fault of the network passes; one that lasts waits for the author', async ({ browser }) => {
  const page = await openBrowser(browser);
  await signIn(page, site, library);
  await page.clock.install();
  let faults = 4;
  await page.route('**/studio/upload?*', (route) => {
    faults -= 1;
    return faults >= 0 ? route.abort() : route.continue();
  });
  await page
    .getByLabel('Choisir des images')
    .setInputFiles(jpeg('pont.jpg', await takePhoto('#2a6')));
  await page.clock.runFor(6000);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Le réseau ne répond pas');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.clock.runFor(2000);
  await expect(card(page, 'pont.jpg')).toBeVisible();
});

test('without JavaScript a form adds a picture, or says what is wrong with it', async ({
  browser,
}) => {
  const page = await openBrowser(browser, { javaScriptEnabled: false });
  await signIn(page, site, library);
  const send = async (file: ReturnType<typeof jpeg>) => {
    await page.getByLabel('Choisir des images').setInputFiles(file);
    await page.getByRole('button', { name: 'Envoyer' }).click();
  };
  await send(jpeg('dessin.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')));
  await expect(page.getByRole('main').getByRole('alert')).toContainText('dessin SVG');
  await send(jpeg('port.jpg', await takePhoto('#36a')));
  await expect(page.getByRole('heading', { name: 'port.jpg' })).toBeVisible();
  await page.getByLabel('en haut', { exact: true }).check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Enregistré.')).toBeVisible();
  await expect(page.getByLabel('en haut', { exact: true })).toBeChecked();
});

test('a kill in the middle leaves nothing that is named but missing', async () => {
  const visitor = createVisitor(site);
  await visitor.submit('/studio/sign-in', 'Entrer', owner);
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const body = await sharp({
    create: { width: 1700, height: 1200, channels: 3, background: '#fff', noise },
  })
    .jpeg()
    .toBuffer();
  const send = () =>
    visitor.send('/studio/upload?name=grand.jpg', {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { 'Content-Type': 'image/jpeg', Origin: site.url },
    });
  const countUploads = async () => (await site.query('SELECT count(*) AS n FROM Upload'))[0]?.n;
  const before = await countUploads();
  const folder = join(site.dataDir, 'media');
  const media = () => (existsSync(folder) ? readdirSync(folder).length : 0);
  const stored = media();
  const failing = send().catch(() => null);
  await expect.poll(media).toBeGreaterThan(stored);
  await site.stop('SIGKILL');
  expect(await failing).toBeNull();
  expect(await countUploads()).toBe(before);
  await site.start();
  const { status, text } = await send();
  expect([status, JSON.parse(text)]).toMatchObject([200, { ok: true, width: 1700, height: 1200 }]);
  const { path } = JSON.parse(text);
  for (const variant of ['480.avif', '1600.webp', '1x1.jpg'].map((end) => `${path}-${end}`)) {
    expect([variant, (await fetch(site.url + variant)).status]).toEqual([variant, 200]);
  }
});

test('more than 25 MB are refused before they are sent', async () => {
  const headers = { 'Content-Type': 'image/jpeg', 'Sec-Fetch-Site': 'same-origin' };
  const status = await new Promise((resolve, reject) => {
    const sent = request(`${site.url}/studio/upload?name=a.jpg`, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': 30 * 1024 * 1024 },
      agent: false,
    });
    sent.on('error', reject);
    sent.on('response', ({ statusCode }) => {
      resolve(statusCode);
      sent.destroy();
    });
    sent.flushHeaders();
  });
  expect(status).toBe(413);
});

test('the screens can be used by everybody', async ({ browser }) => {
  const page = await openBrowser(browser, { bypassCSP: true });
  await signIn(page, site, library);
  await checkAccessibility(page);
  await card(page, 'port.jpg').click();
  await expect(page.getByRole('heading', { name: 'port.jpg' })).toBeVisible();
  await checkAccessibility(page);
});
