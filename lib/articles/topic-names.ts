import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { slugify } from '@/lib/markdown/slug';
import { db } from '@/lib/store/db';
import { whereVisible } from '@/lib/store/visibility';

/** Present names by language and slug, e.g. `fr/maroc` */
export type TopicNames = ReadonlyMap<string, string>;

/** Of topics that were renamed or merged, by their former slugs */
export async function readFormerTopics(): Promise<TopicNames> {
  const rows = await db().formerTopicSlug.findMany({
    select: { locale: true, slug: true, topic: { select: { name: true } } },
  });
  const names = new Map(rows.map((row) => [toKey(row.locale, row.slug), row.topic.name]));
  const where = { slug: { in: rows.map(({ slug }) => slug) } };
  for (const { locale, slug } of await db().topic.findMany({ where })) {
    names.delete(toKey(locale, slug));
  }
  return names;
}

/** By present and former slugs */
export async function readTopicNames(): Promise<TopicNames> {
  const topics = await db().topic.findMany({ select: { locale: true, slug: true, name: true } });
  const present = topics.map(({ locale, slug, name }) => [toKey(locale, slug), name] as const);
  return new Map([...(await readFormerTopics()), ...present]);
}

/** Of several that became one, the first stays. */
export function renameTopics(locale: string, names: string[], present: TopicNames): string[] {
  const renamed = names.map((name) => present.get(toKey(locale, slugify(name))) ?? name);
  if (renamed.every((name, index) => name === names[index])) return names;
  const slugs = renamed.map((name) => slugify(name));
  return renamed.filter((_, index) => slugs.indexOf(slugs[index] ?? '') === index);
}

const toKey = (locale: string, slug: string) => `${locale}/${slug}`;

/** Of the topic that once had it; null where readers see no article of that topic */
export async function getCurrentTopicSlug(
  locale: Locale,
  formerSlug: string,
): Promise<string | null> {
  const former = await db().formerTopicSlug.findFirst({
    where: { locale, slug: formerSlug, topic: { articles: { some: whereVisible(locale) } } },
    select: { topic: { select: { slug: true } } },
  });
  return former?.topic.slug ?? null;
}
