import { expect, type Page, test } from '@playwright/test';
import { checkAccessibility } from './check-accessibility';
import { submitButton } from './lead-form';
import { getSharedSite } from './shared-site';
import { runCli } from './site';

// A reader's own style sheet, which no policy of a page forbids, is added as if it were the page's.
test.use({ bypassCSP: true });

const states: [name: string, path: string, act?: (page: Page) => Promise<void>][] = [
  ['list', '/'],
  ['topics', '/sujets'],
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
      await submitButton(page).click();
      await expect(page).toHaveTitle(/^Erreur/);
    },
  ],
  ['thanks', '/contact/merci?ref=IA-7K3F9'],
  ['page of the author’s own, with the form', '/services'],
  ['privacy', '/confidentialite'],
  ['legal notice', '/mentions-legales'],
  ['accessibility statement', '/accessibilite'],
  ['assessment', '/accessibilite/rgaa'],
  ['not found', '/nulle-part'],
  ['signed link that is not valid', '/apercu?token=x'],
];

for (const [name, path, act] of states) {
  test(`${name}: passes axe in light and dark, without overflow or clipped text`, async ({
    page,
  }) => {
    await page.goto(path);
    await act?.(page);
    await checkAccessibility(page);
  });
}

test('an article with every element: axe finds nothing, nothing overflows or is cut', async ({
  page,
}) => {
  const site = await getSharedSite();
  const text = 'lib/markdown/fixtures/every-element.md';
  // On a preview: the bar above the text is checked with it.
  await page.goto(await runCli('articles', site, 'preview', text, '--locale', 'fr'));
  await expect(page.getByRole('complementary', { name: 'Brouillon' })).toBeVisible();
  for (const role of ['table', 'figure', 'blockquote', 'code'] as const) {
    await expect(page.getByRole('article').first().getByRole(role).first()).toBeVisible();
  }
  await checkAccessibility(page);
});

test('the keyboard reaches the skip link first, then every control of the form', async ({
  page,
}) => {
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
  await expect(submitButton(page)).toBeFocused();
});
