import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { deleteArticle } from '@/lib/articles/bin';
import { saveArticle } from '@/lib/articles/commands';
import { drawZellige } from '@/lib/covers/zellige';
import { createDraft } from '@/lib/drafts/commands';
import { contentSchema, emptyContent } from '@/lib/drafts/content';
import { moveToBin, startTranslation } from '@/lib/drafts/list/commands';
import { openPage, readDraft } from '@/lib/drafts/open-draft';
import { startPageTranslation } from '@/lib/drafts/pages/commands';
import { storeImage } from '@/lib/media/images';
import { savePage } from '@/lib/pages/commands';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { articleInput } from '@/lib/testing/articles';
import { changeArticle, changeDraft, write, writer } from '@/lib/testing/drafts';
import { makeFolder, readFolder } from '@/lib/testing/folder';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { exportContent, importContent, listContentErrors, readContentFolders } from './content';
import { prepareFolders } from './prepare-import';

// All widths and formats take seconds; lib/media/images.test.ts has them all.
vi.mock(import('@/lib/media/variants'), async (original) => ({
  ...(await original()),
  imageWidths: [480] as never,
  imageFormats: ['webp'] as never,
}));

withEmptyStore();

const paint = (background: string) =>
  sharp({ create: { width: 40, height: 20, channels: 3, background } })
    .jpeg()
    .toBuffer();

async function upload(color: string): Promise<string> {
  const bytes = await paint(color);
  const image = await storeImage(bytes);
  const data = { ...image, name: `${color}.jpg`, bytes: bytes.length };
  await db().upload.create({ data });
  return image.id;
}

async function addArticle(slug: string, more: object = {}): Promise<number> {
  const cover = await storeImage(Buffer.from(drawZellige(slug)));
  return (await saveArticle({ ...articleInput, slug, cover, ...more })).id;
}

async function emptyStore(): Promise<void> {
  const models = ['draft', 'formerSlug', 'article', 'page', 'upload', 'image', 'author'] as const;
  for (const model of models) {
    await (db()[model].deleteMany as () => Promise<unknown>)();
  }
  rmSync(join(env().DATA_DIR, 'media'), { recursive: true, force: true });
}

async function importFolder(folder: string) {
  const content = readContentFolders([folder]);
  expect(await listContentErrors(content)).toEqual([]);
  return importContent(content);
}

async function exportFolder(): Promise<string> {
  const folder = makeFolder();
  expect(await exportContent(folder)).toMatchObject({ missing: [] });
  return folder;
}

const odd = ' \t« Où : # \'ça\' » "x" \\n \u0000\u0085\u00a0\u2028\ufeff👩‍💻 ';

async function fillStore(): Promise<void> {
  const publie = await addArticle('publie');
  const intact = await addArticle('intact');
  await addArticle('importe', { publishedAt: undefined });
  const ecrit = await addArticle('importe-ecrit', { publishedAt: undefined });
  const jete = await addArticle('jete');
  await addArticle('anglais', { locale: 'en' });
  const [red, blue] = [await upload('red'), await upload('blue')];
  await changeArticle(publie, {
    title: 'Publié, corrigé ',
    body: `\n\nTexte.  \n\n![Rouge](</media/${red}> "t")\n\n<img src="/media/${blue}">\n`,
    cover: blue,
  });
  await changeArticle(intact, {});
  await changeArticle(ecrit, { body: 'Sans fin de ligne', topics: ['Maroc', ' ', 'À'] });
  await changeArticle(jete, { title: 'Jeté' });
  await deleteArticle(jete);
  await write({});
  await write({ title: odd, dek: odd, body: `${odd}\n\n` });
  await write({ slug: 'publie', body: '---\na: b\n---\n' });
  await write({ title: 'Titre', slug: 'Pas un slug !' }, 'en');
  await write({ title: 'a'.repeat(2000), author: 'nul' });
  const missing = '![x](photo.jpg) ![y](/media/ffffffffffffffff)';
  await write({ title: 'Même titre', body: missing });
  await write({ title: 'Même titre', featured: true });
  const binned = await write({ title: 'Au bin' });
  await moveToBin({ articleId: null, draftId: binned });
  await startTranslation(publie, writer);
  // All at once, as a script might.
  const twins = { kind: 'article', locale: 'fr', savedBy: writer, createdAt: new Date(1e12) };
  for (const title of ['Un', 'Deux', 'Deux']) {
    const content = JSON.stringify({ ...emptyContent, title });
    await db().draft.create({ data: { ...twins, content } });
  }
}

/** Everything of drafts that is exported, but ids */
async function readDrafts() {
  const rows = await db().draft.findMany({
    where: { deletedAt: null, OR: [{ articleId: null }, { article: { deletedAt: null } }] },
    include: { article: { select: { slug: true } } },
  });
  return rows
    .map(({ locale, article, translationKey, content, createdAt, savedAt }) => ({
      ...{ locale, article, translationKey, createdAt, savedAt },
      content: contentSchema.parse(JSON.parse(content)),
    }))
    .filter(({ article }) => article?.slug !== 'intact')
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

test('exporting, importing into an empty store and exporting again gives the same files, drafts included', {
  timeout: 60_000,
}, async () => {
  await fillStore();
  const drafts = await readDrafts();
  expect(drafts).toHaveLength(13);
  const one = await exportFolder();
  const names = Object.keys(readFolder(one)).filter((name) => name.startsWith('drafts/'));
  expect(names.filter((name) => name.endsWith('.md'))).toEqual([
    'drafts/en/mistral.md',
    'drafts/en/pas-un-slug.md',
    `drafts/fr/${'a'.repeat(80)}.md`,
    'drafts/fr/deux-2.md',
    'drafts/fr/deux.md',
    'drafts/fr/draft.md',
    'drafts/fr/importe-ecrit.md',
    'drafts/fr/meme-titre-2.md',
    'drafts/fr/meme-titre.md',
    'drafts/fr/ou-ca-x-n.md',
    'drafts/fr/publie-2.md',
    'drafts/fr/publie.md',
    'drafts/fr/un.md',
  ]);
  expect(names.filter((name) => name.endsWith('.jpg'))).toHaveLength(2);

  await emptyStore();
  await importFolder(one);
  expect(await readDrafts()).toEqual(drafts);
  expect(await db().upload.count()).toBe(2);
  expect(readFolder(await exportFolder())).toEqual(readFolder(one));

  const again = await importFolder(one);
  expect(new Set(again.drafts.map((draft) => draft.change))).toEqual(new Set(['unchanged']));
  expect(again.drafts.map(({ note }) => note).filter(Boolean)).toEqual([]);
  expect(await readDrafts()).toEqual(drafts);
});

test('drafts of pages come back, too: changed, translated and new ones', async () => {
  await savePage(pageInput);
  await savePage({ ...pageInput, slug: 'intacte' });
  const { id: pageId } = await db().page.findFirstOrThrow();
  const { id: intact } = await db().page.findFirstOrThrow({ where: { slug: 'intacte' } });
  await changeDraft((await openPage(pageId, writer)) ?? 0, { nav: 'footer', form: true });
  await openPage(intact, writer);
  await startPageTranslation(pageId, writer);
  const content = { title: 'Nouvelle', nav: 'header' as const, body: 'Sans fin de ligne' };
  await createDraft({ kind: 'page', locale: 'fr', content }, writer);
  const readPageDrafts = async () => {
    const rows = await db().draft.findMany({ include: { page: { select: { slug: true } } } });
    return rows
      .filter(({ page }) => page?.slug !== 'intacte')
      .map(({ kind, locale, page, translationKey, content, createdAt }) => ({
        ...{ kind, locale, page, translationKey, createdAt },
        content: contentSchema.parse(JSON.parse(content)),
      }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  };
  const drafts = await readPageDrafts();
  expect(drafts.map(({ kind }) => kind)).toEqual(['page', 'page', 'page']);
  const folder = await exportFolder();
  const names = Object.keys(readFolder(folder)).filter((name) => name.startsWith('drafts/'));
  expect(names).toEqual([
    'drafts/en/a-propos.md',
    'drafts/fr/a-propos.md',
    'drafts/fr/nouvelle.md',
  ]);
  await emptyStore();
  await importFolder(folder);
  expect(await readPageDrafts()).toEqual(drafts);
  const draft = await db().draft.findFirstOrThrow({ where: { pageId: { not: null } } });
  expect(await readDraft(draft.id)).toMatchObject({ isChanged: true, changedElsewhere: null });
  expect(readFolder(await exportFolder())).toEqual(readFolder(folder));
  const again = await importFolder(folder);
  expect(again.drafts.map(({ change, note }) => [change, note])).toEqual(
    drafts.map(() => ['unchanged', null]),
  );
});

test('nothing is published by an import of drafts', async () => {
  const publie = await addArticle('publie', { body: 'Texte.' });
  await changeArticle(publie, { body: 'Autre.' });
  await write({ title: 'T', slug: 't', body: 'x' });
  const folder = await exportFolder();
  await emptyStore();
  await importFolder(folder);
  expect(await db().article.findMany({ select: { slug: true, body: true } })).toEqual([
    { slug: 'publie', body: 'Texte.' },
  ]);
});

test('a store without drafts is exported as before; an export can leave drafts out', async () => {
  await changeArticle(await addArticle('publie'), {});
  expect(existsSync(join(await exportFolder(), 'drafts'))).toBe(false);
  await write({});
  const folder = makeFolder();
  expect(await exportContent(folder, { withDrafts: false })).toMatchObject({ drafts: 0 });
  expect(existsSync(join(folder, 'drafts'))).toBe(false);
});

test('a draft of an article that was changed elsewhere is compared after a round trip, too', async () => {
  const id = await changeArticle(await addArticle('publie', { body: 'Un.\n' }), {
    body: 'Au studio.',
  });
  await addArticle('publie', { body: 'À la ligne de commande.' });
  expect((await readDraft(id))?.changedElsewhere?.body).toBe('À la ligne de commande.');
  const folder = await exportFolder();
  await emptyStore();
  await importFolder(folder);
  const [row] = await db().draft.findMany();
  expect(await readDraft(row?.id ?? 0)).toMatchObject({
    draft: { content: { body: 'Au studio.' } },
    changedElsewhere: { body: 'À la ligne de commande.' },
  });
  expect(readFolder(await exportFolder())).toEqual(readFolder(folder));
});

test('a draft of an article with white space around its text is no change elsewhere after a round trip', async () => {
  await changeArticle(await addArticle('publie', { body: '\nUn.\n\n' }), { title: 'Autre' });
  const folder = await exportFolder();
  await emptyStore();
  await importFolder(folder);
  const [row] = await db().draft.findMany();
  expect(await readDraft(row?.id ?? 0)).toMatchObject({
    draft: { content: { title: 'Autre', body: '\nUn.\n\n' } },
    isChanged: true,
    changedElsewhere: null,
  });
});

describe('a draft file with a mistake is left out, and the rest is imported', () => {
  test.each<[string, string, string]>([
    ['whose article is not there', 'article: rien\n', 'article: there is no article fr/rien'],
    ['of a page that is not there', 'page: rien\nkind: page\n', 'page: there is no page fr/rien'],
    ['whose article is in the bin', 'article: jete\n', 'article: fr/jete is in the bin'],
    ['with an unknown key', 'publishedAt: 2026-01-01\n', 'publishedAt: this key is unknown'],
  ])('%s', async (_, line, message) => {
    await deleteArticle(await addArticle('jete'));
    await write({ title: 'T' });
    await write({ title: 'U' });
    const files = readFolder(await exportFolder());
    await db().draft.deleteMany();
    const text = (files['drafts/fr/t.md'] ?? '').replace('createdAt', `${line}createdAt`);
    const folder = makeFolder({ ...files, 'drafts/fr/t.md': text });
    const { content, errors, draftErrors } = await prepareFolders([folder]);
    expect(errors).toEqual([]);
    expect(draftErrors).toMatchObject([
      { file: join(folder, 'drafts/fr/t.md'), line: 3, message: expect.stringContaining(message) },
    ]);
    expect((await importContent(content)).drafts).toMatchObject([{ title: 'U' }]);
  });

  test('a picture that cannot be read', async () => {
    const id = await upload('red');
    await write({ title: 'T', cover: id });
    const files = readFolder(await exportFolder());
    await emptyStore();
    const folder = makeFolder({ ...files, [`drafts/pictures/${id}.jpg`]: 'text' });
    const [error] = await listContentErrors(readContentFolders([folder]));
    expect(error?.message).toMatch(/pictures\/[0-9a-f]{16}\.jpg: the picture cannot be read/);
  });
});
