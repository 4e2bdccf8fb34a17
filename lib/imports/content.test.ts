import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { formatFileError } from '@/lib/markdown/file-errors';
import { renamePage, savePage } from '@/lib/pages/commands';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { makeFolder, readFolder } from '@/lib/testing/folder';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { exportContent, importContent, listContentErrors, readContentFolders } from './content';

// All widths and formats take seconds; lib/media/images.test.ts has them all.
vi.mock(import('@/lib/media/variants'), async (original) => ({
  ...(await original()),
  imageWidths: [480] as never,
  imageFormats: ['webp'] as never,
}));

withEmptyStore();

const photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#123456' } })
  .jpeg()
  .toBuffer();
const front = (more = '') => `---\ntitle: "T"\ndek: "D"\nnav: none\n${more}---\n\n`;
const article = '---\ntitle: T\ndek: D\nauthor: jawad\ncoverAlt: Z\n---\n\n';

const files = {
  'authors/jawad.yaml': 'name: Jawad\n',
  'fr/mistral.md': `${article}[moi](/a-propos) [services](/en/services)`,
  'pages/fr/a-propos.md': `---
title: "À propos : « moi »"
dek: "Chapeau."
nav: header
order: 1
form: true
formerSlugs: [ancien, qui]
key: first
---

## Début

![Moi](moi.jpg "Légende | Crédit") et [l’article](/articles/mistral)
`,
  'pages/fr/moi.jpg': photo,
  'pages/en/about.md': front('translationOf: a-propos\n'),
  'pages/en/services.md': `${front('draft: true\n')}Text.\n`,
  'redirects.yaml': '"/2019/mistral": "/articles/mistral"\n"/?p=12": "/a-propos"\n',
};

async function importFolder(folder: string) {
  const content = readContentFolders([folder]);
  expect(await listContentErrors(content)).toEqual([]);
  return importContent(content);
}

test('exporting, importing into an empty store and exporting again gives the same files', async () => {
  await importFolder(makeFolder(files));
  await renamePage('en', 'about', 'about-me');
  await savePage({ ...pageInput, slug: 'renommee' });
  await renamePage('fr', 'renommee', 'nouvelle');
  const [one, other] = [makeFolder(), makeFolder()];
  expect(await exportContent(one)).toMatchObject({
    articles: 1,
    pages: 4,
    pictures: 1,
    missing: [],
  });
  expect(Buffer.from(readFolder(one)['pages/fr/a-propos.md'] ?? '', 'latin1').toString()).toBe(
    files['pages/fr/a-propos.md'].replace('moi.jpg', 'a-propos/1.jpg'),
  );

  for (const model of ['page', 'article', 'image', 'author'] as const) {
    await (db()[model].deleteMany as () => Promise<unknown>)();
  }
  rmSync(join(env().DATA_DIR, 'media'), { recursive: true });
  await importFolder(one);
  await exportContent(other);
  expect(readFolder(other)).toEqual(readFolder(one));
  const { articles, pages } = await importFolder(one);
  expect([...articles, ...pages].map(({ change }) => change)).toEqual(Array(5).fill('unchanged'));
});

test('a dry run gives the same result and writes nothing', async () => {
  const content = readContentFolders([makeFolder(files)]);
  const dry = await importContent(content, { dryRun: true });
  expect(await db().page.count()).toBe(0);
  expect(await importContent(content)).toEqual(dry);
});

describe('an error names its file and line', () => {
  const listErrors = async (more: Record<string, string | Buffer>) => {
    const folder = makeFolder({ 'authors/jawad.yaml': 'name: Jawad\n', ...more });
    const errors = await listContentErrors(readContentFolders([folder]));
    return errors.map((one) => formatFileError(one).replaceAll(`${folder}/`, ''));
  };

  test.each<[string, Record<string, string | Buffer>, RegExp]>([
    [
      'an address of the site itself',
      { 'pages/fr/contact.md': front() },
      /^pages\/fr\/contact\.md:1: \/contact is an address of the site itself/,
    ],
    [
      'one in another language',
      { 'pages/fr/topics.md': front() },
      /^pages\/fr\/topics\.md:1: \/topics is an address/,
    ],
    [
      'a former one',
      { 'pages/fr/a.md': front('formerSlugs: [en]\n') },
      /^pages\/fr\/a\.md:5: formerSlugs: \/en is an address/,
    ],
    [
      'an unknown key',
      { 'pages/fr/a.md': front('author: jawad\n') },
      /^pages\/fr\/a\.md:5: author: this key is unknown; known keys are title, dek, nav, order/,
    ],
    [
      'an unknown place',
      { 'pages/fr/a.md': front().replace('none', 'top') },
      /^pages\/fr\/a\.md:4: nav: header, footer, none \(it is "top"\)$/,
    ],
    [
      'an unknown original',
      { 'pages/en/a.md': front('translationOf: b\n') },
      /^pages\/en\/a\.md:5: translationOf: there is no page fr\/b$/,
    ],
    [
      'a former slug that another page has',
      { 'pages/fr/a.md': front('formerSlugs: [b]\n'), 'pages/fr/b.md': front() },
      /^pages\/fr\/a\.md:5: formerSlugs: "b" belongs to pages\/fr\/b\.md$/,
    ],
    [
      'a missing picture',
      { 'pages/fr/a.md': `${front()}![A](a.jpg)` },
      /^pages\/fr\/a\.md:7: a\.jpg: there is no such picture/,
    ],
    [
      'a file that is not a picture',
      { 'pages/fr/a.md': `${front()}![A](a.jpg)`, 'pages/fr/a.jpg': 'text' },
      /^pages\/fr\/a\.md:7: a\.jpg: the picture cannot be read/,
    ],
    [
      'a link from a page to an unknown article',
      { 'pages/fr/a.md': `${front()}[x](/articles/x)` },
      /^pages\/fr\/a\.md:7: \/articles\/x: there is no article fr\/x$/,
    ],
    [
      'a link from an article to an unknown page',
      { 'fr/a.md': `${article}[x](/en/rien)` },
      /^fr\/a\.md:8: \/en\/rien: there is no page en\/rien$/,
    ],
  ])('%s', async (_, more, error) => {
    expect(await listErrors(more)).toEqual([expect.stringMatching(error)]);
  });

  test('links to addresses of the site itself, files and other sites have none', async () => {
    const links = '[a](/contact) [b](/en) [c](/cv.pdf) [d](/sujets/maroc) [e](https://x.example/y)';
    expect(await listErrors({ 'pages/fr/a.md': `${front()}${links} [f](/a)` })).toEqual([]);
  });
});

test.each([
  ['one language', { 'authors/jawad.yaml': 'name: Jawad\n', 'fr/a.md': `${article}Text.` }],
  ['authors only', { 'authors/jawad.yaml': 'name: Jawad\n' }],
])('an export of a site with %s can be imported again', async (_, source) => {
  await importFolder(makeFolder(source));
  const exported = makeFolder({});
  await exportContent(exported);
  expect(existsSync(join(exported, 'en'))).toBe(false);
  const again = await importFolder(exported);
  expect(again.articles.every(({ change }) => change === 'unchanged')).toBe(true);
});

test('an export of an empty site can be imported', async () => {
  const exported = makeFolder({});
  await exportContent(exported);
  expect(await importFolder(exported)).toEqual({
    articles: [],
    pages: [],
    drafts: [],
    redirects: 0,
  });
});
