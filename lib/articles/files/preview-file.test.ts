import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dayMs } from '@/lib/i18n/durations';
import { importArticles } from '@/lib/imports/import-articles';
import { toDataUrl } from '@/lib/media/drawings';
import { mediaPath } from '@/lib/media/images';
import { imageName } from '@/lib/media/variants';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { makeFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { readArticleFolders } from './article-folder';
import { deleteExpiredPreviews, getPreviewFile } from './preview-file';
import { savePreview } from './save-preview';

withEmptyStore();

const now = new Date('2026-03-01T08:00:00Z');
const daysLater = (days: number) => new Date(now.getTime() + days * dayMs);
const picture = (color: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><path fill="${color}" d="M0 0h9v9z"/></svg>`;
const text = (keys: string) =>
  `---\ntitle: "\\"Neuf\\""\ndek: D\nauthor: jawad\ncover: a.svg\ncoverAlt: Z\n${keys}---\n![Un](b.svg)\n`;

function write(keys = '') {
  const dir = makeFolder({
    'authors/jawad.yaml': 'name: Jawad\nrole:\n  fr: Consultant',
    'fr/neuf.md': text(keys),
    'fr/a.svg': picture('red'),
    'fr/b.svg': picture('blue'),
  });
  return readArticleFolders([join(dir, 'fr/neuf.md')]);
}

async function save({ articles, authors }: ReturnType<typeof write>, expiresAt: Date) {
  const [article] = articles;
  if (!article) throw new Error('No article was read.');
  return savePreview(article, authors, expiresAt);
}

async function read(name: string) {
  const found = await getPreviewFile('fr', name);
  if (!found) throw new Error('There is no preview.');
  return found;
}

const hasImage = (id: string) => existsSync(mediaPath(imageName(id, 480, 'avif')));

test('a file that is not imported is shown with its pictures, topics and author', async () => {
  const name = await save(write('topics: [Maroc]\nfeatured: true\n'), daysLater(7));
  const { article, publishedAt } = await read(name);
  expect(publishedAt).toBeNull();
  expect(article).toMatchObject({
    title: '«\u00a0Neuf\u00a0»',
    featured: true,
    author: { slug: 'jawad', name: 'Jawad' },
    topics: [{ slug: 'maroc', name: 'Maroc' }],
    publishedAt: expect.any(Date),
  });
  expect(article.images.map(({ id }) => id)).toContain(/media\/(\w+)/.exec(article.body)?.[1]);
  expect(article.images.every(({ id }) => hasImage(id))).toBe(true);
  expect(await getPreviewFile('en', name)).toBeNull();
});

test('a drawn cover is part of the preview: no file is written', async () => {
  const dir = makeFolder({
    'authors/jawad.yaml': 'name: Jawad\n',
    'fr/dessin.md': '---\ntitle: T\ndek: D\nauthor: jawad\n---\n',
  });
  const parsed = readArticleFolders([join(dir, 'fr/dessin.md')]);
  const { article } = await read(await save(parsed, daysLater(7)));
  expect(article).toMatchObject({ isCoverDrawn: true, cover: { url: toDataUrl('dessin') } });
  expect(hasImage(article.cover.id)).toBe(false);
});

test('a file with a date has that date', async () => {
  const { publishedAt } = await read(
    await save(write('publishedAt: 2100-01-01T08:00:00+01:00\n'), daysLater(7)),
  );
  expect(publishedAt?.getUTCFullYear()).toBe(2100);
});

test('an expired preview is deleted with its pictures, and nothing else is', async () => {
  const parsed = write();
  await importArticles(parsed);
  const imported = await db().image.findMany();
  const name = await save(parsed, daysLater(7));
  const { article } = await read(name);
  await deleteExpiredPreviews(daysLater(6));
  expect(hasImage(article.cover.id)).toBe(true);
  await deleteExpiredPreviews(daysLater(7));
  expect(await getPreviewFile('fr', name)).toBeNull();
  expect(article.images.some(({ id }) => hasImage(id))).toBe(false);
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.every(({ id }) => hasImage(id))).toBe(true);
});

test('a picture stays as long as another preview shows it', async () => {
  const first = write();
  await save(first, daysLater(7));
  const [article] = first.articles;
  if (!article) throw new Error('No article was read.');
  const other = await savePreview({ ...article, slug: 'autre' }, first.authors, daysLater(8));
  await deleteExpiredPreviews(daysLater(7));
  const { images } = (await read(other)).article;
  expect(images.every(({ id }) => hasImage(id))).toBe(true);
});

test('a preview of another version of the site is not shown, and is deleted', async () => {
  const name = await save(write(), daysLater(7));
  const path = join(env().DATA_DIR, 'previews', `${name}.json`);
  writeFileSync(path, '{}');
  expect(await getPreviewFile('fr', name)).toBeNull();
  await deleteExpiredPreviews(now);
  expect(existsSync(path)).toBe(false);
});
