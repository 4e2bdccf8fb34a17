import { describe, expect, test } from 'vitest';
import { saveArticle } from '@/lib/articles/commands';
import { readContentVersion } from '@/lib/store/content-version';
import { db } from '@/lib/store/db';
import { articleInput } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft, restoreRevision, saveDraft } from './commands';
import { type Content, contentSchema, emptyContent, hashContent } from './content';
import { openArticle, readDraft } from './open-draft';
import { listRevisions, snapshotMs } from './revisions';

withEmptyStore();

const jawad = 'jawad@example.org';
const nora = 'nora@example.org';
const write = (body: string): Content => ({ ...emptyContent, title: 'Mistral', body });

let saves = 0;
const save = (id: number, base: number, body: string, now?: Date) => {
  saves += 1;
  return saveDraft({ id, base, saveId: `save-${saves}`, content: write(body) }, jawad, now);
};

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

describe('saveDraft', () => {
  test('stores the text byte for byte and counts the version', async () => {
    const id = await createDraft({ locale: 'fr' }, jawad);
    const body = ' Deux  \n\tespaces\u00a0! 👩‍💻 \n\n';
    expect(await save(id, 1, body)).toEqual({ outcome: 'saved', version: 2 });
    const read = await readDraft(id);
    expect(read?.draft).toMatchObject({ version: 2, locale: 'fr', savedBy: jawad });
    expect(read?.draft.content.body).toBe(body);
  });

  test('answers a repeated request as the first time, also after later saves', async () => {
    const id = await createDraft({ locale: 'fr' }, jawad);
    const first = { id, base: 1, saveId: 'first', content: write('un') };
    expect(await saveDraft(first, jawad)).toEqual({ outcome: 'saved', version: 2 });
    await save(id, 2, 'deux');
    expect(await saveDraft(first, jawad)).toEqual({ outcome: 'saved', version: 2 });
    expect((await readDraft(id))?.draft.content.body).toBe('deux');
  });

  test('lets one of twenty that write on the same version win, and shows its text to the others', async () => {
    const id = await createDraft({ locale: 'fr' }, jawad);
    const texts = Array.from({ length: 20 }, (_, index) => `Texte ${index}`);
    const results = await Promise.all(texts.map((text) => save(id, 1, text)));
    expect(results.filter(({ outcome }) => outcome === 'saved')).toHaveLength(1);
    const winner = texts[results.findIndex(({ outcome }) => outcome === 'saved')];
    const rivals = results.flatMap((result) =>
      result.outcome === 'conflict' ? [result.rival] : [],
    );
    expect(rivals).toHaveLength(19);
    expect(new Set(rivals.map(({ content }) => content.body))).toEqual(new Set([winner]));
  });

  test('refuses a draft that is in the bin, or was never there', async () => {
    const id = await createDraft({ locale: 'fr' }, jawad);
    await db().draft.update({ where: { id }, data: { deletedAt: new Date() } });
    expect(await save(id, 1, 'un')).toEqual({ outcome: 'gone' });
    expect(await save(999, 1, 'un')).toEqual({ outcome: 'gone' });
  });

  test('changes nothing that readers see', async () => {
    const { id: articleId } = await saveArticle(articleInput);
    const version = await readContentVersion();
    const id = (await openArticle(articleId, jawad)) ?? 0;
    await save(id, 1, 'Autre texte.');
    expect(await readContentVersion()).toBe(version);
  });
});

describe('revisions', () => {
  test('keep what stood there before the first change after ten minutes', async () => {
    const id = await createDraft({ locale: 'fr' }, jawad);
    await save(id, 1, 'un', inMinutes(1));
    await save(id, 2, 'deux', inMinutes(9));
    expect(await listRevisions(id)).toEqual([]);
    await save(id, 3, 'trois', inMinutes(11));
    await save(id, 4, 'quatre', inMinutes(12));
    expect(await readBodies(id)).toEqual(['deux']);
    await save(id, 5, 'cinq', new Date(inMinutes(9).getTime() + snapshotMs));
    expect(await readBodies(id)).toEqual(['quatre', 'deux']);
  });

  test('restore an older text and keep the newer one', async () => {
    const id = await createDraft({ locale: 'fr' }, jawad);
    await save(id, 1, 'ancien', inMinutes(1));
    await save(id, 2, 'nouveau', inMinutes(20));
    const [old] = await listRevisions(id);
    expect(await restoreRevision({ id, version: 3 }, old?.id ?? 0, nora)).toEqual({
      outcome: 'saved',
      version: 4,
    });
    expect((await readDraft(id))?.draft).toMatchObject({
      savedBy: nora,
      content: { body: 'ancien' },
    });
    expect(await readBodies(id)).toEqual(['nouveau', 'ancien']);
    expect((await restoreRevision({ id, version: 3 }, old?.id ?? 0, nora)).outcome).toBe(
      'conflict',
    );
  });

  async function readBodies(draftId: number): Promise<string[]> {
    const rows = await db().revision.findMany({
      where: { draftId },
      orderBy: { createdAt: 'desc' },
    });
    return rows.map(({ content }) => JSON.parse(content).body);
  }
});

describe('the draft of an article', () => {
  async function openMistral() {
    const { id: articleId } = await saveArticle(articleInput);
    return (await openArticle(articleId, jawad)) ?? 0;
  }

  test('begins with all that the article has, and is made once', async () => {
    const id = await openMistral();
    const { id: articleId } = await db().article.findFirstOrThrow();
    expect(await openArticle(articleId, nora)).toBe(id);
    const { title, dek, slug, body, author, coverAlt, featured, topics, cover } = articleInput;
    expect((await readDraft(id))?.draft.content).toEqual(
      contentSchema.parse({
        ...{ title, dek, slug, body, author, coverAlt, featured, topics },
        cover: cover.id,
      }),
    );
    expect((await readDraft(id))?.isChanged).toBe(false);
  });

  test('takes over what an import changed while nobody wrote', async () => {
    const id = await openMistral();
    await saveArticle({ ...articleInput, title: 'Mistral AI' });
    const read = await readDraft(id);
    expect(read).toMatchObject({ isChanged: false, changedElsewhere: null });
    expect(read?.draft.content.title).toBe('Mistral AI');
    expect((await listRevisions(id)).map(({ reason }) => reason)).toEqual(['replaced']);
  });

  test('keeps what is written, and shows the article, where both were changed', async () => {
    const id = await openMistral();
    await save(id, 1, 'Au studio.');
    expect(await readDraft(id)).toMatchObject({ isChanged: true, changedElsewhere: null });
    await saveArticle({ ...articleInput, body: 'En ligne de commande.' });
    const read = await readDraft(id);
    expect(read?.draft.content.body).toBe('Au studio.');
    expect(read?.changedElsewhere?.body).toBe('En ligne de commande.');
  });

  test('is not there while the article is in the bin', async () => {
    const id = await openMistral();
    const { id: articleId } = await db().article.findFirstOrThrow();
    await db().article.update({ where: { id: articleId }, data: { deletedAt: new Date() } });
    expect(await readDraft(id)).toBeNull();
    expect(await openArticle(articleId, jawad)).toBeNull();
  });
});

test('line ends become one kind when a text enters', () => {
  expect(contentSchema.parse({ body: 'a\r\nb\rc\n', title: 'un\r\ndeux' })).toMatchObject({
    body: 'a\nb\nc\n',
    title: 'un deux',
  });
});

test('what only pages have leaves the hashes of stored drafts as they were', () => {
  const content = contentSchema.parse({ title: 'Mistral', body: 'Texte.', topics: ['Maroc'] });
  expect(hashContent(content)).toBe('7f0effa2013d506d16f1c536a9218395');
  expect(hashContent({ ...content, nav: 'footer' })).not.toBe(hashContent(content));
  expect(hashContent({ ...content, form: true })).not.toBe(hashContent(content));
});
