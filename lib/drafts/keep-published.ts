import 'server-only';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import { commandLine } from './commands';
import type { Kind } from './draft';
import { openArticle, openPage, readDraft } from './open-draft';
import { readPublished } from './published-content';
import { keepRevision } from './revisions';

/** The write, not yet executed, that keeps what readers see of a text among the versions of its draft, which is made if there is none. */
export async function planKeeping({
  kind,
  id,
}: {
  kind: Kind;
  id: number;
}): Promise<Prisma.PrismaPromise<unknown>[]> {
  const draftId = await (kind === 'page' ? openPage : openArticle)(id, commandLine);
  const read = draftId === null ? null : await readDraft(draftId);
  if (!read) return [];
  const { draft, isChanged } = read;
  if (!isChanged) return [keepRevision(draft.id, draft.version, 'replaced')];
  const content = JSON.stringify(await readPublished(draft));
  return [
    db().revision.create({
      data: { draftId: draft.id, reason: 'replaced', content, savedBy: commandLine },
    }),
  ];
}
