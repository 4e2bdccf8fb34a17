import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { findContent } from './find-content';

const own = '---\ntitle: T\ndek: D\nauthor: ana\npublishedAt: 2026-01-31T08:00:00Z\n---\n\nText\n';
const blog = '---\ntitle: T\ndate: 2026-01-31\n---\n\nText\n';
const medium = '<article class="h-entry"><h1 class="p-name">T</h1></article>';

test.each<[what: string, files: Record<string, string>, system: string, folder: string]>([
  ['an export of this site', { 'x/fr/a.md': own, 'x/authors/ana.yaml': '' }, 'folder', 'x'],
  ['drafts of this site only', { 'drafts/fr/a.md': own }, 'folder', ''],
  ['texts alone', { 'a.md': '---\ntitle: T\n---\n' }, 'folder', ''],
  [
    'Hugo',
    { 'x/hugo.toml': '', 'x/content/posts/a.md': blog, 'x/static/a.png': '' },
    'markdown',
    'x',
  ],
  ['Jekyll', { '_config.yml': '', '_posts/2020-01-01-a.md': blog }, 'markdown', ''],
  [
    'Next.js with folders named as ours',
    { 'next.config.js': '', 'pages/a.md': blog },
    'markdown',
    '',
  ],
  ['a blog by language', { 'x/fr/posts/a.md': blog, 'x/en/posts/a.md': blog }, 'markdown', 'x'],
  ['texts of a blog alone', { 'x/posts/a.md': blog, 'x/images/a.png': '' }, 'markdown', 'x'],
  ['Substack', { 'x/posts.csv': '', 'x/posts/1.a.html': '' }, 'substack', 'x'],
  ['Medium', { 'README.html': '', 'posts/a-0123456789ab.html': medium }, 'medium', ''],
  ['Ghost', { 'x/ghost.json': '{}' }, 'ghost', 'x/ghost.json'],
])('finds %s', (_, files, system, folder) => {
  const root = makeFolder(files);
  const found = findContent(root);
  const [path = ''] = found.kind === 'folder' ? [found.folder] : found.files;
  expect(found.kind === 'folder' ? 'folder' : found.system).toBe(system);
  expect(relative(root, path)).toBe(folder);
});

test('finds nothing in other files', () => {
  expect(() => findContent(makeFolder({ 'posts/a.html': '<p>x</p>' }))).toThrow();
});
