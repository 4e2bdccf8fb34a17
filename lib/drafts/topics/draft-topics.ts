import 'server-only';
import { readTopicNames, renameTopics } from '@/lib/articles/topic-names';
import { slugify } from '@/lib/markdown/slug';
import { db } from '@/lib/store/db';

type DraftTopic = {
  draftId: number;
  locale: string;
  /** Of the topic as it is known now, which may not be in the store yet */
  slug: string;
  isInBin: boolean;
};

type Row = {
  id: number | bigint;
  locale: string;
  isInBin: number | bigint;
  /** JSON */
  names: string;
};

/** What the drafts name that are no article yet; each topic once for each draft */
export async function listDraftTopics(): Promise<DraftTopic[]> {
  const present = await readTopicNames();
  const rows = await db().$queryRaw<Row[]>`
    SELECT "id", "locale", "deletedAt" IS NOT NULL AS "isInBin", "content" -> '$.topics' AS "names"
    FROM "Draft"
    WHERE "kind" = 'article' AND "articleId" IS NULL
      AND json_array_length("content", '$.topics') > 0`;
  return rows.flatMap(({ id, locale, isInBin, names }) => {
    const topics = renameTopics(locale, JSON.parse(names) as string[], present);
    const slugs = new Set(topics.map((name) => slugify(name)));
    return [...slugs].map((slug) => ({
      ...{ draftId: Number(id), locale, slug },
      isInBin: Boolean(Number(isInBin)),
    }));
  });
}
