import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { runOn } from '../test-terminal';
import { runArticles } from './program';

withEmptyStore();

const run = (...argv: string[]) => runOn(runArticles, argv);
const site = 'http://localhost:3000';

const page = (more = '') => `---\ntitle: T\ndek: D\n${more}---\n\nTexte.\n`;

test('pages are checked, imported, listed and exported beside articles', async () => {
  const dir = makeFolder({
    'pages/fr/a-propos.md': page('nav: header\n'),
    'pages/en/about.md': page('translationOf: a-propos\ndraft: true\n'),
  });
  expect((await run('check', dir)).stdout).toBe('No errors in 2 pages.\n');
  expect((await run('import', dir)).stdout).toBe(
    `created  ${site}/a-propos\ncreated  pages/en/about (draft)\nImported 2 pages: 2 created, 0 changed, 0 unchanged.\n`,
  );
  const file = join(dir, 'pages/fr/a-propos.md');
  expect((await run('import', file)).stdout).toBe(
    'Imported 1 page: 0 created, 0 changed, 1 unchanged.\n',
  );
  const { stdout } = await run('list', '--pages');
  expect(stdout).toMatch(/^published .* pages\/fr\/a-propos .* header 0/m);
  expect(JSON.parse((await run('list', '--pages', '--json', '--locale', 'en')).stdout)).toEqual([
    expect.objectContaining({ slug: 'about', status: 'draft', formerSlugs: [] }),
  ]);
  expect((await run('export', join(dir, 'out'))).stdout).toContain('0 articles, 2 pages');
});

test('pages are renamed, but not to an address that is taken or the site’s own', async () => {
  const dir = makeFolder({ 'pages/en/about.md': page(), 'pages/en/other.md': page() });
  await run('import', dir);
  expect((await run('rename', 'pages/en/about', 'about-me')).stdout).toBe(
    `Renamed: ${site}/en/about redirects to ${site}/en/about-me\n`,
  );
  for (const [to, words] of [
    ['contact', 'is an address of the site itself'],
    ['other', 'is another page: "T"'],
    ['fr/x', 'its language cannot change'],
    ['À', 'Invalid slug'],
    ['about-me', 'already has the slug'],
  ] as const) {
    expect((await run('rename', 'pages/en/about-me', to)).stderr).toContain(words);
  }
  expect((await run('rename', 'pages/x', 'y')).stderr).toMatch(/^There is no page pages\/fr\/x\. /);
});

test('new creates the file of a page that only needs a text', async () => {
  const dir = makeFolder();
  expect((await run('new', 'Contact', '--page', '--dir', dir)).stderr).toContain('of the site');
  await run('new', 'Références', '--page', '--dir', dir);
  expect((await run('check', dir)).stdout).toBe('No errors in 1 page.\n');
});
