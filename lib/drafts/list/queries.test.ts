import { describe, expect, test } from 'vitest';
import { deleteArticle } from '@/lib/articles/bin';
import { dayMs } from '@/lib/i18n/durations';
import { db } from '@/lib/store/db';
import { hoursAgo, publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft, saveDraft } from '../commands';
import { type Content, emptyContent } from '../content';
import { openArticle } from '../open-draft';
import { moveToBin } from './commands';
import { type ListFilter, parseListFilter } from './filter';
import { listTexts, listTopicChoices } from './queries';

withEmptyStore();

const owner = { role: 'owner' } as const;
const writer = 'jawad@example.org';
const soon = new Date('2100-01-01T08:00:00Z');

const ask = (filter: Partial<ListFilter>, role = owner as { role: 'owner' | 'editor' }) =>
  listTexts({ list: 'drafts', page: 1, ...filter }, role);
const titles = async (filter: Partial<ListFilter>) =>
  (await ask(filter)).rows.map(({ title }) => title);

async function write(articleId: number, changes: Partial<Content>): Promise<number> {
  const id = await openArticle(articleId, writer);
  if (id === null) throw new Error('no draft');
  const { content } = await db().draft.findUniqueOrThrow({ where: { id } });
  const changed = { ...(JSON.parse(content) as Content), ...changes };
  await saveDraft({ id, base: 1, saveId: 'a', content: changed }, writer);
  return id;
}

test('each text is in one list: drafts, scheduled, published or bin', async () => {
  await createDraft({ locale: 'fr', content: { title: 'Commencé' } }, writer);
  await db().draft.create({
    data: { kind: 'page', locale: 'fr', content: '{"title":"Page"}', savedBy: writer },
  });
  await publish({ slug: 'importe', publishedAt: null, updatedAt: hoursAgo(2) });
  const edited = await publish({ slug: 'repris', publishedAt: null });
  await write(edited, { title: 'Repris et changé' });
  await publish({ slug: 'programme', publishedAt: soon });
  await publish({ slug: 'tout-de-suite-apres', publishedAt: new Date(+soon + dayMs) });
  await publish({ slug: 'ancien', publishedAt: hoursAgo(48) });
  await publish({ slug: 'nouveau', publishedAt: hoursAgo(1) });
  await deleteArticle(await publish({ slug: 'jete' }));
  const thrown = await createDraft({ locale: 'fr', content: { title: 'Jeté aussi' } }, writer);
  await moveToBin({ articleId: null, draftId: thrown });

  expect(await titles({ list: 'drafts' })).toEqual(['Repris et changé', 'Commencé', 'importe']);
  expect(await titles({ list: 'scheduled' })).toEqual(['programme', 'tout-de-suite-apres']);
  expect(await titles({ list: 'published' })).toEqual(['nouveau', 'ancien']);
  expect(await titles({ list: 'bin' })).toEqual(['Jeté aussi', 'jete']);
  expect((await ask({})).counts).toEqual({ drafts: 3, scheduled: 2, published: 2, bin: 2 });
});

test('a row says whether the draft differs from what readers see, and keeps their title', async () => {
  const id = await publish({ slug: 'mistral', title: 'Mistral' });
  expect((await ask({ list: 'published' })).rows).toMatchObject([
    { title: 'Mistral', isChanged: false, draftId: null, address: '/articles/mistral' },
  ]);
  const draftId = await write(id, {});
  expect((await ask({ list: 'published' })).rows[0]).toMatchObject({ isChanged: false, draftId });
  await db().draft.update({
    where: { id: draftId },
    data: { content: JSON.stringify({ ...emptyContent, title: 'Autre' }) },
  });
  expect((await ask({ list: 'published' })).rows).toMatchObject([
    { title: 'Mistral', isChanged: true, draftId, articleId: id },
  ]);
});

describe('a search', () => {
  test.each([
    ['ecole', ['L’École']],
    ['ÉCOLE', ['L’École']],
    ['oeuvre', ['Une œuvre']],
    ['brou', ['Brouillon élevé']],
    ['eleve brouillon', ['Brouillon élevé']],
    ['nouveau titre', ['L’École']],
    ['ole', []],
    ['"  OR', []],
    ['%', []],
  ])('for %s finds titles, also of drafts, whatever the accents', async (text, expected) => {
    const id = await publish({ slug: 'ecole', title: 'L’École', publishedAt: null });
    await publish({ slug: 'oeuvre', title: 'Une œuvre', publishedAt: null, body: 'brouillon' });
    await createDraft({ locale: 'fr', content: { title: 'Brouillon élevé' } }, writer);
    await write(id, { title: 'Nouveau titre' });
    const found = await titles({ text });
    expect(found.map((title) => (title === 'Nouveau titre' ? 'L’École' : title))).toEqual(expected);
    const { count, counts } = await ask({ text });
    expect([count, counts.drafts]).toEqual([expected.length, expected.length]);
  });

  test('finds by language and topic, also of drafts', async () => {
    await publish({ slug: 'a', topics: ['Maroc'] });
    await publish({ slug: 'b', topics: ['Emploi'] });
    await publish({ slug: 'c', locale: 'en', topics: ['Maroc'] });
    const content = { title: 'D', topics: ['Maroc'] };
    await createDraft({ locale: 'fr', content }, writer);
    await createDraft({ locale: 'en', content }, writer);
    expect(await titles({ list: 'published', topic: 'fr/maroc' })).toEqual(['a']);
    expect(await titles({ list: 'published', language: 'en' })).toEqual(['c']);
    expect((await ask({ topic: 'fr/maroc' })).counts).toMatchObject({ drafts: 1, published: 1 });
    expect(await titles({ list: 'published', topic: 'fr/nulle-part' })).toEqual([]);
    expect((await listTopicChoices()).map(({ locale, slug }) => `${locale}/${slug}`)).toEqual([
      'fr/emploi',
      'fr/maroc',
      'en/maroc',
    ]);
  });
});

test('the owner sees genuine leads of 30 days, an editor none', async () => {
  const id = await publish({ slug: 'mistral' });
  const add = (fingerprint: string, more: object) =>
    db().lead.create({
      data: {
        reference: fingerprint,
        fingerprint,
        name: 'Amina',
        email: 'amina@client.example',
        details: 'Bonjour',
        locale: 'fr',
        path: '/articles/mistral',
        articleId: id,
        ...more,
      },
    });
  await add('a', {});
  await add('b', { createdAt: new Date(Date.now() - 29 * dayMs) });
  await add('c', { createdAt: new Date(Date.now() - 31 * dayMs) });
  await add('d', { suspectedAt: new Date() });
  expect((await ask({ list: 'published' })).rows[0]?.leads).toBe(2);
  expect((await ask({ list: 'published' }, { role: 'editor' })).rows[0]?.leads).toBeNull();
});

test('the author is named where there are several', async () => {
  await publish({ slug: 'a' });
  expect((await ask({ list: 'published' })).rows[0]?.author).toBeNull();
  await publish({ slug: 'b', author: 'sami' });
  const { rows } = await ask({ list: 'published' });
  expect(rows.map(({ author }) => author)).toEqual(['Sami', 'Jawad']);
});

describe('the translation', () => {
  const read = async (list: ListFilter['list'] = 'published') =>
    Object.fromEntries(
      (await ask({ list })).rows.map((row) => [
        row.locale,
        `${row.translation?.state}${row.isOutdated ? ' outdated' : ''}`,
      ]),
    );
  const day = (date: number) => new Date(`2026-03-0${date}T08:00:00Z`);

  test('is missing, then a draft, then there', async () => {
    const id = await publish({ slug: 'a', translationKey: 'a' });
    expect(await read()).toEqual({ fr: 'missing' });
    await createDraft({ locale: 'en', translationKey: 'a' }, writer);
    expect(await read()).toEqual({ fr: 'draft' });
    expect(await read('drafts')).toEqual({ en: 'published' });
    await db().draft.deleteMany();
    const other = await publish({ slug: 'b', locale: 'en', translationKey: 'a' });
    expect(await read()).toEqual({ fr: 'published', en: 'published' });
    await deleteArticle(other);
    expect(await read()).toEqual({ fr: 'deleted' });
    expect((await ask({ list: 'published' })).rows[0]?.articleId).toBe(id);
  });

  test('is outdated once the original was corrected after it', async () => {
    const original = { slug: 'a', translationKey: 'a', publishedAt: day(2) };
    const id = await publish({ ...original, updatedAt: day(2) });
    await publish({
      slug: 'b',
      locale: 'en',
      translationKey: 'a',
      publishedAt: day(1),
      updatedAt: day(1),
    });
    expect(await read()).toEqual({ fr: 'published', en: 'published' });
    await db().article.update({ where: { id }, data: { updatedAt: day(3) } });
    expect(await read()).toEqual({ fr: 'published outdated', en: 'published outdated' });
    await db().article.updateMany({ where: { locale: 'en' }, data: { updatedAt: day(4) } });
    expect(await read()).toEqual({ fr: 'published', en: 'published' });
    await db().article.updateMany({ where: { locale: 'en' }, data: { updatedAt: day(1) } });
    await deleteArticle(id);
    expect(await read()).toEqual({ en: 'deleted' });
  });

  test('is not the draft of a page with the same key', async () => {
    await publish({ slug: 'a', translationKey: 'a' });
    await createDraft({ kind: 'page', locale: 'en', translationKey: 'a' }, writer);
    expect(await read()).toEqual({ fr: 'missing' });
  });

  test('is none for a draft that was never an article', async () => {
    await createDraft({ locale: 'fr' }, writer);
    expect((await ask({})).rows).toMatchObject([{ title: '', translation: null }]);
  });
});

test('51 drafts are on two pages', async () => {
  for (let number = 1; number <= 51; number += 1) {
    await createDraft({ locale: 'fr', content: { title: `${number}` } }, writer);
  }
  expect(await ask({})).toMatchObject({ count: 51, pageCount: 2 });
  expect((await ask({})).rows).toHaveLength(50);
  expect((await ask({ page: 2 })).rows).toHaveLength(1);
});

test('an address that makes no sense asks for the drafts', () => {
  const params = { list: 'x', text: ' ', language: 'de', topic: '../x', page: '-1' };
  expect(parseListFilter(params)).toEqual({ list: 'drafts', page: 1 });
});
