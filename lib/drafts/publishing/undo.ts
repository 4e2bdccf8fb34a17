import 'server-only';
import * as z from 'zod';
import { db } from '@/lib/store/db';
import { isRecordNotFound } from '@/lib/store/prisma-errors';
import { planArticleReturn } from '../articles/removal';
import { findOpenDraft } from '../commands';
import { hashContent } from '../content';
import { planPageReturn } from '../pages/removal';
import { readPublished } from '../published-content';
import { type PublishAct, publishActs } from './publication';

export const undoMs = 10_000;

/** Draft.undo. `until` comes first, because announcements look for it. */
const undoSchema = z.object({
  until: z.coerce.date(),
  act: z.enum(publishActs),
  /** The article or page before it, see its kind's removal.ts; null for a first publication */
  before: z.record(z.string(), z.unknown()).nullable(),
  basedOn: z.string().nullable(),
  /** A hash of the text after it: what was changed since cannot be undone with it */
  after: z.string(),
});

export type Undo = z.output<typeof undoSchema>;

type Text = { articleId: number | null; pageId: number | null };

/** @param after what readers see from now on */
export async function buildUndo(
  act: PublishAct,
  text: Text,
  { before, after, now }: { before: object | null; after: string; now: Date },
): Promise<string> {
  const content = before && (await readPublished(text));
  const until = new Date(now.getTime() + undoMs);
  return JSON.stringify({ until, act, before, basedOn: content && hashContent(content), after });
}

/** What can be undone at this time; null if nothing can be */
export function parseUndo(json: string | null, now: Date): Undo | null {
  const undo = json === null ? null : undoSchema.parse(JSON.parse(json));
  return undo && undo.until >= now ? undo : null;
}

/** Those that nobody can use any more */
export function dropOldUndos(now: Date) {
  return db().$executeRaw`
    UPDATE "Draft" SET "undo" = NULL
    WHERE "undo" IS NOT NULL AND "undo" ->> 'until' < ${now.toISOString()}`;
}

export type UndoResult = { outcome: 'undone' | 'tooLate' | 'changed' };

/** Readers get back what they saw. What is written stays in the draft; a new text stays as an unpublished one. */
export async function undoPublication(id: number, now = new Date()): Promise<UndoResult> {
  const row = await findOpenDraft(id);
  const undo = parseUndo(row?.undo ?? null, now);
  if (!row || !undo) return { outcome: 'tooLate' };
  const plan = row.kind === 'page' ? planPageReturn : planArticleReturn;
  const writes = await plan(row, undo.before);
  const content = await readPublished(row);
  if (!writes || !content || hashContent(content) !== undo.after) return { outcome: 'changed' };
  const settle = db().draft.update({
    where: { id, undo: row.undo },
    data: { undo: null, ...(undo.before && { basedOn: undo.basedOn }) },
  });
  try {
    await db().$transaction([settle, ...writes]);
  } catch (error) {
    if (!isRecordNotFound(error)) throw error;
    return { outcome: 'changed' };
  }
  return { outcome: 'undone' };
}
