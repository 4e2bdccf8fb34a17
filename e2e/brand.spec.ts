import { expect, type Locator, test } from '@playwright/test';

test('what browsers ask for without being told answers 200', async ({ request }) => {
  const types = {
    '/favicon.ico': 'image/x-icon',
    '/icon.svg': 'image/svg+xml',
    '/favicon.png': 'image/png',
    '/apple-touch-icon': 'image/png',
    '/apple-touch-icon.png': 'image/png',
    '/apple-touch-icon-precomposed.png': 'image/png',
    '/apple-touch-icon-180x180.png': 'image/png',
  };
  for (const [path, type] of Object.entries(types)) {
    const answer = await request.get(path);
    expect([path, answer.status(), answer.headers()['content-type']]).toEqual([path, 200, type]);
    expect(answer.headers()['cache-control']).toBe('public, max-age=86400');
  }
});

async function sidesOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not visible.`);
  return { start: box.x, end: box.x + box.width };
}

for (const width of [320, 1440]) {
  test(`header, text and footer end at the same edges on ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/');
    const content = await sidesOf(page.getByRole('main'));
    const banner = page.getByRole('banner');
    expect(await sidesOf(banner)).toEqual(content);
    expect(await sidesOf(page.getByRole('contentinfo'))).toEqual(content);

    const name = banner.getByRole('link', { name: 'Jawad' });
    expect((await sidesOf(name.locator('svg'))).start).toBe(content.start);
    const drawing = banner.getByRole('button', { name: 'Affichage sombre' }).locator('circle');
    expect(Math.abs((await sidesOf(drawing)).end - content.end)).toBeLessThan(1.5);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

test('star and links have the accent of site.config.ts, a lighter one in the dark', async ({
  page,
}) => {
  const star = page.getByRole('banner').getByRole('link', { name: 'Jawad' }).locator('svg');
  const cover = page.getByRole('main').getByRole('img').first();
  await page.goto('/articles/mistral-ai-ia-souveraine-asml');
  await expect(star).toHaveCSS('fill', 'rgb(96, 80, 220)');
  await expect(cover).toHaveCSS('filter', 'brightness(1)');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(star).toHaveCSS('fill', 'rgb(168, 161, 255)');
  await expect(cover).toHaveCSS('filter', 'brightness(0.86)');
});
