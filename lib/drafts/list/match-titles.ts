import 'server-only';
import { db } from '@/lib/store/db';
import { foldLigatures } from '@/lib/typography/fold-accents';
import { elided, fold, listWords, quote } from '@/lib/typography/search-terms';
import { Prisma } from '@/prisma/client/client';

const maxTerms = 12;

/**
 * Conditions on `a` and `d`, an article and a draft, for titles with all words of a text, or with words that begin so.
 * `articles` looks at what readers see alone.
 */
export async function matchTitles(
  text: string,
): Promise<{ article: Prisma.Sql; articles: Prisma.Sql; draft: Prisma.Sql }> {
  const terms = listWords(foldLigatures(text.normalize('NFC')).replace(elided, ' '))
    .map(fold)
    .slice(0, maxTerms);
  const none = Prisma.sql`FALSE`;
  if (terms.length === 0) return { article: none, articles: none, draft: none };
  const query = `title : (${terms.map((term) => `${quote(term)}*`).join(' AND ')})`;
  const articles = Prisma.sql`
    a."id" IN (SELECT "rowid" FROM "ArticleSearch" WHERE "ArticleSearch" MATCH ${query})`;
  const titles = await db().$queryRaw<{ id: number; title: string | null }[]>`
    SELECT "id", "content" ->> '$.title' AS "title" FROM "Draft" WHERE "kind" = 'article'`;
  const found = titles.filter(({ title }) => {
    const words = listWords(fold(title ?? ''));
    return terms.every((term) => words.some((word) => word.startsWith(term)));
  });
  const ids = JSON.stringify(found.map(({ id }) => Number(id)));
  const draft = Prisma.sql`d."id" IN (SELECT value FROM json_each(${ids}))`;
  return { article: Prisma.sql`(${articles} OR ${draft})`, articles, draft };
}
