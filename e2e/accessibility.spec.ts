import { expect, type Page, test } from '@playwright/test';
import axe from 'axe-core';
import { submitButton } from './lead-form';
import { runCli, startTestSite } from './site';

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
    await check(page);
  });
}

test('an article with every element: axe finds nothing, nothing overflows or is cut', async ({
  page,
}) => {
  const site = await startTestSite();
  try {
    const text = 'lib/markdown/fixtures/every-element.md';
    // On a preview: the bar above the text is checked with it.
    await page.goto(await runCli('articles', site, 'preview', text, '--locale', 'fr'));
    await expect(page.getByRole('complementary', { name: 'Brouillon' })).toBeVisible();
    for (const role of ['table', 'figure', 'blockquote', 'code'] as const) {
      await expect(page.getByRole('article').first().getByRole(role).first()).toBeVisible();
    }
    await check(page);
  } finally {
    await site.stop();
  }
});

async function check(page: Page) {
  await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await listViolations(page)).toEqual([]);
  // Only colors differ in the dark.
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await listViolations(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
  for (const width of [2560, 1440, 768, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect([width, await measureOverflow(page)]).toEqual([width, 0]);
  }
  // WCAG 1.4.12, RGAA 10.12: a reader may space the text out.
  await page.addStyleTag({
    content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`,
  });
  expect(await measureOverflow(page)).toBe(0);
  expect(await listCut(page)).toEqual([]);
}

/** Each broken rule with the HTML of the elements that break it; all rules unless some are named. */
function listViolations(page: Page, rules?: string[]): Promise<[string, string[]][]> {
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run({ runOnly, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  }, rules);
}

function measureOverflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Elements that hide a part of their text */
function listCut(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter(
        (element) =>
          getComputedStyle(element).overflow === 'hidden' &&
          element.textContent?.trim() &&
          !element.closest('.offscreen') &&
          element.scrollHeight > element.clientHeight + 1,
      )
      .map(({ className }) => className),
  );
}

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
