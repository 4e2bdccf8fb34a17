import { beforeEach, describe, expect, test, vi } from 'vitest';
import { announceChanges } from '@/lib/announcements/commands';
import { announce, feeds, withAnnouncements } from '@/lib/announcements/testing';
import { deleteArticle } from '@/lib/articles/bin';
import { publishArticle, renameArticle, saveArticle } from '@/lib/articles/commands';
import { getArticle, getCurrentSlug } from '@/lib/articles/queries';
import { readContentVersion } from '@/lib/store/content-version';
import { db } from '@/lib/store/db';
import { articleInput } from '@/lib/testing/articles';
import { createDraft, saveDraft } from '../commands';
import { type Content, contentSchema, hashContent } from '../content';
import { openArticle, readDraft } from '../open-draft';
import { listRevisions } from '../revisions';
import { publishDraft, takeArticle, unpublishDraft } from './publish';
import { undoMs, undoPublication } from './undo';

// Encoding pictures takes seconds; lib/media/images.test.ts shows that it works.
vi.mock(import('@/lib/media/images'), async (original) => ({
  ...(await original()),
  storeImage: async (bytes) => {
    const { computeImageId } = await import('@/lib/media/originals');
    passSeconds(encoding.seconds);
    return { id: computeImageId(bytes), width: 1600, height: 900 };
  },
}));

withAnnouncements();

const encoding = vi.hoisted(() => ({ seconds: 0 }));

const jawad = 'jawad@example.org';
const photo = { id: 'fedcba9876543210', width: 40, height: 20 };

const text: Content = contentSchema.parse({
  title: 'L’été à Fès',
  dek: 'Chapeau',
  body: '\n  Texte  \n\n![Une cour](/media/fedcba9876543210)\n\t\n',
  author: 'jawad',
  topics: ['maroc', 'Voyage'],
});

beforeEach(async () => {
  await saveArticle({ ...articleInput, publishedAt: secondsAgo(1_000_000) });
  await db().upload.create({ data: { ...photo, name: 'cour.jpg', bytes: 1000 } });
  await announce();
});

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);
const passSeconds = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

const writeDraft = (changes: Partial<Content> = {}, locale: 'fr' | 'en' = 'fr') =>
  createDraft({ locale, content: { ...text, ...changes } }, jawad);

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
  db().article.findUniqueOrThrow({ where: { locale_slug: { locale: 'fr', slug } } });

async function openMistral() {
  const { id } = await readRow('mistral');
  return (await openArticle(id, jawad)) ?? 0;
}

describe('a new draft', () => {
  test('becomes an article, byte for byte, with its pictures and a drawn cover', async () => {
    const id = await writeDraft();
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
    expect(await getArticle('fr', 'l-ete-a-fes')).toMatchObject({
      title: 'L’été à Fès',
      body: text.body,
      isCoverDrawn: true,
      images: [photo],
      publishedAt: new Date(),
      updatedAt: new Date(),
      topics: [{ name: 'Maroc' }, { name: 'Voyage' }],
    });
  });

  test('goes on beside its article, without a change, and is kept as a version', async () => {
    const id = await writeDraft();
    await publishNow(id);
    const read = await readDraft(id);
    expect(read).toMatchObject({ isChanged: false, changedElsewhere: null });
    expect(read?.draft).toMatchObject({
      version: 2,
      articleId: (await readRow('l-ete-a-fes')).id,
      content: { body: text.body, slug: 'l-ete-a-fes', topics: ['Maroc', 'Voyage'] },
    });
    expect((await listRevisions(id)).map(({ reason }) => reason)).toEqual(['published']);
    const { basedOn } = await db().draft.findUniqueOrThrow({ where: { id } });
    expect(basedOn).toBe(hashContent(read?.draft.content as Content));
  });

  test('keeps its version if nothing had to be completed', async () => {
    const id = await writeDraft({ slug: 'fes', topics: ['Voyage'] });
    await publishNow(id);
    expect((await readDraft(id))?.draft.version).toBe(1);
  });

  test('appears at its time', async () => {
    const id = await writeDraft({ slug: 'fes' });
    const at = new Date(Date.now() + 3_600_000);
    expect(await publishNow(id, { at })).toEqual({ outcome: 'scheduled' });
    expect(await getArticle('fr', 'fes')).toBeNull();
    passSeconds(3600);
    expect((await getArticle('fr', 'fes'))?.publishedAt).toEqual(at);
  });

  test('can get another time, or none, until it appears', async () => {
    const id = await writeDraft({ slug: 'fes' });
    await publishNow(id, { at: new Date(Date.now() + 3_600_000) });
    const later = new Date(Date.now() + 7_200_000);
    expect(await publishNow(id, { at: later })).toEqual({ outcome: 'scheduled' });
    expect((await readRow('fes')).publishedAt).toEqual(later);
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
    expect((await readRow('fes')).publishedAt).toEqual(new Date());
  });

  test('becomes the translation that it was begun as, with the same cover', async () => {
    const { translationKey, id: mistral } = await readRow('mistral');
    const content = { ...text, topics: [] };
    const id = await createDraft({ locale: 'en', content, translationKey }, jawad);
    await publishNow(id);
    expect((await getArticle('fr', 'mistral'))?.translations).toMatchObject([
      { locale: 'en', slug: 'l-ete-a-fes' },
    ]);
    const other = await createDraft({ locale: 'en', content, translationKey }, jawad);
    await write(other, { slug: 'other' });
    expect(await publishNow(other)).toEqual({ outcome: 'mistakes' });
    expect(mistral).toBeGreaterThan(0);
  });
});

describe('is refused', () => {
  test.each<[string, (id: number) => unknown, string]>([
    ['another version', (id) => db().draft.update({ where: { id }, data: { version: 7 } }), 'x'],
    ['a draft in the bin', (id) => db().draft.update({ where: { id }, data: bin }), 'gone'],
    ['a text without a title', (id) => write(id, { title: ' ' }), 'mistakes'],
    ['an empty text', (id) => write(id, { body: ' \n' }), 'mistakes'],
    ['a title of 251 characters', (id) => write(id, { title: 'a'.repeat(251) }), 'mistakes'],
    ['an unknown author', (id) => write(id, { author: 'amina' }), 'mistakes'],
    ['an unknown cover', (id) => write(id, { cover: '0'.repeat(16) }), 'mistakes'],
    ['a cover without a description', (id) => write(id, { cover: photo.id }), 'mistakes'],
    [
      'a missing picture',
      (id) => write(id, { body: `![A](/media/${'0'.repeat(16)})` }),
      'mistakes',
    ],
    ['a broken link', (id) => write(id, { body: '[a](/articles/nulle-part)' }), 'mistakes'],
    ['a slug with capitals', (id) => write(id, { slug: 'Fes' }), 'mistakes'],
    ['the slug of another article', (id) => write(id, { slug: 'mistral' }), 'mistakes'],
    ['a former slug of another', (id) => write(id, { slug: 'ancien' }), 'mistakes'],
    ['the slug of one in the bin', (id) => write(id, { slug: 'jete' }), 'mistakes'],
    ['the address of this site', (id) => write(id, { canonicalUrl: own }), 'mistakes'],
    ['an address without a host', (id) => write(id, { canonicalUrl: 'https://a' }), 'mistakes'],
  ])('%s, and nothing is written', async (_, change, outcome) => {
    await renameArticle('fr', 'mistral', 'passant');
    await renameArticle('fr', 'passant', 'mistral');
    await saveArticle({ ...articleInput, slug: 'neuf', formerSlugs: ['ancien'], key: 'neuf' });
    await saveArticle({ ...articleInput, slug: 'jete', key: 'jete' });
    await deleteArticle((await readRow('jete')).id);
    const id = await writeDraft();
    await change(id);
    const { version } = (await readDraft(id))?.draft ?? { version: 1 };
    const before = await readContentVersion();
    const asked = outcome === 'x' ? version - 1 : version;
    expect(await publishDraft({ id, version: asked, at: null, isNews: false })).toEqual({
      outcome: outcome === 'x' ? 'changed' : outcome,
    });
    expect(await readContentVersion()).toBe(before);
    expect(await db().article.count()).toBe(3);
    expect(await listRevisions(id)).toEqual([]);
  });

  const bin = { deletedAt: new Date() };
  const own = 'http://localhost:3000/articles/mistral';

  test('a time that has passed', async () => {
    const id = await writeDraft();
    expect(await publishNow(id, { at: secondsAgo(1) })).toEqual({ outcome: 'past' });
  });

  test('what readers see already', async () => {
    expect(await publishNow(await openMistral())).toEqual({ outcome: 'unchanged' });
  });

  test('all but one of ten at once', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => writeDraft({ slug: 'fes' })));
    const results = await Promise.all(ids.map((id) => publishNow(id)));
    expect(results.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array.from({ length: 9 }, () => 'mistakes'),
      'published',
    ]);
    expect(await db().article.count({ where: { slug: 'fes' } })).toBe(1);
  });
});

describe('a published article', () => {
  test('is corrected without a new date, or with one for readers', async () => {
    const id = await openMistral();
    const { publishedAt, updatedAt } = await readRow('mistral');
    await write(id, { body: 'Corrigé.' });
    expect(await publishNow(id)).toEqual({ outcome: 'updated' });
    expect(await readRow('mistral')).toMatchObject({ body: 'Corrigé.', publishedAt, updatedAt });
    passSeconds(60);
    await write(id, { body: 'Complété.' });
    await publishNow(id, { isNews: true });
    expect(await readRow('mistral')).toMatchObject({ publishedAt, updatedAt: new Date() });
  });

  test('is renamed: its former address leads to it, and its cover stays', async () => {
    const first = await writeDraft({ slug: 'fes' });
    await publishNow(first);
    const { coverId } = await readRow('fes');
    await write(first, { slug: 'ete' });
    await publishNow(first);
    expect(await getCurrentSlug('fr', 'fes')).toBe('ete');
    expect((await readRow('ete')).coverId).toBe(coverId);
    await write(first, { slug: 'fes' });
    await publishNow(first);
    expect(await getCurrentSlug('fr', 'ete')).toBe('fes');
    expect(await getCurrentSlug('fr', 'fes')).toBeNull();
  });

  test('keeps its address when its title changes and the address was left empty', async () => {
    const id = await writeDraft();
    await publishNow(id);
    await write(id, { title: 'Autre titre', slug: '' });
    await publishNow(id);
    expect(await readRow('l-ete-a-fes')).toMatchObject({ title: 'Autre titre' });
  });

  test('is unpublished and published again, now dated today', async () => {
    const id = await openMistral();
    expect(await unpublishDraft(id)).toEqual({ outcome: 'unpublished' });
    expect(await getArticle('fr', 'mistral')).toBeNull();
    expect(await unpublishDraft(id)).toEqual({ outcome: 'unchanged' });
    passSeconds(60);
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
    expect((await readRow('mistral')).publishedAt).toEqual(new Date());
  });

  test('loses what search engines were told when the fields are emptied', async () => {
    const id = await openMistral();
    await write(id, { searchTitle: 'Titre', canonicalUrl: 'https://example.org/a' });
    await publishNow(id);
    expect(await readRow('mistral')).toMatchObject({
      searchTitle: 'Titre',
      canonicalUrl: 'https://example.org/a',
    });
    await write(id, { searchTitle: '', canonicalUrl: ' ' });
    await publishNow(id);
    expect(await readRow('mistral')).toMatchObject({ searchTitle: null, canonicalUrl: null });
  });
});

describe('an article that was changed elsewhere', () => {
  const elsewhere = { ...articleInput, body: 'En ligne de commande.' };

  async function changeBoth() {
    const id = await openMistral();
    await write(id, { body: 'Au studio.' });
    await saveArticle(elsewhere);
    return { id, article: (await readDraft(id))?.changedElsewhere as Content };
  }

  test('is not overwritten unseen', async () => {
    const { id } = await changeBoth();
    expect(await publishNow(id)).toEqual({ outcome: 'changedElsewhere' });
    expect((await readRow('mistral')).body).toBe('En ligne de commande.');
  });

  test('is overwritten once it was seen, and kept as a version', async () => {
    const { id, article } = await changeBoth();
    const replaces = hashContent(article);
    await saveArticle({ ...elsewhere, body: 'Encore.' });
    expect(await publishNow(id, { replaces })).toEqual({ outcome: 'changedElsewhere' });
    const again = hashContent((await readDraft(id))?.changedElsewhere as Content);
    expect(await publishNow(id, { replaces: again })).toEqual({ outcome: 'updated' });
    expect((await readRow('mistral')).body).toBe('Au studio.');
    const kept = await db().revision.findFirstOrThrow({ where: { reason: 'conflict' } });
    expect(JSON.parse(kept.content).body).toBe('Encore.');
  });

  test('takes the place of what was written, which is kept as a version', async () => {
    const { id } = await changeBoth();
    const version = (await readDraft(id))?.draft.version ?? 0;
    await takeArticle({ id, version }, jawad);
    expect(await readDraft(id)).toMatchObject({
      isChanged: false,
      draft: { content: { body: 'En ligne de commande.' } },
    });
    const kept = await db().revision.findFirstOrThrow({ where: { reason: 'conflict' } });
    expect(JSON.parse(kept.content).body).toBe('Au studio.');
  });
});

describe('for ten seconds', () => {
  test('not counting those in which its cover is drawn, a publication can be undone', async () => {
    encoding.seconds = 12;
    const id = await writeDraft({ slug: 'fes' });
    await publishNow(id);
    encoding.seconds = 0;
    expect((await readRow('fes')).publishedAt).toEqual(new Date());
    expect(await undoPublication(id)).toEqual({ outcome: 'undone' });
  });

  test('a first publication is undone: the draft goes on', async () => {
    const id = await writeDraft({ slug: 'fes' });
    await publishNow(id);
    passSeconds(undoMs / 1000);
    expect(await undoPublication(id)).toEqual({ outcome: 'undone' });
    expect(await getArticle('fr', 'fes')).toBeNull();
    expect(await undoPublication(id)).toEqual({ outcome: 'tooLate' });
    expect((await readDraft(id))?.isChanged).toBe(false);
    await write(id, { slug: 'autre' });
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
  });

  test('an update with another address, topics and picture is undone wholly', async () => {
    const id = await openMistral();
    const before = await readAll();
    await write(id, {
      slug: 'neuf',
      title: 'Neuf',
      topics: ['Neuf'],
      body: text.body,
      searchTitle: 'Neuf',
    });
    await publishNow(id, { isNews: true });
    expect(await undoPublication(id)).toEqual({ outcome: 'undone' });
    expect(await readAll()).toEqual(before);
    const read = await readDraft(id);
    expect(read).toMatchObject({ isChanged: true, changedElsewhere: null });
    expect(read?.draft.content.title).toBe('Neuf');
  });

  test('a return to a former address is undone, too', async () => {
    await renameArticle('fr', 'mistral', 'mistral-ai');
    const { id: articleId } = await readRow('mistral-ai');
    const id = (await openArticle(articleId, jawad)) ?? 0;
    const before = await readAll();
    await write(id, { slug: 'mistral' });
    await publishNow(id);
    await undoPublication(id);
    expect(await readAll()).toEqual(before);
  });

  test('an unpublished article comes back with its dates', async () => {
    const id = await openMistral();
    const before = await readAll();
    await unpublishDraft(id);
    expect(await undoPublication(id)).toEqual({ outcome: 'undone' });
    expect(await readAll()).toEqual(before);
  });

  test('and no longer, nor over what was changed since', async () => {
    const id = await writeDraft({ slug: 'fes' });
    await publishNow(id);
    passSeconds(11);
    expect(await undoPublication(id)).toEqual({ outcome: 'tooLate' });
    await write(id, { title: 'Autre' });
    await publishNow(id);
    await db().article.updateMany({ where: { slug: 'fes' }, data: { title: 'Importé' } });
    expect(await undoPublication(id)).toEqual({ outcome: 'changed' });
    expect((await getArticle('fr', 'fes'))?.title).toBe('Importé');
  });

  test('nobody is told of it', async () => {
    const id = await writeDraft({ slug: 'fes', topics: [] });
    await publishNow(id);
    expect(await announceChanges({ channels: ['indexnow'] })).toBeNull();
    expect(await announce()).toEqual({ websub: [], indexnow: [] });
    passSeconds(16);
    expect(await announce()).toEqual({ websub: feeds, indexnow: [['/articles/fes']] });
    await unpublishDraft(id);
    expect(await announce()).toEqual({ websub: [], indexnow: [] });
    await undoPublication(id);
    passSeconds(16);
    expect(await announce()).toEqual({ websub: [], indexnow: [] });
    await unpublishDraft(id);
    passSeconds(16);
    expect((await announce()).indexnow).toEqual([['/articles/fes']]);
  });

  const readAll = () =>
    db().article.findMany({
      include: {
        topics: { orderBy: { slug: 'asc' }, select: { slug: true, name: true } },
        formerSlugs: true,
      },
    });
});

test('an article of the command line is the same after it was scheduled there', async () => {
  const id = await openMistral();
  await publishArticle('fr', 'mistral', new Date());
  expect(await readDraft(id)).toMatchObject({ isChanged: false, changedElsewhere: null });
});
