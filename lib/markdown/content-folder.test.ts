import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { listContent } from './content-folder';

const files = {
  'authors/jawad.yaml': '',
  'fr/a.md': '',
  'en/b.md': '',
  'fr/a.jpg': '',
  'pages/fr/c.md': '',
  'pages/en/d.md': '',
  'drafts/fr/e.md': '',
  'drafts/pictures/f.jpg': '',
};

function list(path: string, locale?: 'en') {
  const folder = makeFolder(files);
  const { texts, authorFiles, errors } = listContent([join(folder, path)], locale);
  expect(errors).toEqual([]);
  const names = texts.map(
    ({ section, file, locale }) => `${section} ${locale} ${file.slice(folder.length + 1)}`,
  );
  return [...names, ...authorFiles.map((file) => file.slice(folder.length + 1))];
}

const article = 'article fr fr/a.md';
const page = 'page fr pages/fr/c.md';
const draft = 'draft fr drafts/fr/e.md';
const author = 'authors/jawad.yaml';

test.each<[string, string, 'en' | undefined, string[]]>([
  [
    'a content folder',
    '',
    undefined,
    [article, 'article en en/b.md', page, 'page en pages/en/d.md', draft, author],
  ],
  ['one of its languages', '', 'en', ['article en en/b.md', 'page en pages/en/d.md', author]],
  ['a folder of articles', 'fr', undefined, [article, author]],
  ['an article', 'fr/a.md', undefined, [article, author]],
  ['the folder of pages', 'pages', undefined, [page, 'page en pages/en/d.md']],
  ['a folder of pages', 'pages/fr', undefined, [page]],
  ['a page', 'pages/fr/c.md', undefined, [page]],
  ['the folder of drafts', 'drafts', undefined, [draft]],
  ['a folder of drafts', 'drafts/fr', undefined, [draft]],
  ['a draft', 'drafts/fr/e.md', undefined, [draft]],
])('lists %s', (_, path, locale, expected) => {
  expect(list(path, locale)).toEqual(expected);
});

test('a content folder may have any name', () => {
  const folder = makeFolder({ 'pages/authors/a.yaml': '', 'pages/fr/a.md': '' });
  const { texts } = listContent([join(folder, 'pages'), join(folder, 'pages/fr/a.md')]);
  expect(texts.map(({ section }) => section)).toEqual(['article', 'article']);
});

test('an empty folder of a language is no error, an empty folder that is named is one', () => {
  const folder = makeFolder({ 'fr/a.md': '', 'authors/a.yaml': '' });
  for (const name of ['en', 'pages/fr', 'drafts/en', 'empty'])
    mkdirSync(join(folder, name), { recursive: true });
  expect(listContent([folder]).errors).toEqual([]);
  expect(listContent([join(folder, 'empty')]).errors).toHaveLength(1);
});

test('reports a path that does not exist, and a folder without texts', () => {
  const folder = makeFolder({ 'pages/fr/a.txt': '' });
  const { errors } = listContent([join(folder, 'none'), folder]);
  expect(errors.map(({ message }) => message)).toEqual([
    'there is no such file or folder',
    'there is no page (a file that ends in .md) in this folder',
  ]);
});
