import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { getOwner } from '@/lib/articles/author-queries';
import { getArticlePage } from '@/lib/articles/list-queries';
import { getArticle } from '@/lib/articles/queries';
import { listRelated } from '@/lib/articles/related-queries';
import { dayMs } from '@/lib/i18n/durations';
import { findRedirect } from '@/lib/redirects/queries';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { areReadsCurrent } from './compare-reads';
import { type PageReads, recordReads } from './page-reads';
import { loadOverrides } from './site-overrides';

withEmptyStore();
afterEach(() => {
  vi.useRealTimers();
});

async function record(render: () => Promise<unknown>): Promise<PageReads> {
  const { reads } = await recordReads(render);
  if (!reads) throw new Error('Nothing was recorded.');
  return reads;
}

test('a page is current until what it was rendered from changes', async () => {
  const id = await publish({ slug: 'a' });
  const other = await publish({ slug: 'b' });
  const reads = await record(() => getArticle('fr', 'a'));
  expect(await areReadsCurrent(reads)).toBe(true);
  await db().article.update({ where: { id: other }, data: { title: 'Other' } });
  expect(await areReadsCurrent(reads)).toBe(true);
  await db().article.update({ where: { id }, data: { body: 'Other' } });
  expect(await areReadsCurrent(reads)).toBe(false);
});

test('a page that found nothing ends when there is something', async () => {
  const reads = await record(() => getArticle('fr', 'a'));
  expect(await areReadsCurrent(reads)).toBe(true);
  await publish({ slug: 'a' });
  expect(await areReadsCurrent(reads)).toBe(false);
});

const now = Date.parse('2026-06-15T09:00:00Z');
const later = (ms: number) => vi.setSystemTime(now + ms);

test('a list ends when a scheduled article is due, and when its first article ceases to lead', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  await publish({ slug: 'old', featured: true, publishedAt: new Date(now - dayMs) });
  await publish({ slug: 'new', publishedAt: new Date(now - 1000) });
  const leading = await record(() => getArticlePage('fr', 1));
  await publish({ slug: 'due', publishedAt: new Date(now + 5000) });
  const reads = await record(() => getArticlePage('fr', 1));
  later(4999);
  expect(await areReadsCurrent(reads)).toBe(true);
  later(5000);
  expect(await areReadsCurrent(reads)).toBe(false);
  await db().article.deleteMany({ where: { slug: 'due' } });
  later((site.featuredDays - 1) * dayMs - 1);
  expect(await areReadsCurrent(leading)).toBe(true);
  later((site.featuredDays - 1) * dayMs);
  expect(await areReadsCurrent(leading)).toBe(false);
});

test('an article ends when its scheduled translation is due', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  await publish({ slug: 'a', publishedAt: new Date(now - dayMs) });
  const publishedAt = new Date(now + 5000);
  await publish({ slug: 'b', locale: 'en', translationKey: 'a', publishedAt });
  const reads = await record(() => getArticle('fr', 'a'));
  later(4999);
  expect(await areReadsCurrent(reads)).toBe(true);
  later(5000);
  expect(await areReadsCurrent(reads)).toBe(false);
});

test('related articles end when others are chosen, not when other candidates come', async () => {
  await publish({ slug: 'read', topics: ['Maroc', 'Droit'] });
  for (const slug of ['a', 'b', 'c', 'd']) await publish({ slug, topics: ['Maroc'] });
  const reads = await record(() => listRelated('fr', 'read'));
  await publish({ slug: 'newer', publishedAt: new Date('2026-02-01') });
  expect(await areReadsCurrent(reads)).toBe(true);
  await publish({ slug: 'closer', topics: ['Maroc', 'Droit'] });
  expect(await areReadsCurrent(reads)).toBe(false);
});

test('all pages end when a setting changes', async () => {
  await loadOverrides();
  const reads = await record(() => getArticle('fr', 'a'));
  const row = { key: 'tagline.fr', value: '"Un autre"', changedBy: 'owner' };
  await db().siteSetting.create({ data: row });
  await loadOverrides();
  expect(await areReadsCurrent(reads)).toBe(false);
  await db().siteSetting.deleteMany();
  await loadOverrides();
});

test('what a transaction has not committed ends no page', async () => {
  const id = await publish({ slug: 'a' });
  const reads = await record(() => getArticle('fr', 'a'));
  await db().$transaction(async (transaction) => {
    await transaction.article.update({ where: { id }, data: { title: 'Other' } });
    expect(await areReadsCurrent(reads)).toBe(true);
  });
  expect(await areReadsCurrent(reads)).toBe(false);
});

test('the connection that compares keeps no part of the write-ahead log, from which an erasure removes traces', async () => {
  const reads = await record(() => getArticle('fr', 'a'));
  expect(await areReadsCurrent(reads)).toBe(true);
  await publish({ slug: 'b' });
  const [row] = await db().$queryRaw<{ busy: number }[]>`PRAGMA wal_checkpoint(TRUNCATE)`;
  expect(Number(row?.busy)).toBe(0);
});

test('a page that did without an answer of the store is never taken for current', async () => {
  const reads = await record(async () => {
    await getArticle('fr', 'a');
    await db().$queryRaw`SELECT 1 FROM "Nowhere"`.catch(() => undefined);
  });
  expect(await areReadsCurrent(reads)).toBe(false);
});

test('a page whose rendering wrote, or read nothing, is never taken for current', async () => {
  const id = await publish({ slug: 'a' });
  const writing = await record(async () => {
    await getArticle('fr', 'a');
    await db().article.update({ where: { id }, data: { title: 'Other' } });
  });
  expect(await areReadsCurrent(writing)).toBe(false);
  expect((await recordReads(async () => 'static')).reads).toBeUndefined();
});

test('what goes on after a rendering is no part of it', async () => {
  let goOn = () => {};
  let goingOn: Promise<unknown> | undefined;
  const reads = await record(async () => {
    const after = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    goingOn = after.then(() => getArticle('fr', 'b'));
    await getArticle('fr', 'a');
  });
  const { length } = reads.statements;
  goOn();
  await goingOn;
  expect(reads.statements).toHaveLength(length);
});

test('a page is not current while the store cannot be read, and is again afterwards', async () => {
  const reads = await record(() => getArticle('fr', 'a'));
  await db().$executeRaw`ALTER TABLE "Article" RENAME TO "Elsewhere"`;
  expect(await areReadsCurrent(reads)).toBe(false);
  await db().$executeRaw`ALTER TABLE "Elsewhere" RENAME TO "Article"`;
  expect(await areReadsCurrent(reads)).toBe(true);
});

test.each([
  ['the owner', () => getOwner('fr')],
  ['a redirect', () => findRedirect('/old')],
])('of two simultaneous renderings, each notes %s', async (_, read) => {
  const [one, other] = await Promise.all([record(read), record(read)]);
  expect(one.statements.length).toBeGreaterThan(0);
  expect(other.statements).toHaveLength(one.statements.length);
});

test('no query for readers is a findUnique, which Prisma sends together with those of other renderings', () => {
  const folders = ['articles', 'pages', 'feeds', 'redirects', 'sitemap'];
  const files = folders.flatMap((folder) =>
    readdirSync(`lib/${folder}`).map((file) => `lib/${folder}/${file}`),
  );
  const queries = files.filter((file) => /(?:queries|target|bin|topic-names)\.ts$/.test(file));
  expect(queries.length).toBeGreaterThan(8);
  const faulty = queries.filter((file) => /findUnique/.test(readFileSync(file, 'utf8')));
  expect(faulty).toEqual([]);
});
