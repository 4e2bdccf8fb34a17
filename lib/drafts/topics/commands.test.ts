import { beforeEach, describe, expect, test } from 'vitest';
import { deleteArticle } from '@/lib/articles/bin';
import { saveArticle } from '@/lib/articles/commands';
import { getArticlePage } from '@/lib/articles/list-queries';
import { getArticle, getTopic } from '@/lib/articles/queries';
import { getCurrentTopicSlug } from '@/lib/articles/topic-names';
import { createFeedResponse } from '@/lib/feeds/feed-response';
import { searchArticles } from '@/lib/search/queries';
import { readContentVersion } from '@/lib/store/content-version';
import { db } from '@/lib/store/db';
import { articleInput, publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft } from '../commands';
import { deleteTopic, mergeTopics, renameTopic } from './commands';

withEmptyStore();

const jawad = 'jawad@example.org';

const find = (slug: string, locale = 'fr') =>
  db().topic.findUniqueOrThrow({ where: { locale_slug: { locale, slug } } });
const rename = async (slug: string, name: string) => renameTopic(await find(slug), name);
const merge = async (slug: string, into: string) => mergeTopics(await find(slug), await find(into));
const listSlugs = async (topic: string) =>
  (await getArticlePage('fr', 1, { topic }))?.articles.map(({ slug }) => slug);
const namesOf = async (slug: string) =>
  (await getArticle('fr', slug))?.topics.map(({ name }) => name);
const askFeed = async (topic: string) => {
  const { status, headers } = await createFeedResponse('atom', { locale: 'fr', topic });
  return [status, headers.get('Location')];
};
const listFormer = async () =>
  (await db().formerTopicSlug.findMany({ include: { topic: true }, orderBy: { slug: 'asc' } })).map(
    ({ slug, topic }) => `${slug} → ${topic.slug}`,
  );

beforeEach(async () => {
  await publish({ slug: 'a', topics: ['Maroc'] });
});

describe('a renamed topic', () => {
  test('is what readers see at the next request, and its former address leads to it', async () => {
    const version = await readContentVersion();
    expect(await rename('maroc', 'Afrique du Nord')).toEqual({ outcome: 'renamed' });
    expect(await readContentVersion()).not.toBe(version);
    expect(await namesOf('a')).toEqual(['Afrique du Nord']);
    expect(await listSlugs('afrique-du-nord')).toEqual(['a']);
    expect(await getTopic('fr', 'maroc')).toBeNull();
    expect(await getCurrentTopicSlug('fr', 'maroc')).toBe('afrique-du-nord');
    expect(await getCurrentTopicSlug('en', 'maroc')).toBeNull();
    expect(await askFeed('maroc')).toEqual([308, '/sujets/afrique-du-nord/atom.xml']);
    expect(await askFeed('afrique-du-nord')).toEqual([200, null]);
    const search = (words: string) => searchArticles('fr', { words, page: 1 });
    expect([(await search('afrique'))?.count, (await search('maroc'))?.count]).toEqual([1, 0]);
  });

  test.each([['MAROC'], ['Mârôc'], ['Maroc…']])(
    'keeps its address if only case, accents or signs change: %s',
    async (name) => {
      expect(await rename('maroc', name)).toEqual({ outcome: 'renamed' });
      expect(await namesOf('a')).toEqual([name]);
      expect(await listFormer()).toEqual([]);
    },
  );

  test('is one redirect away from each former address', async () => {
    await rename('maroc', 'Maghreb');
    await rename('maghreb', 'Afrique');
    expect(await listFormer()).toEqual(['maghreb → afrique', 'maroc → afrique']);
  });

  test('can get its former name back', async () => {
    await rename('maroc', 'Maghreb');
    await rename('maghreb', 'Maroc');
    expect(await listFormer()).toEqual(['maghreb → maroc']);
    expect(await listSlugs('maroc')).toEqual(['a']);
  });

  test('takes an address that another topic once had', async () => {
    await publish({ slug: 'b', topics: ['Emploi'] });
    await rename('maroc', 'Maghreb');
    await rename('emploi', 'Maroc');
    expect(await listFormer()).toEqual(['emploi → maroc']);
    expect(await listSlugs('maroc')).toEqual(['b']);
  });

  test('does not take the name of another', async () => {
    await publish({ slug: 'b', topics: ['Emploi'] });
    const { id, name } = await find('emploi');
    expect(await rename('maroc', 'EMPLOI')).toEqual({ outcome: 'taken', by: { id, name } });
    expect([await namesOf('a'), await namesOf('b')]).toEqual([['Maroc'], ['Emploi']]);
  });

  test('is not renamed by who saw another name, or does not know that it is gone', async () => {
    const seen = await find('maroc');
    await renameTopic(seen, 'Maghreb');
    expect(await renameTopic(seen, 'Afrique')).toEqual({ outcome: 'changed' });
    expect(await renameTopic({ id: 999, name: 'Maroc' }, 'X')).toEqual({ outcome: 'gone' });
    expect(await namesOf('a')).toEqual(['Maghreb']);
  });

  test('tells readers nothing of articles that they do not see', async () => {
    await publish({ slug: 'b', topics: ['Secret'], publishedAt: null });
    await rename('secret', 'Caché');
    expect(await getCurrentTopicSlug('fr', 'secret')).toBeNull();
    expect(await askFeed('secret')).toEqual([404, null]);
  });
});

describe('a file that names a topic by its former name', () => {
  test('gives the article the renamed topic: a repeated import is unchanged', async () => {
    await saveArticle(articleInput);
    await rename('maroc', 'Maghreb');
    expect((await saveArticle(articleInput)).change).toBe('unchanged');
    await saveArticle({ ...articleInput, slug: 'autre', topics: ['MAROC', 'Maghreb'] });
    expect(await namesOf('autre')).toEqual(['Maghreb']);
    expect(await db().topic.count({ where: { slug: 'maroc' } })).toBe(0);
  });

  test('does so in its own language only', async () => {
    await rename('maroc', 'Maghreb');
    await saveArticle({ ...articleInput, locale: 'en', topics: ['Maroc'] });
    expect((await find('maroc', 'en')).name).toBe('Maroc');
  });
});

describe('merged topics', () => {
  test('are one: its articles have it once, and all former addresses lead to it', async () => {
    await publish({ slug: 'b', topics: ['Maroc', 'Maghreb'] });
    await publish({ slug: 'c', topics: ['Maghreb'] });
    await rename('maroc', 'Pays du soleil');
    expect(await merge('pays-du-soleil', 'maghreb')).toEqual({ outcome: 'merged' });
    expect((await listSlugs('maghreb'))?.sort()).toEqual(['a', 'b', 'c']);
    expect(await namesOf('b')).toEqual(['Maghreb']);
    expect(await listFormer()).toEqual(['maroc → maghreb', 'pays-du-soleil → maghreb']);
    expect(await askFeed('maroc')).toEqual([308, '/sujets/maghreb/atom.xml']);
    expect((await searchArticles('fr', { words: 'maghreb', page: 1 }))?.count).toBe(3);
    expect((await searchArticles('fr', { words: 'soleil', page: 1 }))?.count).toBe(0);
    expect((await db().topic.findMany()).map(({ name }) => name)).toEqual(['Maghreb']);
  });

  test('are merged where one had been the name of the other', async () => {
    await publish({ slug: 'b', topics: ['Emploi'] });
    await rename('maroc', 'Maghreb');
    await rename('emploi', 'Maroc');
    await merge('maghreb', 'maroc');
    expect(await listFormer()).toEqual(['emploi → maroc', 'maghreb → maroc']);
    expect((await listSlugs('maroc'))?.sort()).toEqual(['a', 'b']);
  });

  test('are of one language, and two', async () => {
    await publish({ slug: 'b', locale: 'en', topics: ['Morocco'] });
    const [fr, en] = [await find('maroc'), await find('morocco', 'en')];
    expect(await mergeTopics(fr, en)).toEqual({ outcome: 'gone' });
    expect(await mergeTopics(fr, fr)).toEqual({ outcome: 'gone' });
    expect(await db().topic.count()).toBe(2);
  });

  test('stay two if one has another name than was shown', async () => {
    await publish({ slug: 'b', topics: ['Emploi'] });
    const [from, into] = [await find('maroc'), await find('emploi')];
    await renameTopic(into, 'Travail');
    expect(await mergeTopics(from, into)).toEqual({ outcome: 'changed' });
    expect(await mergeTopics({ ...from, name: 'X' }, into)).toEqual({ outcome: 'changed' });
    expect(await db().topic.count()).toBe(2);
  });
});

describe('deleteTopic', () => {
  test('deletes what nothing uses, with its former addresses', async () => {
    await rename('maroc', 'Maghreb');
    const { id } = await find('maghreb');
    await db().article.deleteMany();
    expect(await deleteTopic(id)).toBe(true);
    expect([await db().topic.count(), await db().formerTopicSlug.count()]).toEqual([0, 0]);
  });

  test.each([
    ['an article', async () => {}],
    [
      'an article in the bin',
      async () => {
        const { id } = await db().article.findFirstOrThrow();
        await deleteArticle(id);
      },
    ],
    [
      'a draft',
      async () => {
        await db().article.deleteMany();
        await createDraft({ locale: 'fr', content: { topics: ['maroc'] } }, jawad);
      },
    ],
  ])('leaves what is the topic of %s', async (_, prepare) => {
    const { id } = await find('maroc');
    await prepare();
    expect(await deleteTopic(id)).toBe(false);
    expect(await db().topic.count()).toBe(1);
  });
});
