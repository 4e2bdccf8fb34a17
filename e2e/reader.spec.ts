import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { fullChromiumOptions } from './browser';
import { fillLeadForm, submitButton, uniqueDetails, uniqueEmail } from './lead-form';

const mistral = '/articles/mistral-ai-ia-souveraine-asml';
const summary = (page: Page) => page.locator('.summary');

/** Each form that a page sends, from now on */
function listPosts(page: Page): string[] {
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  return posts;
}

/** What the form shows and tells assistive technology, element by element. */
async function describeForm(page: Page) {
  return {
    title: await page.title(),
    focus: await page.evaluate(() => document.activeElement?.className),
    elements: await page.locator('form[data-words]').evaluate((form) =>
      [...form.querySelectorAll('*:not([type=hidden])')].map((element) => {
        const names = ['id', 'class', 'role', 'tabindex', 'href', 'for'];
        const states = ['aria-invalid', 'aria-describedby', 'aria-disabled'];
        const attributes = [...names, ...states].map((name) => element.getAttribute(name) ?? '');
        const text = element.matches('textarea, :has(*)') ? '' : element.textContent;
        const { value = '' } = element as HTMLInputElement;
        return [element.tagName, ...attributes, value, text].join('|');
      }),
    ),
  };
}

for (const typed of [
  {},
  { name: 'Zoé', email: 'zoe@', projectType: 'Formation', details: 'Trop court\nici' },
  { name: 'x'.repeat(1200), email: `${'a'.repeat(260)}@example.com`, details: 'é'.repeat(5001) },
]) {
  test(`the browser says what the server would have said: ${Object.keys(typed).join(', ') || 'nothing typed'}`, async ({
    page,
    browser,
  }) => {
    const posts = listPosts(page);
    await page.goto(mistral);
    await fillLeadForm(page, typed);
    await submitButton(page).click();
    await expect(summary(page)).toBeFocused();
    expect(posts).toEqual([]);

    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' });
    const plain = await context.newPage();
    await plain.goto(new URL(mistral, page.url()).href);
    await fillLeadForm(plain, typed);
    await submitButton(plain).click();
    await expect(summary(plain)).toBeFocused();
    expect(await describeForm(page)).toEqual(await describeForm(plain));
    await context.close();
  });
}

test('after a first attempt a message goes as soon as its field is right, and comes when it is left wrong', async ({
  page,
}) => {
  await page.goto('/contact');
  const [name, email] = [page.getByLabel('Nom complet'), page.getByLabel('Adresse e-mail')];
  await email.fill('amina@');
  await name.fill('A');
  // Nobody is told off before he is done.
  await page.getByLabel('Détails du projet').fill('Trop court');
  await expect(page.locator('.field-error')).toHaveCount(0);

  await submitButton(page).click();
  await expect(summary(page).getByRole('listitem')).toHaveCount(3);
  await expect(page).toHaveTitle(/^Erreur\s: Contact/);
  await name.fill('Amina');
  await expect(name).not.toHaveAttribute('aria-invalid');
  await expect(summary(page)).toContainText('2 champs');
  await expect(summary(page).getByRole('listitem')).toHaveCount(2);
  await expect(name).toBeFocused();

  await name.fill('A');
  await expect(name).not.toHaveAttribute('aria-invalid');
  await email.focus();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveAccessibleDescription(/2\scaractères/);
  await expect(summary(page).getByRole('listitem')).toHaveCount(3);

  await fillLeadForm(page, { name: 'Amina', email: uniqueEmail(), details: uniqueDetails() });
  await expect(summary(page)).toHaveCount(0);
  await expect(page).toHaveTitle(/^Contact/);
  await submitButton(page).click();
  await expect(page).toHaveURL(/merci\?ref=/);
});

test('the button says that the form is on its way, and sends it once', async ({ page }) => {
  await page.goto('/contact');
  await fillLeadForm(page, { name: 'Lente', email: uniqueEmail(), details: uniqueDetails() });
  const posts = listPosts(page);
  // In one go, for Playwright waits while the browser asks for a page.
  const seen = await submitButton(page).evaluate((button: HTMLButtonElement) => {
    const held: boolean[] = [];
    addEventListener('submit', (event) => held.push(event.defaultPrevented), true);
    button.click();
    const { textContent, ariaDisabled } = button;
    button.click();
    return { textContent, ariaDisabled, held };
  });
  expect(seen).toEqual({
    textContent: 'Envoi en cours…',
    ariaDisabled: 'true',
    held: [false, true],
  });
  await expect(page).toHaveURL(/merci\?ref=/);
  expect(posts).toHaveLength(1);
});

test('a form whose script fails is judged by the server', async ({ page }) => {
  await page.addInitScript(() => {
    // What the script needs at its every step
    Object.defineProperty(window, 'FormData', { value: undefined });
  });
  const posts = listPosts(page);
  await page.goto('/contact');
  await fillLeadForm(page, { name: 'Panne', email: 'panne@' });
  await submitButton(page).click();
  await expect(page).toHaveTitle(/^Erreur/);
  expect(posts).toHaveLength(1);
  await fillLeadForm(page, { email: uniqueEmail(), details: uniqueDetails() });
  await submitButton(page).click();
  await expect(page).toHaveURL(/merci\?ref=/);
});

test.describe('the draft', () => {
  const typed = { name: 'Brouillon', projectType: 'Formation', details: 'Une phrase\nsur deux' };

  test('follows the reader in his tab, and is gone once it was sent', async ({ page, context }) => {
    await page.goto(mistral);
    await fillLeadForm(page, typed);
    await page.getByRole('navigation').getByRole('link', { name: 'Contact' }).first().click();
    await expect(page).toHaveURL('/contact');
    await expect(page.getByLabel('Nom complet')).toHaveValue(typed.name);
    await expect(page.getByLabel('Formation')).toBeChecked();
    await expect(page.getByLabel('Détails du projet')).toHaveValue(typed.details);

    const other = await context.newPage();
    await other.goto('/contact', { waitUntil: 'load' });
    await expect(other.getByLabel('Nom complet')).toHaveValue('');
    await other.close();

    await fillLeadForm(page, { email: uniqueEmail(), details: uniqueDetails() });
    await submitButton(page).click();
    await expect(page).toHaveURL(/merci\?ref=/);
    await page.goto('/contact', { waitUntil: 'load' });
    await expect(page.getByLabel('Nom complet')).toHaveValue('');
    await expect(page.getByLabel('Formation')).not.toBeChecked();
  });

  test('never replaces what the server gave back', async ({ page }) => {
    await page.goto('/contact');
    await fillLeadForm(page, typed);
    // As typed in a browser whose script came late
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#name');
      if (field) field.value = 'Autre';
    });
    const answered = page.waitForEvent('load');
    await page.locator('form[data-words]').evaluate((form: HTMLFormElement) => form.submitButton());
    await answered;
    await expect(summary(page)).toBeFocused();
    await expect(page.getByLabel('Nom complet')).toHaveValue('Autre');
  });
});

test('the system’s own way of sharing is offered where there is one', async ({ page, baseURL }) => {
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

test('a page drawn ahead counts the time, and takes colours and draft, from when it is shown', async ({
  page,
}) => {
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

  test('a page that the reader points at is fetched ahead, none when a page loads', async ({
    page,
  }) => {
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
    test(`the change of page is shown as motion is welcome: ${reducedMotion}`, async ({ page }) => {
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
      // The card's cover leaves for the article's, which a busy machine may not have drawn yet.
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
      test(`${from} is there again as it was left`, async ({ baseURL }) => {
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
