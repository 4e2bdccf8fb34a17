import 'server-only';
import { readTopicNames } from '@/lib/articles/topic-names';
import { db } from '@/lib/store/db';
import { Prisma } from '@/prisma/client/client';
import type { Content } from './content';
import type { RevisionEntry, RevisionReason } from './draft';
import { readContent } from './stored-content';

export const snapshotMs = 10 * 60 * 1000;

/** Keeps what stands in the store, unless it is kept already. Not yet executed: it belongs into the write's transaction. */
export function keepRevision(draftId: number, version: number, reason: RevisionReason) {
  return db().$executeRaw`
    INSERT INTO "Revision" ("draftId", "reason", "content", "savedBy", "createdAt")
    SELECT "id", ${reason}, "content", "savedBy", "savedAt" FROM "Draft" AS draft
    WHERE "id" = ${draftId} AND "version" = ${version} AND NOT EXISTS (
      SELECT 1 FROM "Revision" WHERE "draftId" = draft."id"
        AND "createdAt" = draft."savedAt" AND "content" = draft."content"
        AND ${reason === 'published' ? Prisma.sql`"reason" = 'published'` : Prisma.sql`1`})`;
}

/** Whether the next change is the first after ten minutes without a snapshot */
export async function isSnapshotDue(
  { id, createdAt }: { id: number; createdAt: Date },
  now: Date,
): Promise<boolean> {
  const last = await db().revision.findFirst({
    where: { draftId: id },
    orderBy: { createdAt: 'desc' },
    select: { createdAt: true },
  });
  return now.getTime() - (last?.createdAt ?? createdAt).getTime() >= snapshotMs;
}

export async function listRevisions(draftId: number): Promise<RevisionEntry[]> {
  const rows = await db().revision.findMany({
    where: { draftId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, reason: true, savedBy: true, createdAt: true },
  });
  return rows.map((row) => ({ ...row, reason: row.reason as RevisionReason }));
}

export async function getRevision(draftId: number, id: number): Promise<Content | null> {
  const row = await db().revision.findFirst({
    where: { id, draftId },
    select: { content: true, draft: { select: { locale: true } } },
  });
  if (!row) return null;
  const { content, draft } = row;
  return readContent({ content, locale: draft.locale }, await readTopicNames());
}
