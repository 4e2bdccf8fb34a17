import 'server-only';
import * as z from 'zod';
import { type Locale, toLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { isRecordNotFound, isUniqueViolation } from '@/lib/store/prisma-errors';
import { readArticleContent } from './article-content';
import { type Content, emptyContent, hashContent, parseContent } from './content';
import type { Draft } from './draft';
import { getRevision, isSnapshotDue, keepRevision, type RevisionReason } from './revisions';

/** The address of an account, or command-line */
export type Writer = string;

type NewDraft = {
  locale: Locale;
  content?: Partial<Content>;
  /** That of the text which it translates */
  translationKey?: string;
};

/** @returns the draft's id */
export async function createDraft(
  { locale, content, translationKey }: NewDraft,
  savedBy: Writer,
): Promise<number> {
  const { id } = await db().draft.create({
    data: {
      kind: 'article',
      locale,
      savedBy,
      content: JSON.stringify({ ...emptyContent, ...content }),
      ...(translationKey && { translationKey }),
    },
    select: { id: true },
  });
  return id;
}

/** Finds or makes the draft of an article. @returns its id; null if there is no such article, or if it is in the bin */
export async function openArticle(articleId: number, savedBy: Writer): Promise<number | null> {
  const article = await db().article.findUnique({
    where: { id: articleId, deletedAt: null },
    select: { locale: true, draft: { select: { id: true } } },
  });
  if (!article) return null;
  if (article.draft) return article.draft.id;
  const content = (await readArticleContent(articleId)) ?? emptyContent;
  const data = {
    kind: 'article',
    locale: article.locale,
    articleId,
    savedBy,
    content: JSON.stringify(content),
    basedOn: hashContent(content),
  };
  try {
    return (await db().draft.create({ data, select: { id: true } })).id;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return openArticle(articleId, savedBy);
  }
}

export type SaveResult =
  | { outcome: 'saved'; version: number }
  | { outcome: 'gone' }
  | { outcome: 'conflict'; rival: Draft };

type Save = {
  id: number;
  /** The version that the text was written on */
  base: number;
  /** Chosen by the browser: a repeated request gets the first answer */
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
  if (row.version !== base) return { outcome: 'conflict', rival: toDraft(row) };
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

/**
 * The draft as it shall be written on. Where the article was changed elsewhere, e.g. by an import, an untouched draft
 * takes the article's text; `changedElsewhere` is what readers see where both were changed.
 */
export async function readDraft(
  id: number,
): Promise<{ draft: Draft; isChanged: boolean; changedElsewhere: Content | null } | null> {
  const row = await findOpenDraft(id);
  if (!row) return null;
  const draft = toDraft(row);
  const article = row.articleId === null ? null : await readArticleContent(row.articleId);
  if (!article) return { draft, isChanged: true, changedElsewhere: null };
  const [written, published] = [hashContent(draft.content), hashContent(article)];
  if (written === published) {
    if (row.basedOn !== published) await setBase(row, published);
    return { draft, isChanged: false, changedElsewhere: null };
  }
  if (published === row.basedOn) return { draft, isChanged: true, changedElsewhere: null };
  if (written !== row.basedOn) return { draft, isChanged: true, changedElsewhere: article };
  const saved = await saveDraft(
    { id, base: row.version, saveId: crypto.randomUUID(), content: article, keeps: 'replaced' },
    commandLine,
  );
  if (saved.outcome === 'saved') await setBase({ id, version: saved.version }, published);
  return readDraft(id);
}

const commandLine: Writer = 'command-line';

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

async function setBase({ id, version }: { id: number; version: number }, basedOn: string) {
  await db().draft.updateMany({ where: { id, version }, data: { basedOn } });
}

function findOpenDraft(id: number) {
  return db().draft.findFirst({
    where: {
      id,
      deletedAt: null,
      OR: [{ articleId: null }, { article: { deletedAt: null } }],
    },
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof findOpenDraft>>>;

function toDraft(row: Row): Draft {
  const { id, version, articleId, savedBy, savedAt } = row;
  return {
    id,
    version,
    articleId,
    savedBy,
    savedAt,
    locale: toLocale(row.locale),
    content: parseContent(row.content),
  };
}
