import 'server-only';
import { planArticle } from '@/lib/articles/article-plan';
import {
  getStoredArticle,
  type StoredArticle,
  whereUnchanged,
} from '@/lib/articles/stored-article';
import { db } from '@/lib/store/db';
import { isRecordNotFound, isUniqueViolation } from '@/lib/store/prisma-errors';
import { isVisible } from '@/lib/store/visibility';
import type { Prisma } from '@/prisma/client/client';
import { readArticleContent } from '../article-content';
import { saveDraft, type Writer } from '../commands';
import { type Content, hashContent } from '../content';
import type { Draft } from '../draft';
import { readDraft } from '../open-draft';
import { keepRevision } from '../revisions';
import { completeContent } from './complete-content';
import { listMistakes } from './mistakes';
import { readShownPictures, toArticleInput } from './publication';
import { buildUndo, dropOldUndos, type PublishAct } from './undo';

export type PublishRequest = {
  id: number;
  /** The one that was looked at */
  version: number;
  /** Null: now. What readers see already keeps its date. */
  at: Date | null;
  /** Whether readers are told that what they see already was updated */
  isNews: boolean;
  /** The hash of the article that was changed elsewhere and shall be replaced */
  replaces?: string | undefined;
};

export type PublishProblem =
  | 'gone'
  | 'changed'
  /** Readers see a text that the draft knows nothing of: it was not looked at, or not this one. */
  | 'changedElsewhere'
  | 'mistakes'
  | 'past'
  | 'unchanged';

export type PublishResult = { outcome: PublishAct | PublishProblem };

type Plan = { act: PublishAct; writes: Prisma.PrismaPromise<unknown>[] };

const maxAttempts = 3;

/** All or nothing: article, draft, revision and what undoes it are one transaction. */
export async function publishDraft(request: PublishRequest, attempt = 1): Promise<PublishResult> {
  const plan = await planPublication(request);
  if (typeof plan === 'string') return { outcome: plan };
  try {
    await db().$transaction(plan.writes);
  } catch (error) {
    const isOvertaken = isRecordNotFound(error) || isUniqueViolation(error);
    if (!isOvertaken || attempt === maxAttempts) throw error;
    return publishDraft(request, attempt + 1);
  }
  return { outcome: plan.act };
}

async function planPublication({
  id,
  version,
  at,
  isNews,
  replaces,
}: PublishRequest): Promise<Plan | PublishProblem> {
  const read = await readDraft(id);
  if (!read) return 'gone';
  const { draft, changedElsewhere } = read;
  if (draft.version !== version) return 'changed';
  if (changedElsewhere && hashContent(changedElsewhere) !== replaces) return 'changedElsewhere';
  const { locale, articleId } = draft;
  const stored = articleId === null ? null : await getStoredArticle(articleId);
  const translationKey = await getTranslationKey(id);
  const content = await completeContent(locale, draft.content, stored);
  const mistakes = await listMistakes({ locale, articleId, translationKey }, content);
  if (mistakes.length > 0) return 'mistakes';
  const shown = await readShownPictures({ locale, content, stored, translationKey });
  // Not before: a cover that is drawn takes seconds, which are not those to undo in.
  const now = new Date();
  if (at && at <= now) return 'past';
  const { act, ...dates } = choosePublication(stored, { at, isNews, now });
  const input = toArticleInput({ locale, content, stored, translationKey, ...dates }, shown);
  const { change, writes } = await planArticle(input, stored);
  if (change === 'unchanged') return 'unchanged';
  const undo = await buildUndo(act, stored, hashContent(content), now);
  const slug = content.slug.trim();
  return {
    act,
    writes: [
      dropOldUndos(now),
      ...(changedElsewhere ? [keepArticle(id, changedElsewhere, now)] : []),
      ...writes,
      ...settleDraft(draft, content, { undo, article: { locale, slug } }),
    ],
  };
}

type Choice = { at: Date | null; isNews: boolean; now: Date };

function choosePublication(stored: StoredArticle | null, { at, isNews, now }: Choice) {
  if (stored?.publishedAt && isVisible(stored.publishedAt, now)) {
    const updatedAt = isNews ? now : stored.updatedAt;
    return { act: 'updated' as const, publishedAt: stored.publishedAt, updatedAt };
  }
  const publishedAt = at ?? now;
  const act: PublishAct = at ? 'scheduled' : 'published';
  return { act, publishedAt, updatedAt: publishedAt };
}

function settleDraft(
  { id, version, content: written }: Draft,
  content: Content,
  { undo, article }: { undo: string; article: { locale: string; slug: string } },
) {
  const isCompleted = JSON.stringify(content) !== JSON.stringify(written);
  const next = isCompleted ? version + 1 : version;
  return [
    db().draft.update({
      where: { id, version, deletedAt: null },
      data: {
        version: next,
        content: JSON.stringify(content),
        article: { connect: { locale_slug: article } },
        basedOn: hashContent(content),
        translationKey: null,
        undo,
      },
    }),
    keepRevision(id, next, 'published'),
  ];
}

function keepArticle(draftId: number, article: Content, createdAt: Date) {
  const content = JSON.stringify(article);
  const data = { draftId, reason: 'conflict', savedBy: 'command-line', content, createdAt };
  return db().revision.create({ data });
}

async function getTranslationKey(id: number): Promise<string | null> {
  const select = { translationKey: true };
  return (await db().draft.findUniqueOrThrow({ where: { id }, select })).translationKey;
}

/** The draft gets what readers see; what was written is kept as a revision. */
export async function takeArticle(
  { id, version }: { id: number; version: number },
  savedBy: Writer,
): Promise<PublishResult> {
  const read = await readDraft(id);
  if (!read) return { outcome: 'gone' };
  if (read.draft.version !== version || !read.changedElsewhere) return { outcome: 'changed' };
  const saved = await saveDraft(
    {
      id,
      base: version,
      saveId: crypto.randomUUID(),
      content: read.changedElsewhere,
      keeps: 'conflict',
    },
    savedBy,
  );
  if (saved.outcome !== 'saved') return { outcome: 'changed' };
  await readDraft(id);
  return { outcome: 'unchanged' };
}

/** Also what is scheduled. The draft is not touched. */
export async function unpublishDraft(id: number, now = new Date()): Promise<PublishResult> {
  const row = await db().draft.findFirst({
    where: { id, deletedAt: null, article: { deletedAt: null } },
    select: { articleId: true },
  });
  const stored = row?.articleId ? await getStoredArticle(row.articleId) : null;
  const content = stored && (await readArticleContent(stored.id));
  if (!content) return { outcome: 'gone' };
  if (!stored.publishedAt) return { outcome: 'unchanged' };
  const undo = await buildUndo('unpublished', stored, hashContent(content), now);
  try {
    await db().$transaction([
      dropOldUndos(now),
      db().article.update({
        where: whereUnchanged(stored),
        data: { publishedAt: null, publishedOffset: null },
      }),
      db().draft.update({ where: { id, deletedAt: null }, data: { undo } }),
    ]);
  } catch (error) {
    if (!isRecordNotFound(error)) throw error;
    return { outcome: 'changed' };
  }
  return { outcome: 'unpublished' };
}
