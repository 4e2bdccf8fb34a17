import 'server-only';
import { slugify } from '@/lib/markdown/slug';
import { db } from '@/lib/store/db';
import { isRecordNotFound, isUniqueViolation } from '@/lib/store/prisma-errors';
import type { Prisma, Topic } from '@/prisma/client/client';
import { planBases } from './plan-bases';
import { getStudioTopic } from './queries';

/** A topic as somebody saw it: it is not touched if it has another name now. */
type SeenTopic = { id: number; name: string };

export type RenameResult =
  | { outcome: 'renamed' | 'gone' | 'changed' }
  | { outcome: 'taken'; by: { id: number; name: string } };

/** The former address redirects. A name that differs in case or accents only keeps the address. */
export async function renameTopic(seen: SeenTopic, name: string): Promise<RenameResult> {
  const topic = await findSeen(seen);
  if (typeof topic === 'string') return { outcome: topic };
  const { id, locale } = topic;
  const slug = slugify(name);
  if (slug === topic.slug) {
    return execute('renamed', [db().topic.update({ where: whereSeen(topic), data: { name } })]);
  }
  const where = { locale_slug: { locale, slug } };
  const by = await db().topic.findUnique({ where, select: { id: true, name: true } });
  if (by) return { outcome: 'taken', by };
  return execute('renamed', [
    db().topic.update({ where: whereSeen(topic), data: { slug, name } }),
    ...keepAddress(topic, { id, slug }),
    ...(await planBases(topic, name)),
  ]);
}

export type MergeResult = { outcome: 'merged' | 'gone' | 'changed' };

/** Articles of the one get the other, former addresses too; the one is gone. */
export async function mergeTopics(seen: SeenTopic, into: SeenTopic): Promise<MergeResult> {
  const topic = await findSeen(seen);
  const target = await findSeen(into);
  if (typeof topic === 'string') return { outcome: topic };
  if (typeof target === 'string') return { outcome: target };
  if (topic.id === target.id || topic.locale !== target.locale) return { outcome: 'gone' };
  return execute('merged', [
    db().$executeRaw`
      INSERT OR IGNORE INTO "_ArticleToTopic" ("A", "B")
      SELECT "A", ${target.id} FROM "_ArticleToTopic" WHERE "B" = ${topic.id}`,
    db().formerTopicSlug.updateMany({
      where: { topicId: topic.id },
      data: { topicId: target.id },
    }),
    db().topic.delete({ where: whereSeen(topic) }),
    ...keepAddress(topic, target),
    ...(await planBases(topic, target.name)),
  ]);
}

/** @returns whether nothing used it */
export async function deleteTopic(id: number): Promise<boolean> {
  const topic = await getStudioTopic(id);
  if (topic && Object.values(topic.counts).some((count) => count > 0)) return false;
  const { count } = await db().topic.deleteMany({ where: { id, articles: { none: {} } } });
  return count > 0 || !topic;
}

async function findSeen({ id, name }: SeenTopic): Promise<Topic | 'gone' | 'changed'> {
  const topic = await db().topic.findUnique({ where: { id } });
  if (!topic) return 'gone';
  return topic.name === name ? topic : 'changed';
}

const whereSeen = ({ id, slug, name }: Topic) => ({ id, slug, name });

/** An address leads to the topic that took it last. */
function keepAddress({ locale, slug }: Topic, now: { id: number; slug: string }) {
  return [
    db().formerTopicSlug.deleteMany({ where: { locale, slug: { in: [slug, now.slug] } } }),
    db().formerTopicSlug.create({ data: { locale, slug, topicId: now.id } }),
  ];
}

async function execute<Outcome extends 'renamed' | 'merged'>(
  outcome: Outcome,
  writes: Prisma.PrismaPromise<unknown>[],
): Promise<{ outcome: Outcome | 'changed' }> {
  try {
    await db().$transaction(writes);
  } catch (error) {
    // Somebody renamed, merged or deleted one of them meanwhile.
    if (isRecordNotFound(error) || isUniqueViolation(error)) return { outcome: 'changed' };
    throw error;
  }
  return { outcome };
}
