import 'server-only';
import { db } from '@/lib/store/db';

/** An empty text deletes it. @returns false if the lead was erased */
export async function saveDraft(leadId: number, text: string): Promise<boolean> {
  if (text === '') {
    await db().replyDraft.deleteMany({ where: { leadId } });
    return (await db().lead.count({ where: { id: leadId } })) > 0;
  }
  const count = await db().$executeRaw`
    INSERT INTO "ReplyDraft" ("leadId", "text", "savedAt")
    SELECT "id", ${text}, ${new Date()} FROM "Lead" WHERE "id" = ${leadId}
    ON CONFLICT ("leadId") DO UPDATE SET "text" = excluded."text", "savedAt" = excluded."savedAt"`;
  return count > 0;
}

export async function readDraft(leadId: number): Promise<string> {
  const draft = await db().replyDraft.findUnique({ where: { leadId }, select: { text: true } });
  return draft?.text ?? '';
}
