import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { submit } from './lead-form';

const states: [name: string, path: string, act?: (page: Page) => Promise<void>][] = [
  ['list', '/'],
  ['topic', '/sujets/maroc'],
  ['article', '/articles/openai-plateforme-emplois-2026-linkedin'],
  ['article in English', '/en/articles/microsoft-copilot-claude-anthropic'],
  ['author', '/auteur/jawad'],
  ['archive', '/archives'],
  ['month', '/archives/2025-09'],
  ['search', '/recherche'],
  ['search with results', '/recherche?q=copilot'],
  ['search without results', '/recherche?q=introuvable'],
  ['contact', '/contact'],
  [
    'contact with errors',
    '/contact',
    async (page) => {
      await submit(page).click();
      await expect(page).toHaveTitle(/^Erreur/);
    },
  ],
  ['thanks', '/contact/merci?ref=IA-7K3F9'],
  ['privacy', '/confidentialite'],
  ['legal notice', '/mentions-legales'],
  ['accessibility statement', '/accessibilite'],
  ['assessment', '/accessibilite/rgaa'],
  ['not found', '/nulle-part'],
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const [name, path, act] of states) {
      test(`${name}: no violation that axe can find`, async ({ page }) => {
        await page.goto(path);
        await act?.(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      });
    }
  });
}

for (const width of [320, 390, 768, 1440, 2560]) {
  test(`nothing overflows at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const [, path, act] of states) {
      await page.goto(path);
      await act?.(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
    }
  });
}

test('text that a reader spaces out is neither cut nor pushed off the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const [, path, act] of states) {
    await page.goto(path);
    await act?.(page);
    // WCAG 1.4.12, RGAA 10.12
    await page.addStyleTag({
      content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }`,
    });
    const faults = await page.evaluate(() => {
      const cut = [...document.querySelectorAll('body *')].filter(
        (element) =>
          getComputedStyle(element).overflow === 'hidden' &&
          element.textContent?.trim() &&
          !element.closest('.trap') &&
          element.scrollHeight > element.clientHeight + 1,
      );
      const { scrollWidth, clientWidth } = document.documentElement;
      return { overflow: scrollWidth - clientWidth, cut: cut.map(({ className }) => className) };
    });
    expect(faults, path).toEqual({ overflow: 0, cut: [] });
  }
});

test('the keyboard reaches the text first, and every control of the form', async ({ page }) => {
  await page.goto('/contact');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Nom complet')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Adresse e-mail')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('Conception et intégration')).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Détails du projet')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(submit(page)).toBeFocused();
});
