import 'server-only';
import * as z from 'zod';
import { readTopicNames } from '@/lib/articles/topic-names';
import { type Locale, toLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { isRecordNotFound } from '@/lib/store/prisma-errors';
import { type Content, emptyContent } from './content';
import type { Draft, Kind, RevisionReason } from './draft';
import { getRevision, isSnapshotDue, keepRevision } from './revisions';
import { readContent } from './stored-content';

/** The address of an account, or command-line */
export type Writer = string;
export const commandLine: Writer = 'command-line';

type NewDraft = {
  kind?: Kind;
  locale: Locale;
  content?: Partial<Content>;
  /** That of the text which it translates */
  translationKey?: string;
};

export async function createDraft(
  { kind = 'article', locale, content, translationKey }: NewDraft,
  savedBy: Writer,
): Promise<number> {
  const { id } = await db().draft.create({
    data: {
      kind,
      locale,
      savedBy,
      content: JSON.stringify({ ...emptyContent, ...content }),
      ...(translationKey && { translationKey }),
    },
    select: { id: true },
  });
  return id;
}

export type SaveResult =
  | { outcome: 'saved'; version: number }
  | { outcome: 'gone' }
  | { outcome: 'conflict'; rival: Draft };

type Save = {
  id: number;
  /** The version that the text was written on */
  base: number;
  saveId: string;
  content: Content;
  /** Keeps what it replaces, whenever the last snapshot was */
  keeps?: RevisionReason;
};

const savesSchema = z.array(z.tuple([z.string(), z.number()]));
const savesKept = 20;

export async function saveDraft(
  { id, base, saveId, content, keeps }: Save,
  savedBy: Writer,
  now = new Date(),
): Promise<SaveResult> {
  const row = await findOpenDraft(id);
  if (!row) return { outcome: 'gone' };
  const saves = savesSchema.parse(JSON.parse(row.saves));
  const repeated = saves.find(([done]) => done === saveId);
  if (repeated) return { outcome: 'saved', version: repeated[1] };
  if (row.version !== base) return { outcome: 'conflict', rival: await toDraft(row) };
  const version = base + 1;
  const reason = keeps ?? ((await isSnapshotDue(row, now)) ? 'written' : null);
  const write = db().draft.update({
    where: { id, version: base, deletedAt: null },
    data: {
      version,
      content: JSON.stringify(content),
      saves: JSON.stringify([...saves, [saveId, version]].slice(-savesKept)),
      savedBy,
      savedAt: now,
    },
    select: { id: true },
  });
  try {
    await db().$transaction([...(reason ? [keepRevision(id, base, reason)] : []), write]);
  } catch (error) {
    if (!isRecordNotFound(error)) throw error;
    // Another save came between.
    return saveDraft({ id, base, saveId, content, ...(keeps && { keeps }) }, savedBy, now);
  }
  return { outcome: 'saved', version };
}

/** What stands there is kept first. */
export async function restoreRevision(
  draft: { id: number; version: number },
  revisionId: number,
  savedBy: Writer,
): Promise<SaveResult> {
  const content = await getRevision(draft.id, revisionId);
  if (!content) return { outcome: 'gone' };
  const saveId = crypto.randomUUID();
  return saveDraft(
    { id: draft.id, base: draft.version, saveId, content, keeps: 'restored' },
    savedBy,
  );
}

/** As it is stored; null if it is in the bin, or was never there */
export async function getDraft(id: number): Promise<Draft | null> {
  const row = await findOpenDraft(id);
  return row && toDraft(row);
}

/** Until the first publication; a translation has that of its pair. @returns whether it could be chosen */
export async function chooseLanguage(id: number, locale: Locale): Promise<boolean> {
  const { count } = await db().draft.updateMany({
    where: { id, articleId: null, pageId: null, translationKey: null, deletedAt: null },
    data: { locale },
  });
  return count > 0;
}

/**
 * Puts a draft that was never an article or page into the bin, or takes it out; that of an article goes by its article.
 * @returns whether it was not there yet
 */
export async function setInBin(
  { id, kind }: { id: number; kind: Kind },
  isInBin: boolean,
): Promise<boolean> {
  const { count } = await db().draft.updateMany({
    where: { id, kind, articleId: null, pageId: null, deletedAt: isInBin ? null : { not: null } },
    data: { deletedAt: isInBin ? new Date() : null },
  });
  return count > 0;
}

export function findOpenDraft(id: number) {
  return db().draft.findFirst({
    where: {
      id,
      deletedAt: null,
      OR: [{ articleId: null }, { article: { deletedAt: null } }],
    },
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof findOpenDraft>>>;

export async function toDraft(row: Row): Promise<Draft> {
  const { id, version, articleId, pageId, translationKey, savedBy, savedAt } = row;
  return {
    id,
    kind: row.kind === 'page' ? 'page' : 'article',
    version,
    articleId,
    pageId,
    translationKey,
    savedBy,
    savedAt,
    locale: toLocale(row.locale),
    content: readContent(row, await readTopicNames()),
  };
}
