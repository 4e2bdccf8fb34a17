import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { deleteArticle } from '@/lib/articles/bin';
import { publishArticle, renameArticle, saveArticle } from '@/lib/articles/commands';
import { readArticleFolders } from '@/lib/articles/files/article-folder';
import { exportArticles } from '@/lib/articles/files/export-articles';
import { listFileErrors } from '@/lib/articles/files/folder-checks';
import { getCurrentSlug } from '@/lib/articles/queries';
import { saveDraft } from '@/lib/drafts/commands';
import { openArticle, openPage, readDraft } from '@/lib/drafts/open-draft';
import { publishDraft } from '@/lib/drafts/publishing/publish';
import { getRevision, listRevisions } from '@/lib/drafts/revisions';
import { renameTopic } from '@/lib/drafts/topics/commands';
import type { Origin } from '@/lib/markdown/origin';
import { movePage, savePage } from '@/lib/pages/commands';
import { readPageFolders } from '@/lib/pages/files/page-folder';
import { db } from '@/lib/store/db';
import { articleInput } from '@/lib/testing/articles';
import { makeFolder } from '@/lib/testing/folder';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { importArticles } from './import-articles';
import { importPages } from './import-pages';

const meanwhile = vi.hoisted(() => ({ run: null as null | (() => Promise<void>) }));
vi.mock(import('@/lib/articles/stored-article'), async (original) => {
  const { getStoredArticle, ...rest } = await original();
  return {
    ...rest,
    async getStoredArticle(id) {
      const stored = await getStoredArticle(id);
      await meanwhile.run?.();
      return stored;
    },
  };
});

withEmptyStore();
beforeEach(() => db().author.create({ data: { slug: 'jawad', name: 'Jawad' } }));

const jawad = 'jawad@example.org';
const wordpress: Origin = { kind: 'wordpress', key: 'blog.example 12' };
const elsewhere: Origin = { kind: 'ghost', key: 'other.example abc' };
const published = 'publishedAt: 2025-01-01T08:00:00Z\n';

type Text = { slug?: string; body?: string; front?: string };

function read({ slug = 'a', body = 'Texte.', front = published }: Text, origin?: Origin) {
  const text = `---\ntitle: T\ndek: D\nauthor: jawad\ncoverAlt: Z\n${front}---\n\n${body}\n`;
  const parsed = readArticleFolders([makeFolder({ [`fr/${slug}.md`]: text })]);
  const articles = parsed.articles.map((one) => ({ ...one, ...(origin && { origin }) }));
  return { ...parsed, articles };
}

const importOne = async (text: Text, origin?: Origin, options = {}) =>
  (await importArticles(read(text, origin), options))[0];

const find = (slug = 'a') => db().article.findFirst({ where: { slug } });
const bodyOf = async (slug?: string) => (await find(slug))?.body;

/** As the studio does it: open, write, publish */
async function edit(body: string, slug = 'a'): Promise<void> {
  const id = (await openArticle((await find(slug))?.id ?? 0, jawad)) ?? 0;
  const { draft } = (await readDraft(id)) ?? {};
  if (!draft) throw new Error('There is no draft.');
  const content = { ...draft.content, body };
  const save = { id, base: draft.version, saveId: crypto.randomUUID(), content };
  await saveDraft(save, jawad);
  const { version } = (await readDraft(id))?.draft ?? { version: 0 };
  const request = { id, version, at: null, isNews: false };
  expect(await publishDraft(request)).toEqual({ outcome: 'updated' });
}

/** The versions that differ from what readers see */
async function listKept(slug = 'a'): Promise<string[]> {
  const draft = await db().draft.findFirst({ where: { article: { slug } } });
  const kept = draft ? await listRevisions(draft.id) : [];
  const bodies = await Promise.all(
    kept.map(async ({ id }) => (await getRevision(draft?.id ?? 0, id))?.body ?? ''),
  );
  const now = await bodyOf(slug);
  return bodies.filter((body) => body !== now);
}

const imported = 'Importé.';
const edited = 'Écrit ici.';
const changed = 'Corrigé là-bas.';
const written = { change: 'changed', left: null };
const untouched = { change: 'unchanged', left: null };
const left = (reason: string) => ({ change: 'unchanged', left: `left-${reason}` });

describe('a text whose last import was', () => {
  const own = undefined;
  test.each<
    [string, Origin | undefined, string, string, boolean, object, result: string, kept: string[]]
  >([
    // was, comes from, in the store, in the source, --overwrite, result, body then, versions
    ['same', wordpress, imported, imported, false, untouched, imported, []],
    ['same', wordpress, imported, imported, true, untouched, imported, []],
    ['same', wordpress, imported, changed, false, written, changed, []],
    ['same', wordpress, imported, changed, true, written, changed, []],
    ['same', wordpress, edited, imported, false, untouched, edited, []],
    ['same', wordpress, edited, imported, true, written, imported, [edited]],
    ['same', wordpress, edited, changed, false, left('edited'), edited, []],
    ['same', wordpress, edited, changed, true, written, changed, [edited]],
    ['same', wordpress, edited, edited, false, untouched, edited, []],
    ['same', own, imported, changed, false, written, changed, []],
    ['same', own, edited, imported, false, untouched, edited, []],
    ['same', own, edited, changed, false, left('edited'), edited, []],
    ['same', own, edited, changed, true, written, changed, [edited]],
    ['other', wordpress, imported, imported, false, untouched, imported, []],
    ['other', wordpress, imported, changed, false, left('elsewhere'), imported, []],
    ['other', wordpress, edited, changed, false, left('elsewhere'), edited, []],
    ['other', wordpress, imported, changed, true, written, changed, [imported]],
    ['other', wordpress, edited, changed, true, written, changed, [edited]],
    ['other', own, imported, imported, false, untouched, imported, []],
    ['other', own, imported, changed, false, left('elsewhere'), imported, []],
    ['other', own, edited, changed, false, left('elsewhere'), edited, []],
    ['other', own, imported, changed, true, written, changed, [imported]],
    ['unknown', wordpress, imported, imported, false, untouched, imported, []],
    ['unknown', wordpress, imported, changed, false, left('elsewhere'), imported, []],
    ['unknown', wordpress, imported, changed, true, written, changed, [imported]],
    ['unknown', own, imported, imported, false, untouched, imported, []],
    ['unknown', own, imported, changed, false, written, changed, [imported]],
    ['unknown', own, edited, changed, false, written, changed, [edited]],
  ])(
    '%s: from %o, here %j, there %j, overwrite %j',
    async (was, origin, here, there, overwrite, result, body, kept) => {
      await importOne({ body: imported }, was === 'other' ? elsewhere : origin);
      if (was === 'unknown')
        await db().article.updateMany({
          data: { originKind: null, originKey: null, originHash: null },
        });
      if (here === edited) await edit(edited);
      const dry = await importOne({ body: there }, origin, { dryRun: true, overwrite });
      expect(await bodyOf()).toBe(here);
      expect(await listKept()).toEqual([]);
      const real = await importOne({ body: there }, origin, { overwrite });
      expect(real).toMatchObject(result);
      expect({ ...dry, file: '' }).toEqual({ ...real, file: '' });
      expect(await bodyOf()).toBe(body);
      expect(await listKept()).toEqual(kept);
      expect(await db().article.count()).toBe(1);
      // Whatever was decided, the next import says nothing new.
      const again = await importOne({ body: there }, origin);
      expect(again).toMatchObject({ change: 'unchanged', left: real?.left ?? null });
    },
  );
});

test('what is kept can be taken back in the studio, and stands there once', async () => {
  await importOne({ body: imported }, elsewhere);
  await importOne({ body: changed }, wordpress, { overwrite: true });
  const id = (await openArticle((await find())?.id ?? 0, jawad)) ?? 0;
  expect(await readDraft(id)).toMatchObject({
    isChanged: false,
    draft: { content: { body: changed } },
  });
  expect(await listKept()).toEqual([imported]);
});

test('what is written in a draft and not published is no edit, and stays', async () => {
  await importOne({ body: imported }, wordpress);
  const id = (await openArticle((await find())?.id ?? 0, jawad)) ?? 0;
  const { draft } = (await readDraft(id)) ?? {};
  if (!draft) throw new Error('There is no draft.');
  const content = { ...draft.content, body: 'Au brouillon.' };
  await saveDraft({ id, base: draft.version, saveId: 'one', content }, jawad);
  expect(await importOne({ body: changed }, wordpress)).toMatchObject(written);
  expect((await readDraft(id))?.draft.content.body).toBe('Au brouillon.');
  expect(await importOne({ body: imported }, elsewhere, { overwrite: true })).toMatchObject(
    written,
  );
  expect((await readDraft(id))?.draft.content.body).toBe('Au brouillon.');
  expect(await listKept()).toEqual([changed]);
});

test('after an overwriting the text is the new source’s', async () => {
  await importOne({ body: imported }, wordpress);
  await importOne({ body: changed }, undefined, { overwrite: true });
  expect(await importOne({ body: 'Encore.' })).toMatchObject(written);
  expect(await importOne({ body: 'Ancien.' }, wordpress)).toMatchObject(left('elsewhere'));
});

describe('a text that was renamed here', () => {
  test.each([wordpress, undefined])('stays under its new slug, from %o', async (origin) => {
    await importOne({ body: imported }, origin);
    await renameArticle('fr', 'a', 'b');
    const [parsed, body] = [read({ body: changed }, origin), changed];
    expect(await listFileErrors(parsed)).toEqual([]);
    expect(await importArticles(parsed)).toMatchObject([{ ...written, slug: 'b' }]);
    expect(await db().article.findMany()).toMatchObject([{ slug: 'b', body }]);
    expect(await getCurrentSlug('fr', 'a')).toBe('b');
  });

  test('may have another name in its source since, which leads to it', async () => {
    await importOne({}, wordpress);
    await renameArticle('fr', 'a', 'b');
    const parsed = read({ slug: 'c', front: `${published}formerSlugs: [a]\n` }, wordpress);
    expect(await listFileErrors(parsed)).toEqual([]);
    expect(await importArticles(parsed)).toMatchObject([{ slug: 'b', change: 'changed' }]);
    expect(await getCurrentSlug('fr', 'c')).toBe('b');
    expect((await importArticles(parsed))[0]).toMatchObject(untouched);
  });

  test('leaves its former slug to the text that has it now', async () => {
    await importOne({ body: imported }, wordpress);
    await renameArticle('fr', 'a', 'b');
    await saveArticle({ ...articleInput, slug: 'a', body: 'Autre.' });
    expect(await importOne({ body: changed }, wordpress)).toMatchObject({ slug: 'b' });
    expect([await bodyOf('a'), await bodyOf('b')]).toEqual(['Autre.', changed]);
    expect(await db().formerSlug.count()).toBe(0);
  });

  test('without an origin it is known by its text; another text at its former address is new', async () => {
    await saveArticle({ ...articleInput, slug: 'a' });
    await importOne({ body: imported });
    await db().article.updateMany({ data: { originKind: null, originKey: null } });
    await renameArticle('fr', 'a', 'b');
    expect(await importOne({ body: imported }, wordpress)).toMatchObject({ slug: 'b' });
    expect(await importOne({ body: 'Autre.' }, elsewhere)).toMatchObject({
      slug: 'a',
      change: 'created',
    });
  });

  test('is found by the file that it was exported to', async () => {
    await importOne({ body: imported });
    await renameArticle('fr', 'a', 'b');
    const folder = makeFolder();
    await exportArticles(folder);
    const importExported = async () => (await importArticles(readArticleFolders([folder])))[0];
    expect(await importExported()).toMatchObject({ ...untouched, slug: 'b' });
    await edit(edited, 'b');
    const file = join(folder, 'fr/b.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace(imported, changed));
    expect(await importExported()).toMatchObject(left('edited'));
  });
});

describe('whether it is published', () => {
  const later = 'publishedAt: 2025-03-01T08:00:00Z\n';
  test('stays as it is here while the source says the same', async () => {
    await importOne({ body: imported }, wordpress);
    await publishArticle('fr', 'a', null);
    expect(await importOne({ body: changed }, wordpress)).toMatchObject(written);
    expect(await find()).toMatchObject({ publishedAt: null, body: changed });
    const date = new Date('2025-02-01T08:00:00Z');
    await publishArticle('fr', 'a', date);
    expect(await importOne({ body: changed }, wordpress)).toMatchObject(untouched);
    expect((await find())?.publishedAt).toEqual(date);
  });

  test.each([wordpress, undefined])('follows a source that changes it, %o', async (origin) => {
    await importOne({ front: '' }, origin);
    expect(await importOne({}, origin)).toMatchObject(written);
    expect(await importOne({ front: later }, origin)).toMatchObject(written);
    expect((await find())?.publishedAt).toEqual(new Date('2025-03-01T08:00:00Z'));
    await edit(edited);
    expect(await importOne({}, origin)).toMatchObject(left('edited'));
  });
});

test('a topic that was renamed here is no edit, and another system does not rename it back', async () => {
  const topics = (names: string) => `${published}topics: [${names}]\n`;
  await importOne({ front: topics('Maroc, IA') }, wordpress);
  const { id } = await db().topic.findFirstOrThrow({ where: { slug: 'maroc' } });
  await renameTopic({ id, name: 'Maroc' }, 'Le Maroc');
  expect(await importOne({ front: topics('Maroc, ia') }, wordpress)).toMatchObject(untouched);
  expect(await importOne({ body: changed, front: topics('Maroc, ia') }, wordpress)).toMatchObject(
    written,
  );
  const names = (await db().topic.findMany()).map(({ name }) => name).sort();
  expect(names).toEqual(['IA', 'Le Maroc']);
});

test('what is in the bin stays there, and is named', async () => {
  await importOne({}, wordpress);
  await deleteArticle((await find())?.id ?? 0);
  const parsed = read({ body: changed }, wordpress);
  expect(await listFileErrors(parsed)).toEqual([]);
  const options = { overwrite: true };
  expect(await importArticles(parsed, options)).toMatchObject([left('in-bin')]);
  expect(await find()).toMatchObject({ deletedAt: expect.any(Date), body: 'Texte.' });
});

test('what the studio writes while the import decides is seen', async () => {
  await importOne({ body: imported }, wordpress);
  meanwhile.run = async () => {
    meanwhile.run = null;
    await edit(edited);
  };
  expect(await importOne({ body: changed }, wordpress)).toMatchObject(left('edited'));
  expect(await bodyOf()).toBe(edited);
});

describe('a page', () => {
  const readPage = (body: string, front = '', origin?: Origin) => {
    const text = `---\ntitle: T\ndek: D\n${front}---\n\n${body}\n`;
    const { pages } = readPageFolders([makeFolder({ 'pages/fr/a.md': text })]);
    return pages.map((one) => ({ ...one, ...(origin && { origin }) }));
  };
  const importPage = async (body: string, front?: string, origin?: Origin, options = {}) =>
    (await importPages(readPage(body, front, origin), options))[0];
  const findPage = () => db().page.findFirstOrThrow({ where: { slug: 'a' } });

  test('is left where it was edited here, and replaced on demand with a version kept', async () => {
    await importPage(imported, '', wordpress);
    await db().page.updateMany({ data: { body: edited } });
    expect(await importPage(imported, '', wordpress)).toMatchObject(untouched);
    expect(await importPage(changed, '', wordpress)).toMatchObject(left('edited'));
    const options = { overwrite: true };
    expect(await importPage(changed, '', wordpress, options)).toMatchObject(written);
    expect(await findPage()).toMatchObject({ body: changed });
    const draft = (await openPage((await findPage()).id, jawad)) ?? 0;
    const [kept] = await listRevisions(draft);
    expect((await getRevision(draft, kept?.id ?? 0))?.body).toBe(edited);
  });

  test('of another origin is left; a file takes over one without, once', async () => {
    await savePage({ ...pageInput, slug: 'a', body: edited });
    expect(await importPage(changed, '', wordpress)).toMatchObject(left('elsewhere'));
    expect(await importPage(changed)).toMatchObject(written);
    expect(await importPage(imported, '', wordpress)).toMatchObject(left('elsewhere'));
    expect(await importPage(imported)).toMatchObject(written);
  });

  test('stays unpublished and in its place until the file says something else', async () => {
    await savePage({ ...pageInput, slug: 'b', nav: 'header', order: 2 });
    await importPage(imported, 'nav: header\norder: 1\n');
    await movePage((await findPage()).id, 1);
    await db().page.updateMany({ where: { slug: 'a' }, data: { publishedAt: null } });
    expect(await importPage(changed, 'nav: header\norder: 1\n')).toMatchObject(written);
    expect(await findPage()).toMatchObject({ publishedAt: null, order: 2 });
    expect(await importPage(changed, 'nav: header\norder: 0\n')).toMatchObject(written);
    expect(await findPage()).toMatchObject({ publishedAt: expect.any(Date), order: 0 });
  });
});
