import 'server-only';
import { readTopicNames, type TopicNames } from '@/lib/articles/topic-names';
import { type Locale, toLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import { type Content, hashContent } from './content';
import type { Kind } from './draft';
import { readContent } from './stored-content';

const select = {
  id: true,
  kind: true,
  locale: true,
  translationKey: true,
  content: true,
  basedOn: true,
  createdAt: true,
  savedAt: true,
  deletedAt: true,
  article: { select: { id: true, slug: true, deletedAt: true } },
  page: { select: { id: true, slug: true } },
} satisfies Prisma.DraftSelect;
type Row = Prisma.DraftGetPayload<{ select: typeof select }>;

export type DraftRecord = Omit<Row, 'kind' | 'content' | 'locale'> & {
  kind: Kind;
  locale: Locale;
  content: Content;
};

type DraftFilter = { kind?: Kind; locale?: Locale | undefined; isInBin?: boolean };

const batchSize = 100;

/** Drafts with something that is not published: those without an article or page, and changed ones. The last saved first */
export async function listDraftRecords({
  kind = 'article',
  locale,
  isInBin = false,
}: DraftFilter = {}): Promise<DraftRecord[]> {
  const deletedAt = isInBin ? { not: null } : null;
  const records: DraftRecord[] = [];
  const topics = await readTopicNames();
  for (let last = 0; ; ) {
    const rows = await db().draft.findMany({
      where: {
        id: { gt: last },
        kind,
        ...(locale && { locale }),
        OR: [{ articleId: null, deletedAt }, ...(isInBin ? [] : [{ article: { deletedAt } }])],
      },
      orderBy: { id: 'asc' },
      take: batchSize,
      select,
    });
    records.push(...rows.map((row) => toRecord(row, topics)).filter(isUnpublished));
    last = rows.at(-1)?.id ?? 0;
    if (rows.length < batchSize) break;
  }
  return records.sort((one, other) => other.savedAt.getTime() - one.savedAt.getTime());
}

/** @param name the id of a draft, or an article of which there is one; null also for one in the bin */
export async function getDraftRecord(
  name: { id: number } | { locale: Locale; slug: string },
): Promise<DraftRecord | null> {
  const where = 'id' in name ? name : { article: name };
  const row = await db().draft.findFirst({ where, select });
  if (!row || row.deletedAt || row.article?.deletedAt) return null;
  return toRecord(row, await readTopicNames());
}

function toRecord(row: Row, topics: TopicNames): DraftRecord {
  const kind = row.kind === 'page' ? 'page' : 'article';
  return { ...row, kind, locale: toLocale(row.locale), content: readContent(row, topics) };
}

function isUnpublished({ article, page, content, basedOn }: DraftRecord): boolean {
  return (article ?? page) === null || hashContent(content) !== basedOn;
}
