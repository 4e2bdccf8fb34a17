import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');
const findAll = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, one = '']) => one);

function resolve(file: string, name: string): string | undefined {
  const path = name.startsWith('@/') ? name.slice(2) : join(dirname(file), name);
  return ['', '.tsx', '.ts']
    .map((extension) => path + extension)
    .find((found) => existsSync(found) && statSync(found).isFile());
}

/** Adds a file and all that it imports, sheets included. */
function follow(file: string, found: Set<string>): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  if (file.endsWith('.css')) return found;
  for (const name of findAll(read(file), /(?:from|import)\s*\(?\s*'([@.][^']+)'/g)) {
    const imported = resolve(file, name);
    if (imported && /\.(?:tsx?|css)$/.test(imported)) follow(imported, found);
  }
  return found;
}

const list = (folder: string, end: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => join(folder, file));

const readClasses = (sheet: string) => new Set(findAll(read(sheet), /\.([a-z][a-z\d-]+)/g));
const sheets = new Map(
  list('components/studio', '.css').map((sheet) => [sheet, readClasses(sheet)] as const),
);

const listUsed = (component: string) =>
  findAll(read(component), /className="([^"]+)"/g).flatMap((names) => names.split(' '));

// Whoever comes from another screen has the sheets of that one, too: only a first visit shows what is missing.
test.each(list('app/studio', 'page.tsx'))('%s has a sheet for each class', (page) => {
  const layout = follow('app/studio/(studio)/layout.tsx', new Set());
  const loaded = follow(page, new Set(layout));
  const isStyled = (name: string) => {
    const styling = [...sheets].filter(([, classes]) => classes.has(name));
    return styling.length === 0 || styling.some(([sheet]) => loaded.has(sheet));
  };
  const components = [...loaded].filter((file) => /^components\/studio\/.*\.tsx$/.test(file));
  expect(components.length).toBeGreaterThan(0);
  const bare = components.flatMap((component) =>
    listUsed(component)
      .filter((name) => !isStyled(name))
      .map((name) => `${component}: ${name}`),
  );
  expect(bare).toEqual([]);
});
