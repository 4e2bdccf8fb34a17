import 'server-only';
import { locales, toLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { addDrafts, type Counted, countsSql, textsSql, toCounts } from '../text-counts';
import { listDraftTopics } from './draft-topics';
import type { StudioTopic } from './topic';

/** By language and name */
export async function listStudioTopics(now = new Date()): Promise<StudioTopic[]> {
  const [topics, articles, drafts] = await Promise.all([
    db().topic.findMany({
      include: { formerSlugs: { select: { slug: true }, orderBy: { slug: 'asc' } } },
    }),
    db().$queryRaw<Counted[]>`
      WITH ${textsSql} SELECT "B" AS "id", ${countsSql(now)}
      FROM "_ArticleToTopic" JOIN "texts" ON "texts"."id" = "A" GROUP BY "B"`,
    listDraftTopics(),
  ]);
  const counted = new Map(articles.map((row) => [Number(row.id), toCounts(row)]));
  const listed = topics.map(({ formerSlugs, ...topic }) => {
    const naming = drafts.filter(
      ({ locale, slug }) => locale === topic.locale && slug === topic.slug,
    );
    return {
      ...topic,
      locale: toLocale(topic.locale),
      counts: addDrafts(counted.get(topic.id), naming),
      formerSlugs: formerSlugs.map(({ slug }) => slug),
    };
  });
  return listed.sort(
    (a, b) =>
      locales.indexOf(a.locale) - locales.indexOf(b.locale) ||
      a.name.localeCompare(b.name, a.locale),
  );
}

export async function getStudioTopic(id: number): Promise<StudioTopic | null> {
  return (await listStudioTopics()).find((topic) => topic.id === id) ?? null;
}
