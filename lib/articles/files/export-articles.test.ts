import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { importArticles } from '@/lib/imports/import-articles';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { makeFolder, readFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { deleteArticle } from '../bin';
import { publishArticle, renameArticle } from '../commands';
import { readArticleFolders } from './article-folder';
import { exportArticles } from './export-articles';
import { listFileErrors } from './folder-checks';

// All widths and formats take seconds; lib/media/images.test.ts has them all.
vi.mock(import('@/lib/media/variants'), async (original) => ({
  ...(await original()),
  imageWidths: [480] as never,
  imageFormats: ['webp'] as never,
}));

withEmptyStore();

const paint = (background: string) =>
  sharp({ create: { width: 40, height: 20, channels: 3, background } });
const photo = await paint('#123456').jpeg().toBuffer();
const chart = await paint('#654321').png().toBuffer();
const face = await paint('#ffccaa').png().toBuffer();
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>';

const front = (more: string) =>
  `---\ntitle: "T"\ndek: "D"\nauthor: jawad\n${more}coverAlt: "Z"\n---\n\n`;

const files = {
  'authors/jawad.yaml':
    'name: Jawad\nrole:\n  fr: Consultant\n  en: Consultant\nphoto: portraits/moi.png\nbiography:\n  fr: |-\n    Un.\n\n    Deux.\n  en: One.\nlinks:\n  - label: Site\n    url: https://example.com/\n',
  'authors/portraits/moi.png': face,
  'authors/amina.yaml': 'name: Amina\n',
  'fr/mistral.md': `---
title: "Mistral : « l’essai »"
dek: "Chapeau."
author: jawad
publishedAt: 2025-09-28T07:30:00+01:00
updatedAt: 2025-10-02T09:00:00.250+01:00
featured: true
topics: [Emploi, Maroc]
cover: photo.jpg
coverAlt: "Photo."
coverCredit: "A. B."
searchTitle: "Mistral, l’essai complet"
searchDescription: "Pour les moteurs : tout."
canonicalUrl: https://example.org/essai
formerSlugs: [ancien, older]
key: first
---

## Début

![Courbe](chart.png "Légende | Crédit") ![Encore][p]

\`\`\`md
![non](chart.png)
\`\`\`

> ![Dessin](<sub folder/drawing.svg>)  \n> fin

[p]: photo.jpg
`,
  'fr/photo.jpg': photo,
  'fr/chart.png': chart,
  'fr/sub folder/drawing.svg': drawing,
  'en/mistral-trial.md': `${front('translationOf: mistral\ntopics: [Morocco]\n')}![Chart](chart.png)\n`,
  'en/chart.png': chart,
  'en/alone.md': `${front('publishedAt: 2025-01-01T00:00:00Z\n')}Text.\n`,
  'fr/brouillon.md': `${front('')}\n`,
  'fr/demain.md': `${front('publishedAt: 2100-01-01T00:00:00Z\n')}Texte.\n`,
  'fr/retire.md': `${front('publishedAt: 2025-01-01T00:00:00Z\n')}Texte.\n`,
  'fr/renomme.md': `${front('publishedAt: 2025-01-01T00:00:00Z\n')}Texte.\n`,
};

async function importFolder(folder: string) {
  const parsed = readArticleFolders([folder]);
  expect(await listFileErrors(parsed)).toEqual([]);
  return importArticles(parsed);
}

async function emptyStore() {
  await db().formerSlug.deleteMany();
  for (const model of ['article', 'topic', 'image', 'author'] as const) {
    await (db()[model].deleteMany as () => Promise<unknown>)();
  }
  rmSync(join(env().DATA_DIR, 'media'), { recursive: true });
}

/** Everything but ids, creation dates and origins. */
async function readStore() {
  const articles = await db().article.findMany({
    omit: {
      ...{ id: true, createdAt: true, authorId: true },
      ...{ originKind: true, originKey: true, originHash: true },
    },
    include: {
      author: { select: { slug: true } },
      topics: { select: { slug: true, name: true }, orderBy: { slug: 'asc' } },
      formerSlugs: { select: { slug: true }, orderBy: { slug: 'asc' } },
    },
    orderBy: [{ locale: 'asc' }, { slug: 'asc' }],
  });
  return {
    articles: articles.map(({ updatedAt, ...article }) => ({
      ...article,
      // A draft's updatedAt is not exported.
      ...(article.publishedAt && { updatedAt }),
    })),
    authors: await db().author.findMany({
      omit: { id: true, createdAt: true },
      orderBy: { slug: 'asc' },
    }),
    images: await db().image.findMany({ omit: { createdAt: true }, orderBy: { id: 'asc' } }),
    topics: await db().topic.findMany({
      omit: { id: true },
      orderBy: [{ locale: 'asc' }, { slug: 'asc' }],
    }),
  };
}

test('exporting, importing into an empty store and exporting again gives the same files', {
  timeout: 30_000,
}, async () => {
  await importFolder(makeFolder(files));
  await publishArticle('fr', 'retire', null);
  await renameArticle('fr', 'renomme', 'nouveau-nom');
  await renameArticle('en', 'alone', 'still-alone');
  const store = await readStore();
  expect(store.articles).toHaveLength(7);
  const [one, other] = [makeFolder(), makeFolder()];
  expect(await exportArticles(one)).toEqual({ articles: 7, authors: 2, pictures: 5, missing: [] });
  expect(readFolder(one)).toMatchObject({
    'authors/jawad.yaml': files['authors/jawad.yaml'].replace('portraits/moi', 'jawad'),
    'authors/jawad.png': face.toString('latin1'),
    'fr/nouveau-nom.md': expect.stringMatching(/^drawnFrom: renomme$/m),
    'fr/brouillon.md': expect.not.stringContaining('drawnFrom'),
  });

  await emptyStore();
  await importFolder(one);
  expect(await readStore()).toEqual(store);
  await exportArticles(other);
  expect(readFolder(other)).toEqual(readFolder(one));
});

test('the export of a store with one language can be imported', async () => {
  await importFolder(
    makeFolder({
      'authors/amina.yaml': 'name: Amina\n',
      'fr/a.md': `${front('').replace('jawad', 'amina')}A.\n`,
    }),
  );
  const folder = makeFolder();
  await exportArticles(folder);
  expect((await importFolder(folder)).map(({ change }) => change)).toEqual(['unchanged']);
});

test('pictures are the original files, next to their article', async () => {
  await importFolder(makeFolder(files));
  const folder = makeFolder();
  await exportArticles(folder, 'fr');
  const exported = readFolder(folder);
  expect(exported['fr/mistral/cover.jpg']).toBe(photo.toString('latin1'));
  expect(exported['fr/mistral/1.png']).toBe(chart.toString('latin1'));
  expect(exported['fr/mistral/2.svg']).toBe(drawing);
  expect(exported['en/mistral-trial.md']).toBeUndefined();
  const text = Buffer.from(exported['fr/mistral.md'] ?? '', 'latin1').toString();
  expect(text).toBe(
    files['fr/mistral.md']
      .replace('photo.jpg\ncoverAlt', 'mistral/cover.jpg\ncoverAlt')
      .replace('(chart.png "L', '(mistral/1.png "L')
      .replace('<sub folder/drawing.svg>', 'mistral/2.svg')
      .replace('[p]: photo.jpg', '[p]: mistral/cover.jpg'),
  );
});

test('without an original the widest variant is exported; a picture without any file is reported', async () => {
  await importFolder(makeFolder(files));
  rmSync(join(env().DATA_DIR, 'media/originals'), { recursive: true });
  const folder = makeFolder();
  await exportArticles(folder);
  expect(Object.keys(readFolder(folder))).toContain('fr/mistral/cover.webp');
  rmSync(join(env().DATA_DIR, 'media'), { recursive: true });
  expect((await exportArticles(makeFolder())).missing).toHaveLength(5);
});

test('a translation whose original is in the bin is exported for itself, with its pair', async () => {
  const content = makeFolder({
    'authors/jawad.yaml': 'name: Jawad\n',
    'fr/a.md': front(''),
    'en/b.md': front('translationOf: a\n'),
  });
  await importArticles(readArticleFolders([content]));
  const { id } = await db().article.findFirstOrThrow({ where: { slug: 'a' } });
  await deleteArticle(id);
  const target = join(content, 'backup');
  expect(await exportArticles(target)).toMatchObject({ articles: 1, missing: [] });
  const parsed = readArticleFolders([target]);
  expect(await listFileErrors(parsed)).toEqual([]);
  expect(parsed.articles[0]?.article).toMatchObject({ key: 'a' });
  expect(await importArticles(parsed)).toMatchObject([{ slug: 'b', change: 'unchanged' }]);
});

test('a text that was exported is the same when it is imported, down to the white space around it', async () => {
  await importFolder(makeFolder(files));
  const body = '\n  \n    code()\n\nTexte,  \ttoujours.  \n\n \t';
  const where = { locale_slug: { locale: 'fr', slug: 'demain' } };
  await db().article.update({ where, data: { body } });
  const folder = makeFolder();
  await exportArticles(folder);
  const results = await importFolder(folder);
  expect(results.map(({ change }) => change)).toEqual(results.map(() => 'unchanged'));
  const file = join(folder, 'fr/demain.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('title: "T"', 'title: "Titre"'));
  expect(await importFolder(folder)).toContainEqual(
    expect.objectContaining({ slug: 'demain', change: 'changed' }),
  );
  expect(await db().article.findUnique({ where })).toMatchObject({ title: 'Titre', body });
});
