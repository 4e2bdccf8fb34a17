import { beforeEach, describe, expect, test } from 'vitest';
import { readContentFolders } from '@/lib/imports/content';
import { renamePage, savePage } from '@/lib/pages/commands';
import { exportPages } from '@/lib/pages/files/export-pages';
import { importPages } from '@/lib/pages/files/import-pages';
import { listPageErrors } from '@/lib/pages/files/page-checks';
import { getCurrentPageSlug, getPage, listMenuPages } from '@/lib/pages/queries';
import { readContentVersion } from '@/lib/store/content-version';
import { db } from '@/lib/store/db';
import { makeFolder } from '@/lib/testing/folder';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft, saveDraft } from '../commands';
import { type Content, contentSchema, hashContent } from '../content';
import { openPage, readDraft } from '../open-draft';
import { publishDraft, takePublished, unpublishDraft } from '../publishing/publish';
import { undoMs, undoPublication } from '../publishing/undo';
import { listRevisions } from '../revisions';

withEmptyStore();

const jawad = 'jawad@example.org';
const photo = { id: 'fedcba9876543210', width: 40, height: 20 };

const text: Content = contentSchema.parse({
  title: 'Mes services',
  dek: 'Chapeau',
  body: '\n  Texte  \n\n![Une cour](/media/fedcba9876543210)\n\t\n',
  nav: 'header',
  form: true,
});

beforeEach(async () => {
  await savePage({ ...pageInput, nav: 'header', order: 5 });
  await db().upload.create({ data: { ...photo, name: 'cour.jpg', bytes: 1000 } });
});

const writeDraft = (changes: Partial<Content> = {}, locale: 'fr' | 'en' = 'fr') =>
  createDraft({ kind: 'page', locale, content: { ...text, ...changes } }, jawad);

async function publishNow(id: number, changes: object = {}) {
  const { version } = (await readDraft(id))?.draft ?? { version: 0 };
  return publishDraft({ id, version, at: null, isNews: false, ...changes });
}

async function write(id: number, changes: Partial<Content>) {
  const { draft } = (await readDraft(id)) ?? {};
  if (!draft) throw new Error('There is no draft.');
  const content = { ...draft.content, ...changes };
  await saveDraft({ id, base: draft.version, saveId: crypto.randomUUID(), content }, jawad);
}

const readRow = (slug: string) =>
  db().page.findUniqueOrThrow({ where: { locale_slug: { locale: 'fr', slug } } });

const readAll = () => db().page.findMany({ include: { formerSlugs: true } });

async function openAbout() {
  return (await openPage((await readRow('a-propos')).id, jawad)) ?? 0;
}

describe('a new draft', () => {
  test('becomes a page, byte for byte, with its pictures, last in its menu', async () => {
    const id = await writeDraft();
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
    expect(await getPage('fr', 'mes-services')).toMatchObject({
      title: 'Mes services',
      body: text.body,
      form: true,
      images: [photo],
    });
    const { header } = await listMenuPages('fr');
    expect(header.map(({ slug }) => slug)).toEqual(['a-propos', 'mes-services']);
    expect(await db().article.count()).toBe(0);
  });

  test('goes on beside its page, without a change, and is kept as a version', async () => {
    const id = await writeDraft();
    await publishNow(id);
    const read = await readDraft(id);
    expect(read).toMatchObject({ isChanged: false, changedElsewhere: null });
    expect(read?.draft).toMatchObject({
      kind: 'page',
      pageId: (await readRow('mes-services')).id,
      articleId: null,
      content: { body: text.body, slug: 'mes-services', nav: 'header', form: true },
    });
    expect((await listRevisions(id)).map(({ reason }) => reason)).toEqual(['published']);
    expect(await publishNow(id)).toEqual({ outcome: 'unchanged' });
  });

  test('becomes the translation that it was begun as, once', async () => {
    const { translationKey } = await readRow('a-propos');
    const begin = (slug: string) =>
      createDraft(
        { kind: 'page', locale: 'en', content: { ...text, slug }, translationKey },
        jawad,
      );
    await publishNow(await begin('about'));
    expect((await getPage('fr', 'a-propos'))?.translations).toEqual([
      { locale: 'en', slug: 'about' },
    ]);
    expect(await publishNow(await begin('other'))).toEqual({ outcome: 'mistakes' });
  });
});

describe('is refused', () => {
  test.each<[string, Partial<Content>]>([
    ['a page without a title', { title: ' ' }],
    ['a page without a dek', { dek: '' }],
    ['an empty text', { body: ' \n' }],
    ['a missing picture', { body: `![A](/media/${'0'.repeat(16)})` }],
    ['a broken link', { body: '[a](/nulle-part)' }],
    ['a slug with capitals', { slug: 'Services' }],
    ['an address of the site itself', { slug: 'contact' }],
    ['the slug of another page', { slug: 'a-propos' }],
    ['a former slug of another', { slug: 'ancienne' }],
  ])('%s, and nothing is written', async (_, changes) => {
    await savePage({ ...pageInput, slug: 'autre', formerSlugs: ['ancienne'] });
    const id = await writeDraft(changes);
    const before = await readContentVersion();
    expect(await publishNow(id)).toEqual({ outcome: 'mistakes' });
    expect(await readContentVersion()).toBe(before);
    expect(await listRevisions(id)).toEqual([]);
  });

  test('all but one of ten at once', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => writeDraft()));
    const results = await Promise.all(ids.map((id) => publishNow(id)));
    expect(results.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array.from({ length: 9 }, () => 'mistakes'),
      'published',
    ]);
  });
});

describe('a published page', () => {
  test('is updated in its place, or goes to the end of another menu', async () => {
    await savePage({ ...pageInput, slug: 'pied', nav: 'footer', order: 3 });
    const id = await openAbout();
    await write(id, { body: 'Corrigé.' });
    expect(await publishNow(id)).toEqual({ outcome: 'updated' });
    expect(await readRow('a-propos')).toMatchObject({ body: 'Corrigé.', order: 5 });
    await write(id, { nav: 'footer' });
    await publishNow(id);
    const { header, footer } = await listMenuPages('fr');
    expect([header, footer.map(({ slug }) => slug)]).toEqual([[], ['pied', 'a-propos']]);
  });

  test('is renamed: its former address leads to it, and it can go back', async () => {
    const id = await openAbout();
    await write(id, { slug: 'moi' });
    expect(await publishNow(id)).toEqual({ outcome: 'updated' });
    expect(await getCurrentPageSlug('fr', 'a-propos')).toBe('moi');
    await write(id, { slug: 'a-propos' });
    await publishNow(id);
    expect(await getCurrentPageSlug('fr', 'moi')).toBe('a-propos');
    expect(await getCurrentPageSlug('fr', 'a-propos')).toBeNull();
  });

  test('is unpublished, and published again', async () => {
    const id = await openAbout();
    expect(await unpublishDraft(id)).toEqual({ outcome: 'unpublished' });
    expect(await getPage('fr', 'a-propos')).toBeNull();
    expect(await unpublishDraft(id)).toEqual({ outcome: 'unchanged' });
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
    expect(await getPage('fr', 'a-propos')).not.toBeNull();
  });
});

describe('a page that was changed elsewhere', () => {
  test('gives its text to a draft that nobody changed', async () => {
    const id = await openAbout();
    await savePage({ ...pageInput, nav: 'footer', order: 5 });
    expect(await readDraft(id)).toMatchObject({
      isChanged: false,
      changedElsewhere: null,
      draft: { content: { nav: 'footer' } },
    });
  });

  test('is overwritten once it was seen, and kept as a version', async () => {
    const id = await openAbout();
    await write(id, { body: 'Au studio.' });
    await savePage({ ...pageInput, body: 'En ligne de commande.' });
    const { changedElsewhere } = (await readDraft(id)) ?? {};
    expect(changedElsewhere).toMatchObject({ body: 'En ligne de commande.', nav: 'none' });
    expect(await publishNow(id)).toEqual({ outcome: 'changedElsewhere' });
    const replaces = hashContent(changedElsewhere as Content);
    expect(await publishNow(id, { replaces })).toEqual({ outcome: 'updated' });
    expect((await readRow('a-propos')).body).toBe('Au studio.');
    const kept = await db().revision.findFirstOrThrow({ where: { reason: 'conflict' } });
    expect(JSON.parse(kept.content).body).toBe('En ligne de commande.');
  });

  test('takes the place of what was written', async () => {
    const id = await openAbout();
    await write(id, { body: 'Au studio.' });
    await savePage({ ...pageInput, body: 'En ligne de commande.' });
    const version = (await readDraft(id))?.draft.version ?? 0;
    await takePublished({ id, version }, jawad);
    expect((await readDraft(id))?.draft.content.body).toBe('En ligne de commande.');
  });
});

describe('for ten seconds', () => {
  test('a first publication is undone, and no longer', async () => {
    const id = await writeDraft();
    await publishNow(id);
    const late = new Date(Date.now() + undoMs + 1000);
    expect(await undoPublication(id, late)).toEqual({ outcome: 'tooLate' });
    expect(await undoPublication(id)).toEqual({ outcome: 'undone' });
    expect(await getPage('fr', 'mes-services')).toBeNull();
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
  });

  test('an update with another address and menu is undone wholly', async () => {
    await renamePage('fr', 'a-propos', 'moi');
    await renamePage('fr', 'moi', 'a-propos');
    const id = await openAbout();
    const before = await readAll();
    await write(id, { slug: 'moi', title: 'Moi', nav: 'footer', form: true, body: text.body });
    await publishNow(id);
    expect(await readAll()).not.toEqual(before);
    expect(await undoPublication(id)).toEqual({ outcome: 'undone' });
    expect(await readAll()).toEqual(before);
    const read = await readDraft(id);
    expect(read).toMatchObject({ isChanged: true, changedElsewhere: null });
    expect(read?.draft.content.title).toBe('Moi');
  });

  test('an unpublished page comes back, unless it was changed since', async () => {
    const id = await openAbout();
    const before = await readAll();
    await unpublishDraft(id);
    expect(await undoPublication(id)).toEqual({ outcome: 'undone' });
    expect(await readAll()).toEqual(before);
    await unpublishDraft(id);
    await savePage({ ...pageInput, title: 'Importée', draft: true });
    expect(await undoPublication(id)).toEqual({ outcome: 'changed' });
  });
});

test('what the studio published is exported, and imported again without a change', async () => {
  await db().upload.deleteMany();
  const id = await writeDraft({ body: '\n  Texte  \n\n```\ncode\n```\n\t\n', slug: 'services' });
  await publishNow(id);
  await write(id, { slug: 'mes-services', dek: '  Chapeau  ' });
  await publishNow(id);
  const { id: pageId } = await readRow('a-propos');
  const about = (await openPage(pageId, jawad)) ?? 0;
  await write(about, { nav: 'footer', form: true });
  await publishNow(about);
  await unpublishDraft(about);
  const folder = makeFolder();
  await exportPages(folder);
  const version = await readContentVersion();
  const { pages } = readContentFolders([folder]);
  expect(await listPageErrors(pages, new Set())).toEqual([]);
  const results = await importPages(pages.pages);
  expect(results.map(({ slug, change }) => `${slug} ${change}`).sort()).toEqual([
    'a-propos unchanged',
    'mes-services unchanged',
  ]);
  expect(await readContentVersion()).toBe(version);
  expect(await readDraft(id)).toMatchObject({ isChanged: false, changedElsewhere: null });
});
