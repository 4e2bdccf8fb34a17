import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, expect, test, vi } from 'vitest';
import { publishArticle } from '@/lib/articles/commands';
import { readArticleFolders } from '@/lib/articles/files/article-folder';
import { getArticle } from '@/lib/articles/queries';
import { getCropFile } from '@/lib/media/crops';
import { getImageFile } from '@/lib/media/images';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { makeFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { importArticles } from './import-articles';

vi.mock(import('@/lib/media/variants'), async (original) => ({
  ...(await original()),
  imageWidths: [480] as never,
  imageFormats: ['webp'] as never,
}));

withEmptyStore();
beforeEach(() => rmSync(join(env().DATA_DIR, 'media'), { recursive: true, force: true }));

const picture = await sharp({
  create: { width: 40, height: 20, channels: 3, background: '#123456' },
})
  .png()
  .toBuffer();
const front = (more = '') => `---\ntitle: T\ndek: D\nauthor: jawad\n${more}coverAlt: Z\n---\n\n`;
const published = 'publishedAt: 2025-01-01T00:00:00Z\n';
const makeArticles = (text: string) =>
  makeFolder({
    'authors/jawad.yaml': 'name: Jawad\n',
    'fr/a.md': text,
    'en/b.md': front(`${published}translationOf: a\n`),
    'fr/p.png': picture,
  });
const readVersion = async () => (await db().content.findFirstOrThrow()).version;
const importFolder = (folder: string, options = {}) =>
  importArticles(readArticleFolders([folder]), options);

test('stores pictures and replaces only their addresses in the body', async () => {
  const body = 'Texte  \n![A](p.png "L | C") et *fin*\n\n\n![B](p.png)';
  await importFolder(makeArticles(front(published) + body));
  const article = await getArticle('fr', 'a');
  const [id = ''] = /[0-9a-f]{16}/.exec(article?.body ?? '') ?? [];
  expect(article?.body).toBe(body.replaceAll('p.png', `/media/${id}`));
  expect(await getImageFile(`${id}-480.webp`)).not.toBeNull();
  expect(await db().image.findUnique({ where: { id } })).toMatchObject({ width: 40, height: 20 });
  // A cover is drawn, one for original and translation.
  expect((await getArticle('en', 'b'))?.cover).toEqual(article?.cover);
});

test('a drawn cover is a row: no file is written', async () => {
  await importFolder(makeArticles(front(`${published}drawnFrom: zellige\n`)));
  const covers = await db().image.findMany({ orderBy: { drawnFrom: 'asc' } });
  expect(covers).toMatchObject([
    { drawnFrom: 'a', width: 1600, height: 900 },
    { drawnFrom: 'zellige' },
  ]);
  expect((await getArticle('fr', 'a'))?.cover.drawnFrom).toBe('zellige');
  expect((await getArticle('en', 'b'))?.cover.drawnFrom).toBe('a');
  expect(existsSync(join(env().DATA_DIR, 'media'))).toBe(false);
});

test('stores the photo of an author with its square crop, and removes it with its key', async () => {
  const authors = (yaml: string) =>
    makeFolder({ 'authors/jawad.yaml': yaml, 'authors/j.png': picture });
  await importFolder(authors('name: Jawad\nphoto: j.png\n'));
  const { photoId } = await db().author.findUniqueOrThrow({ where: { slug: 'jawad' } });
  const crop = await getCropFile(`${photoId}-portrait.jpg`);
  expect(await sharp(crop?.bytes).metadata()).toMatchObject({ width: 20, height: 20 });
  await importFolder(authors('name: Jawad\n'));
  expect(await db().author.findFirst()).toMatchObject({ photoId: null });
});

test('tells how much is done, from the first picture to the last article', async () => {
  const told: number[][] = [];
  const onProgress = (done: number, all: number) => told.push([done, all]);
  await importFolder(makeArticles(front(published)), { onProgress });
  expect(told).toEqual([
    [0, 2],
    [1, 2],
    [1, 2],
    [2, 2],
  ]);
});

test('writes nothing the second time', async () => {
  const folder = makeArticles(`${front(`${published}cover: p.png\ntopics: [Maroc]\n`)}![A](p.png)`);
  expect((await importFolder(folder)).map(({ change }) => change)).toEqual(['created', 'created']);
  const version = await readVersion();
  expect((await importFolder(folder)).map(({ change }) => change)).toEqual([
    'unchanged',
    'unchanged',
  ]);
  expect(await readVersion()).toBe(version);
});

test('a dry run gives the same result and writes nothing', async () => {
  const folder = makeArticles(`${front(published)}![A](p.png)`);
  const version = await readVersion();
  const dry = await importFolder(folder, { dryRun: true });
  expect(await readVersion()).toBe(version);
  expect(existsSync(join(env().DATA_DIR, 'media'))).toBe(false);
  expect(await importFolder(folder)).toEqual(dry);
});

test('importing a draft again does not unpublish it', async () => {
  await importFolder(makeArticles(front()));
  expect(await getArticle('fr', 'a')).toBeNull();
  await publishArticle('fr', 'a', new Date('2025-01-01T00:00:00Z'));
  await importFolder(makeArticles(`${front()}Texte.`));
  expect(await getArticle('fr', 'a')).toMatchObject({ body: 'Texte.' });
});
