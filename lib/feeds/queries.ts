import 'server-only';
import { typesetArticles } from '@/lib/articles/typeset-articles';
import type { Locale } from '@/lib/i18n/locales';
import { listImageIds, type StoredImage } from '@/lib/markdown/pictures';
import { db } from '@/lib/store/db';
import { whereVisible } from '@/lib/store/visibility';

const articlesPerFeed = 30;

export type FeedArticle = Awaited<ReturnType<typeof listFeedArticles>>[number];

export async function listFeedArticles(locale: Locale, topic?: string) {
  const rows = await db().article.findMany({
    where: { ...whereVisible(locale), ...(topic && { topics: { some: { slug: topic } } }) },
    select: {
      slug: true,
      translationKey: true,
      title: true,
      dek: true,
      body: true,
      publishedAt: true,
      updatedAt: true,
      coverAlt: true,
      cover: { select: { id: true, width: true, height: true } },
      author: { select: { name: true, slug: true } },
      topics: { select: { slug: true, name: true }, orderBy: { name: 'asc' } },
    },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: articlesPerFeed,
  });
  const images = await listImages(rows.flatMap(({ body }) => listImageIds(body)));
  return typesetArticles(rows, locale).map((row) => {
    const shown = new Set(listImageIds(row.body));
    return { ...row, images: images.filter(({ id }) => shown.has(id)) };
  });
}

async function listImages(ids: string[]): Promise<StoredImage[]> {
  if (ids.length === 0) return [];
  const select = { id: true, width: true, height: true };
  return db().image.findMany({ where: { id: { in: [...new Set(ids)] } }, select });
}

export async function listNewestArticles(locale: Locale, atMost: number) {
  const rows = await db().article.findMany({
    where: whereVisible(locale),
    select: { slug: true, title: true, dek: true, body: true, publishedAt: true },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: atMost,
  });
  return typesetArticles(rows, locale);
}
