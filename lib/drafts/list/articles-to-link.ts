import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { matchTitles } from './match-titles';

const maxFound = 8;

/** Those with all words in the title, or with words that begin so, the newest first; without a word, the newest */
export async function listArticlesToLink(
  locale: Locale,
  query: string,
): Promise<{ title: string; slug: string }[]> {
  if (query.trim() === '') {
    return db().article.findMany({
      where: { locale, deletedAt: null },
      orderBy: { id: 'desc' },
      take: maxFound,
      select: { title: true, slug: true },
    });
  }
  const { articles } = await matchTitles(query);
  return db().$queryRaw`
    SELECT a."title", a."slug" FROM "Article" a
    WHERE a."locale" = ${locale} AND a."deletedAt" IS NULL AND ${articles}
    ORDER BY a."id" DESC LIMIT ${maxFound}`;
}
