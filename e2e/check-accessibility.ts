import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

/** Half the size of the module's `source` */
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** Checks a page by axe in light and dark, and for overflow and clipped text. The context needs `bypassCSP`. */
export async function checkAccessibility(page: Page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
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
    const { violations } = await axe.run({
      runOnly,
      resultTypes: ['violations'],
      // Not the style sheets again, which only a rule that is off wants.
      preload: { assets: ['media'] },
    });
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
          !element.closest('.offscreen, .studio-hidden') &&
          element.scrollHeight > element.clientHeight + 1,
      )
      .map(({ className }) => className),
  );
}
