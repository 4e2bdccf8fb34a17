import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listMonthArticles, listMonths } from '@/lib/articles/archive-queries';
import { getAuthor, getOwner, listAuthorLocales } from '@/lib/articles/author-queries';
import { deleteArticle, findInBin, restoreArticle } from '@/lib/articles/bin';
import { renameArticle } from '@/lib/articles/commands';
import { getArticlePage } from '@/lib/articles/list-queries';
import {
  getAdjacentArticles,
  getArticle,
  getCurrentSlug,
  getTopic,
  listTopics,
} from '@/lib/articles/queries';
import { listRelated } from '@/lib/articles/related-queries';
import { getCurrentTopicSlug } from '@/lib/articles/topic-names';
import { listFeedArticles, listNewestArticles } from '@/lib/feeds/queries';
import { sharedCacheControl } from '@/lib/http/cache-control';
import { dayMs } from '@/lib/i18n/durations';
import { type Locale, locales } from '@/lib/i18n/locales';
import { getCurrentPageSlug, getPage, listMenuPages } from '@/lib/pages/queries';
import { findRedirect } from '@/lib/redirects/queries';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import {
  listArticleEntries,
  listNews,
  listPageEntries,
  listTopicEntries,
} from '@/lib/sitemap/queries';
import { readContentVersion } from '@/lib/store/content-version';
import { createAdapter, db } from '@/lib/store/db';
import { publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { BufferedResponse } from './buffered-response';
import { createPageCache, type PageCache } from './page-cache';

withEmptyStore();

const start = Date.parse('2026-06-15T09:00:00Z');
let cache: PageCache;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  cache = createPageCache(readContentVersion, 64);
});
afterEach(async () => {
  vi.useRealTimers();
  await nextTurn();
});

const kinds: Record<string, (locale: Locale, name: string) => Promise<unknown>> = {
  article: async (locale, slug) => {
    const article = await getArticle(locale, slug);
    if (!article) return [await getCurrentSlug(locale, slug), await findInBin(locale, slug)];
    const related = await listRelated(locale, slug);
    const adjacent = await getAdjacentArticles(locale, article, related);
    return [article, related, adjacent, await getAuthor(locale, article.author.slug)];
  },
  news: (locale, page) => getArticlePage(locale, Number(page)),
  topic: async (locale, topic) => [
    (await getTopic(locale, topic)) ?? (await getCurrentTopicSlug(locale, topic)),
    await getArticlePage(locale, 1, { topic }),
    await listFeedArticles(locale, topic),
  ],
  author: async (locale, author) => [
    await getAuthor(locale, author),
    await getArticlePage(locale, 1, { author }),
    await listAuthorLocales(author),
  ],
  month: listMonthArticles,
  page: async (locale, slug) =>
    (await getPage(locale, slug)) ?? (await getCurrentPageSlug(locale, slug)),
  whole: async (locale) => [
    await listTopics(locale),
    await listMonths(locale),
    await listFeedArticles(locale),
    await listNewestArticles(locale, 5),
  ],
  sitemap: async () => [
    await listArticleEntries(),
    await listTopicEntries(),
    await listPageEntries(),
  ],
  news48: () => listNews(),
  redirect: (_, slug) => findRedirect(`/old/${slug}`),
};

const topics = ['Agents', 'Maroc', 'Droit', 'Coûts'];
const slugs = Array.from({ length: 30 }, (_, index) => `article-${index}`);
const addresses = locales.flatMap((locale) =>
  [
    ...[...slugs, 'other', 'other-2'].map((slug) => `article ${slug}`),
    ...['1', '2', '3'].map((page) => `news ${page}`),
    ...['agents', 'maroc', 'droit', 'couts', 'renamed'].map((topic) => `topic ${topic}`),
    ...['author jawad', 'author amina', 'month 2026-06', 'month 2026-05', 'whole -'],
    ...['page about', 'page about-us', 'sitemap -', 'news48 -'],
    ...slugs.slice(0, 3).map((slug) => `redirect ${slug}`),
  ].map((address) => `${locale} ${address}`),
);

async function render(address: string): Promise<BufferedResponse> {
  const [locale, kind = '', name = ''] = address.split(' ') as [Locale, string, string];
  const frame = [site.name, site.tagline, await listMenuPages(locale), await getOwner(locale)];
  const text = JSON.stringify([frame, await kinds[kind]?.(locale, name)]);
  return new BufferedResponse(200, { 'cache-control': sharedCacheControl }, Buffer.from(text));
}

function createRandom(seed: number) {
  let state = seed;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  const pick = <One>(all: readonly One[]): One => all[below(all.length)] as One;
  const shuffle = <One>(all: readonly One[]): One[] =>
    all
      .map((one) => ({ one, at: below(1_000_000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  return { below, pick, shuffle };
}

async function fillStore({ below, pick }: ReturnType<typeof createRandom>) {
  for (const [index, slug] of slugs.entries()) {
    await publish({
      slug,
      locale: index % 3 ? 'fr' : 'en',
      translationKey: `pair-${Math.floor(index / 2)}-${index % 3 ? 'fr' : 'en'}-${index}`,
      title: `${pick(topics)} ${pick(['coûte', 'gagne', 'perd'])} ${index}`,
      topics: [pick(topics), pick(topics)],
      author: pick(['jawad', 'amina']),
      featured: below(5) === 0,
      publishedAt: pick([null, soon(below), ...Array.from({ length: 6 }, () => past(below))]),
    });
  }
}

const past = (below: (limit: number) => number) => new Date(Date.now() - below(40 * dayMs));
const soon = (below: (limit: number) => number) => new Date(Date.now() + below(3 * dayMs));

function writes({ below, pick }: ReturnType<typeof createRandom>) {
  const some = () => db().article.findFirstOrThrow({ skip: below(25) });
  const change = async (
    data: Parameters<ReturnType<typeof db>['article']['update']>[0]['data'],
  ) => {
    const { id } = await some();
    await db().article.update({ where: { id }, data });
  };
  const page = (data: object) =>
    db().page.upsert({
      where: { locale_slug: { locale: 'fr', slug: 'about' } },
      update: data,
      create: {
        ...{ locale: 'fr', slug: 'about', translationKey: 'about', title: 'À propos', dek: '' },
        ...{ body: 'Texte', nav: 'header', order: 1, form: true },
        ...{ publishedAt: past(below), updatedAt: new Date(), ...data },
      },
    });
  const override = (key: string, of: unknown) => {
    const value = JSON.stringify(of);
    const create = { key, value, changedBy: 'owner' };
    return db().siteSetting.upsert({ where: { key }, create, update: { value } });
  };
  const all: Record<string, () => Promise<unknown>> = {
    publish: () => change({ publishedAt: past(below), deletedAt: null }),
    schedule: () => change({ publishedAt: soon(below), deletedAt: null }),
    withdraw: () => change({ publishedAt: null }),
    edit: () => change({ title: `Titre ${below(99)}`, updatedAt: new Date() }),
    body: () => change({ body: `Texte ${below(99)}` }),
    feature: () => change({ featured: below(2) === 1 }),
    topics: () =>
      change({ topics: { connect: [{ locale_slug: { locale: 'fr', slug: 'agents' } }] } }),
    translate: async () => {
      const { locale, translationKey } = await some();
      await db().article.updateMany({
        where: { slug: pick(slugs), NOT: { locale } },
        data: { translationKey },
      });
    },
    rename: async () => {
      const { locale, slug } = await some();
      const free = (await db().article.count({ where: { slug: 'other' } })) ? 'other-2' : 'other';
      await renameArticle(locale as Locale, slug, free).catch(() => undefined);
    },
    bin: async () => deleteArticle((await some()).id, new Date()),
    unbin: async () => {
      const deleted = await db().article.findFirst({ where: { NOT: { deletedAt: null } } });
      if (deleted) await restoreArticle(deleted.id);
    },
    erase: async () => db().article.delete({ where: { id: (await some()).id } }),
    author: () => db().author.updateMany({ data: { name: `Nom ${below(99)}` } }),
    topicName: () =>
      db().topic.updateMany({ where: { slug: pick(['agents', 'droit']) }, data: { name: 'Nom' } }),
    topicSlug: async () => {
      const topic = await db().topic.findFirst({ where: { locale: 'fr', slug: 'maroc' } });
      if (!topic) return;
      const { id: topicId } = topic;
      await db().topic.update({ where: { id: topicId }, data: { slug: 'renamed' } });
      await db().formerTopicSlug.create({ data: { locale: 'fr', slug: 'maroc', topicId } });
    },
    image: () => db().image.updateMany({ data: { width: 1000 + below(99) } }),
    page: () => page({ title: `Page ${below(99)}`, nav: pick(['header', 'footer', 'none']) }),
    hidePage: () => page({ publishedAt: null }),
    redirect: () =>
      db().redirect.upsert({
        where: { from: '/old/article-1' },
        create: { from: '/old/article-1', to: `/articles/${pick(slugs)}` },
        update: { to: `/articles/${pick(slugs)}` },
      }),
    setting: () => override('tagline.fr', `Devise ${below(99)}`),
    featuredDays: () => override('featuredDays', 1 + below(9)),
    time: async () => vi.setSystemTime(Date.now() + below(2 * dayMs)),
    otherProgram: async () => {
      const other = await createAdapter(env().DATABASE_URL).connect();
      await other.executeScript(
        `UPDATE "Article" SET "dek" = 'Chapeau ${below(99)}' WHERE "slug" = '${pick(slugs)}'`,
      );
      await other.dispose();
    },
  };
  return all;
}

test.each([1, 2])(
  'a cached page is like a fresh one after each of many writes (%i)',
  async (seed) => {
    const random = createRandom(seed);
    await fillStore(random);
    const all = writes(random);
    for (const name of random.shuffle([...Object.keys(all), ...Object.keys(all)])) {
      await all[name]?.();
      await nextTurn();
      for (const address of random.shuffle(addresses).slice(0, 24)) {
        const kept = await cache.get(address, () => render(address));
        const fresh = await render(address);
        expect(kept.body.plain.toString(), `${address} after ${name}`).toBe(
          fresh.body.plain.toString(),
        );
      }
    }
    const { confirmed, renderings } = cache.readStatistics();
    expect(renderings).toBeGreaterThan(100);
    expect(confirmed).toBeGreaterThan(renderings / 2);
  },
  120_000,
);
