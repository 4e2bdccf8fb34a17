import 'server-only';
import { readTopicNames, renameTopics } from '@/lib/articles/topic-names';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import { readArticleContent } from '../articles/article-content';
import { hashContent } from '../content';
import { readContent } from '../stored-content';

/** The writes, not yet executed, by which a topic's other name is no change of an article that a draft knows nothing of. */
export async function planBases(
  { id, locale, slug }: { id: number; locale: string; slug: string },
  name: string,
): Promise<Prisma.PrismaPromise<unknown>[]> {
  const drafts = await db().draft.findMany({
    where: { basedOn: { not: null }, article: { topics: { some: { id } } } },
    select: { id: true, articleId: true, basedOn: true, locale: true, content: true },
  });
  const present = await readTopicNames();
  const former = new Map([[`${locale}/${slug}`, name]]);
  const writes: Prisma.PrismaPromise<unknown>[] = [];
  for (const { id, articleId, basedOn, ...draft } of drafts) {
    const written = readContent(draft, present);
    const base =
      hashContent(written) === basedOn ? written : await readArticleContent(articleId ?? 0);
    if (!base || hashContent(base) !== basedOn) continue;
    const topics = renameTopics(locale, base.topics, former);
    const data = { basedOn: hashContent({ ...base, topics }) };
    writes.push(db().draft.updateMany({ where: { id, basedOn }, data }));
  }
  return writes;
}
