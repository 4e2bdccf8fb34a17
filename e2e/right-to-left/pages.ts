import { execFileSync } from 'node:child_process';
import { buildSync } from 'esbuild';

export type RenderedPages = { direction: string; article: string; list: string };

const script = 'node_modules/.cache/right-to-left.mjs';

/** In a Node.js process, because Playwright compiles JSX to something that React cannot render. */
export function renderPages(): RenderedPages {
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
