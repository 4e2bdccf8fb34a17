import 'server-only';
import { db } from '@/lib/store/db';
import { isRecordNotFound, isUniqueViolation } from '@/lib/store/prisma-errors';
import type { Prisma } from '@/prisma/client/client';
import { planArticlePublication } from '../articles/publication';
import { planArticleRemoval } from '../articles/removal';
import { getDraft, saveDraft, type Writer } from '../commands';
import { type Content, hashContent } from '../content';
import type { Draft } from '../draft';
import { readDraft } from '../open-draft';
import { planPagePublication } from '../pages/publication';
import { planPageRemoval } from '../pages/removal';
import { readPublished } from '../published-content';
import { keepRevision } from '../revisions';
import type { Publication, PublishAct, PublishProblem, PublishRequest } from './publication';
import { buildUndo, dropOldUndos } from './undo';

export type PublishResult = { outcome: PublishAct | PublishProblem };

type Plan = { act: PublishAct; writes: Prisma.PrismaPromise<unknown>[] };

const maxAttempts = 3;

/** All or nothing: article or page, draft, revision and what undoes it are one transaction. */
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

async function planPublication(request: PublishRequest): Promise<Plan | PublishProblem> {
  const { id, version, replaces } = request;
  const read = await readDraft(id);
  if (!read) return 'gone';
  const { draft, changedElsewhere } = read;
  if (draft.version !== version) return 'changed';
  if (changedElsewhere && hashContent(changedElsewhere) !== replaces) return 'changedElsewhere';
  const plan = await (draft.kind === 'page'
    ? planPagePublication(draft)
    : planArticlePublication(draft, request));
  if (typeof plan === 'string') return plan;
  const { act, now, content, before } = plan;
  const undo = await buildUndo(act, draft, { before, after: hashContent(content), now });
  return {
    act,
    writes: [
      dropOldUndos(now),
      ...(changedElsewhere ? [keepElsewhere(id, changedElsewhere, now)] : []),
      ...plan.writes,
      ...settleDraft(draft, plan, undo),
    ],
  };
}

function settleDraft(
  { id, version, content: written }: Draft,
  { content, target }: Publication,
  undo: string,
) {
  const isCompleted = JSON.stringify(content) !== JSON.stringify(written);
  const next = isCompleted ? version + 1 : version;
  return [
    db().draft.update({
      where: { id, version, deletedAt: null },
      data: {
        ...target,
        version: next,
        content: JSON.stringify(content),
        basedOn: hashContent(content),
        translationKey: null,
        undo,
      },
    }),
    keepRevision(id, next, 'published'),
  ];
}

function keepElsewhere(draftId: number, elsewhere: Content, createdAt: Date) {
  const content = JSON.stringify(elsewhere);
  const data = { draftId, reason: 'conflict', savedBy: 'command-line', content, createdAt };
  return db().revision.create({ data });
}

/** The draft gets what readers see; what was written is kept as a revision. */
export async function takePublished(
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
  const draft = await getDraft(id);
  const plan =
    draft && (await (draft.kind === 'page' ? planPageRemoval : planArticleRemoval)(draft));
  const content = plan && (await readPublished(draft));
  if (!content) return { outcome: 'gone' };
  if (!plan.isPublished) return { outcome: 'unchanged' };
  const { before } = plan;
  const undo = await buildUndo('unpublished', draft, { before, after: hashContent(content), now });
  try {
    await db().$transaction([
      dropOldUndos(now),
      plan.write,
      db().draft.update({ where: { id, deletedAt: null }, data: { undo } }),
    ]);
  } catch (error) {
    if (!isRecordNotFound(error)) throw error;
    return { outcome: 'changed' };
  }
  return { outcome: 'unpublished' };
}
