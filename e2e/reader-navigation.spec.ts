import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { fullChromiumOptions } from './browser';
import { fillLeadForm, submitButton, uniqueDetails, uniqueEmail } from './lead-form';

const mistral = '/articles/mistral-ai-ia-souveraine-asml';

test('the system’s share sheet is offered where it exists', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    Object.assign(navigator, {
      share: async (shared: ShareData) => Object.assign(window, { shared }),
    });
  });
  await page.goto(mistral);
  await page.getByRole('button', { name: 'Autres applications' }).click();
  const shared = await page.evaluate(() => (window as { shared?: ShareData }).shared);
  expect(shared?.url).toBe(baseURL + mistral);
  expect(shared?.title).toMatch(/^Mistral AI/);
});

test('a prerendered page starts its timer, theme and draft on activation', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(document, 'prerendering', { value: true, writable: true });
  });
  await page.goto('/contact', { waitUntil: 'load' });
  await page.evaluate(() => {
    sessionStorage.setItem('lead-draft', JSON.stringify(['Amina', '', '', '']));
    localStorage.setItem('theme', 'dark');
  });
  await expect(page.getByLabel('Nom complet')).toHaveValue('');
  const before = await page.evaluate(() => {
    document.dispatchEvent(new Event('prerenderingchange'));
    return performance.now();
  });
  await expect(page.getByLabel('Nom complet')).toHaveValue('Amina');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await submitButton(page).click();
  const elapsed = Number(await page.locator('input[name=elapsed]').inputValue());
  const now = await page.evaluate(() => performance.now());
  expect(elapsed).toBeGreaterThan(0);
  expect(elapsed).toBeLessThanOrEqual(now - before + 1);
});

test.describe('from page to page', () => {
  /** What the browser finds worth fetching ahead, and what it fetches: each path with its action. */
  async function watchPreloads(page: Page) {
    const found = new Set<string>();
    const errors: string[] = [];
    const fetched: string[] = [];
    const session = await page.context().newCDPSession(page);
    session.on('Preload.ruleSetUpdated', ({ ruleSet }) => {
      if (ruleSet.errorMessage) errors.push(ruleSet.errorMessage);
    });
    session.on('Preload.preloadingAttemptSourcesUpdated', ({ preloadingAttemptSources }) => {
      for (const { key } of preloadingAttemptSources) found.add(new URL(key.url).pathname);
    });
    page.on('request', (request) => {
      if (request.headers()['sec-purpose']) fetched.push(new URL(request.url()).pathname);
    });
    await session.send('Preload.enable');
    return { found, errors, fetched };
  }

  test('pages are prefetched on hover, none on load', async ({ page }) => {
    const { found, errors, fetched } = await watchPreloads(page);
    await page.goto('/', { waitUntil: 'networkidle' });
    await expect.poll(() => found.has(mistral)).toBe(true);
    for (const path of found) expect(path).not.toMatch(/\.|health|merci|thanks/);
    expect(errors).toEqual([]);
    expect(fetched).toEqual([]);
    await page.getByRole('link', { name: /^Mistral AI, fleuron/ }).hover();
    await expect.poll(() => fetched).toEqual([mistral]);
    await page.getByRole('link', { name: /^Mistral AI, fleuron/ }).click();
    await expect(page).toHaveURL(mistral);
    const delivery = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation');
      return (entry as PerformanceNavigationTiming & { deliveryType: string }).deliveryType;
    });
    expect(delivery).toBe('navigational-prefetch');
  });

  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    test(`page transitions respect prefers-reduced-motion: ${reducedMotion}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion });
      await page.addInitScript(() => {
        addEventListener('pagereveal', async ({ viewTransition }) => {
          await viewTransition?.ready;
          const effects = document.getAnimations().map(({ effect }) => effect as KeyframeEffect);
          Object.assign(window, { moved: effects.map(({ pseudoElement }) => pseudoElement) });
        });
      });
      await page.goto('/');
      await page.getByRole('link', { name: /^Mistral AI, fleuron/ }).click();
      await expect(page).toHaveURL(mistral);
      const moved = () => page.evaluate(() => (window as { moved?: string[] }).moved);
      // The card's cover leaves for the article's.
      const cover = '::view-transition-old(cover)';
      if (reducedMotion === 'reduce') await expect.poll(moved).toEqual([]);
      else await expect.poll(moved).toContain(cover);
    });
  }

  test.describe('« Back »', () => {
    let keeping: Browser;
    test.beforeAll(async () => {
      // Playwright forbids the browser to keep pages.
      keeping = await chromium.launch({
        ...fullChromiumOptions,
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      });
    });
    test.afterAll(() => keeping.close());

    for (const [from, to] of [
      ['/', mistral],
      [mistral, '/contact'],
      ['/contact', '/'],
    ] as const) {
      test(`${from} is restored from the back-forward cache`, async ({ baseURL }) => {
        const page = await keeping.newPage({ baseURL, locale: 'fr-FR' });
        await page.addInitScript(() => {
          addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
        });
        await page.goto(from);
        await page.evaluate((path) => location.assign(path), to);
        await page.waitForURL((url) => url.pathname === to);
        await page.getByRole('button', { name: 'Affichage sombre' }).click();
        await page.evaluate(() => history.back());
        await page.waitForURL((url) => url.pathname === from, { waitUntil: 'commit' });
        const persisted = () => page.evaluate(() => (window as { persisted?: boolean }).persisted);
        await expect.poll(persisted).toBe(true);
        // But for the colours, chosen meanwhile
        await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
        await page.context().close();
      });
    }

    test('leads to a form that can be sent again', async ({ baseURL }) => {
      const page = await keeping.newPage({ baseURL, locale: 'fr-FR' });
      await page.goto('/contact');
      await fillLeadForm(page, { name: 'Retour', email: uniqueEmail(), details: uniqueDetails() });
      await submitButton(page).click();
      await expect(page).toHaveURL(/merci\?ref=/);
      await page.evaluate(() => history.back());
      await page.waitForURL('/contact', { waitUntil: 'commit' });
      await expect(submitButton(page)).not.toHaveAttribute('aria-disabled', 'true');
      await submitButton(page).click();
      await expect(page).toHaveURL(/merci\?ref=/);
      await page.context().close();
    });
  });
});
