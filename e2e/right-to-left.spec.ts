import { expect, test } from '@playwright/test';
import { buildSync } from 'esbuild';
import { type RenderedPages, renderPages } from './right-to-left/pages';

let pages: RenderedPages;
let styles: string;

test.describe.configure({ mode: 'default' });
test.beforeAll(() => {
  pages = renderPages();
  const { outputFiles } = buildSync({
    entryPoints: ['components/site.css'],
    bundle: true,
    write: false,
  });
  styles = outputFiles[0]?.text ?? '';
  expect(styles).toContain('.prose');
});

for (const name of ['article', 'list'] as const) {
  for (const width of [320, 390, 1440]) {
    test(`an Arabic ${name} runs from right to left and fits ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.setContent(
        `<!doctype html><html lang="ar" dir="${pages.direction}"><head><style>
          :root { --font-serif: serif; --font-serif-italic: serif } ${styles}</style></head>
          <body>${pages[name]}</body></html>`,
      );
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(overflow).toBe(0);
      const siteName = await page.getByRole('banner').getByRole('link').first().boundingBox();
      const heading = await page.getByRole('heading', { level: 1 }).boundingBox();
      const column = Math.min(width, 1200);
      const rightEdge = (width + column) / 2;
      const endOf = (box: typeof siteName) => (box?.x ?? 0) + (box?.width ?? 0);
      expect(endOf(siteName)).toBeGreaterThan(rightEdge - column * 0.1);
      expect(endOf(heading)).toBeGreaterThan(rightEdge - column * 0.4);
    });
  }
}
