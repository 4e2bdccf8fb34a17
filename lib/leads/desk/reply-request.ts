import 'server-only';
import * as z from 'zod';
import { formatTimestamp } from '@/lib/i18n/dates';
import { setLeadState } from './commands';
import type { Actor } from './history';
import { sendReply, takeBackReply } from './reply';
import type { ReplyAnswer, ReplyDone, ReplyProblem } from './reply-answer';
import { saveDraft } from './reply-draft';
import { draftSchema, type ReplyTextError, replySchema } from './reply-text';

const id = z.coerce.number().int().positive();
const version = z.coerce.number().int().nonnegative();

const requestSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), lead: id, text: draftSchema }),
  z.object({ intent: z.literal('send'), lead: id, version, text: replySchema }),
  z.object({ intent: z.literal('takeBack'), lead: id, event: id }),
  z.object({ intent: z.literal('answered'), lead: id, version }),
]);

type ReplyRequest = z.infer<typeof requestSchema>;

/** @param fields of a form or of JSON, from anybody who is the owner */
export async function answerReplyRequest(fields: unknown, actor: Actor): Promise<ReplyAnswer> {
  const parsed = requestSchema.safeParse(fields);
  if (!parsed.success) return { problem: describeError(parsed.error) };
  return run(parsed.data, actor);
}

async function run(request: ReplyRequest, actor: Actor): Promise<ReplyAnswer> {
  const { lead } = request;
  if (request.intent === 'save') {
    return (await saveDraft(lead, request.text)) ? done('saved') : { problem: 'gone' };
  }
  if (request.intent === 'takeBack') {
    const { outcome, text = '' } = await takeBackReply(lead, request.event);
    return outcome === 'done' ? { ...done('takenBack'), text } : { problem: outcome };
  }
  const seen = { id: lead, version: request.version };
  if (request.intent === 'answered') {
    const { outcome } = await setLeadState(seen, 'answered', actor);
    return outcome === 'done' ? done('answered') : { problem: outcome };
  }
  const { outcome, eventId } = await sendReply(seen, request.text, actor);
  if (outcome === 'done') return { ...done('sent'), eventId };
  if (outcome !== 'gone') await saveDraft(lead, request.text);
  return { problem: outcome };
}

const done = (what: ReplyDone) => ({ done: what, time: formatTimestamp(new Date()).slice(11) });

function describeError({ issues }: z.ZodError): ReplyProblem {
  const codes: string[] = issues
    .filter(({ path }) => path[0] === 'text')
    .map(({ message }) => message);
  const known: ReplyTextError[] = ['tooLong', 'empty'];
  return known.find((code) => codes.includes(code)) ?? 'malformed';
}
