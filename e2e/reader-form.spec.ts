import { expect, type Page, test } from '@playwright/test';
import { fillLeadForm, submitButton, uniqueDetails, uniqueEmail } from './lead-form';

// A smooth scroll that goes on would move the page between the press and the release of a click.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

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
  test(`the browser shows the same errors as the server: ${Object.keys(typed).join(', ') || 'nothing typed'}`, async ({
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

test('on a phone the form is at most 1,200 pixels tall, with options of one size', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(mistral);
  const form = page.getByRole('region', { name: /^Besoin d’aide/ });
  expect((await form.boundingBox())?.height).toBeLessThanOrEqual(1200);
  await expect(form.getByText('Les champs marqués')).toHaveCount(1);
  const buttons = await form.getByRole('radio').evaluateAll((radios) =>
    radios.map((radio) => {
      const { width, height } = radio.getBoundingClientRect();
      return [width, height].join();
    }),
  );
  expect(buttons).toEqual(Array.from({ length: 7 }, () => '18,18'));
});

test('an error does not appear in a field that one has come back to', async ({ page }) => {
  await page.clock.install();
  await page.goto('/contact');
  const [name, email] = [page.getByLabel('Nom complet'), page.getByLabel('Adresse e-mail')];
  await submitButton(page).click();
  await name.fill('Amina');
  await name.fill('A');
  await email.focus();
  await name.focus();
  await page.clock.fastForward(1000);
  await expect(name).not.toHaveAttribute('aria-invalid');
  await email.focus();
  await page.clock.fastForward(1000);
  await expect(name).toHaveAttribute('aria-invalid', 'true');
});

test('after a first attempt an error disappears as soon as its field is valid, and appears on blur', async ({
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

test('a near-miss of a common domain is offered before sending, and corrected by a button', async ({
  page,
}) => {
  await page.goto('/contact');
  const email = page.getByLabel('Adresse e-mail');
  await email.fill('amina@gmial.com');
  await page.getByLabel('Détails du projet').focus();
  const offer = page.getByRole('status').filter({ hasText: 'Vouliez-vous écrire gmail.com' });
  await offer.getByRole('button', { name: 'Corriger' }).click();
  await expect(email).toHaveValue('amina@gmail.com');
  await expect(email).toBeFocused();
  await expect(offer).toHaveCount(0);
  // It is a question: sending is not held up.
  await email.fill('amina@gmail.fr');
  await page.getByLabel('Détails du projet').focus();
  await expect(offer).toBeVisible();
  await fillLeadForm(page, { name: 'Amina', details: uniqueDetails() });
  await submitButton(page).click();
  await expect(page).toHaveURL(/merci\?ref=/);
});

test('the button shows that the form is being sent, and sends it once', async ({ page }) => {
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

test('the server validates the form if the script fails', async ({ page }) => {
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

  test('follows the reader within the tab, and is removed once it is sent', async ({
    page,
    context,
  }) => {
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

  test('never replaces values returned by the server', async ({ page }) => {
    await page.goto('/contact');
    await fillLeadForm(page, typed);
    // As typed in a browser whose script came late
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#name');
      if (field) field.value = 'Autre';
    });
    const answered = page.waitForEvent('load');
    await page.locator('form[data-words]').evaluate((form: HTMLFormElement) => form.submit());
    await answered;
    await expect(summary(page)).toBeFocused();
    await expect(page.getByLabel('Nom complet')).toHaveValue('Autre');
  });
});
