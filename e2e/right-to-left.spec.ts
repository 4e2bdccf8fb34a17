import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { buildSync } from 'esbuild';

type RenderedPages = { direction: string; article: string; list: string };

const script = 'node_modules/.cache/right-to-left.mjs';

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

/** In a Node.js process, because Playwright compiles JSX to something that React cannot render. */
function renderPages(): RenderedPages {
  const nextModules = ['headers', 'navigation', 'server'].map((name) => `next/${name}`);
  buildSync({
    entryPoints: ['e2e/right-to-left/render-pages.tsx'],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    alias: {
      'server-only': './node_modules/server-only/empty.js',
      ...Object.fromEntries(nextModules.map((name) => [name, `${name}.js`])),
    },
  });
  return JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' }));
}
