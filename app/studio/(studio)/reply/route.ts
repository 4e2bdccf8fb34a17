import { getSignedIn, getStudioLocale } from '@/lib/accounts/current-account';
import { appPrefix } from '@/lib/i18n/routes';
import type { ReplyAnswer, ReplyProblem } from '@/lib/leads/desk/reply-answer';
import { answerReplyRequest } from '@/lib/leads/desk/reply-request';
import { renderUnsentReply } from '@/lib/leads/desk/unsent-reply';
import { parseReference } from '@/lib/leads/reference';
import { errorFields, log } from '@/lib/log';

const statuses: Record<ReplyProblem, number> = {
  malformed: 400,
  empty: 400,
  tooLong: 400,
  signedOut: 401,
  gone: 404,
  changed: 409,
  suspected: 409,
  tooLate: 409,
  failed: 503,
};

/** No server action, because a text must outlive the session and a deploy: docs/decisions/0053. */
export async function POST(request: Request): Promise<Response> {
  const isJson = request.headers.get('content-type')?.startsWith('application/json') ?? false;
  const fields = await (isJson ? request.json() : readForm(request)).catch(() => null);
  const answer = await answerFor(fields);
  return isJson
    ? Response.json(answer, { status: answer.done ? 200 : statuses[answer.problem] })
    : showAnswer(answer, fields ?? {});
}

async function answerFor(fields: unknown): Promise<ReplyAnswer> {
  try {
    const account = await getSignedIn();
    if (account?.role !== 'owner') return { problem: 'signedOut' };
    return await answerReplyRequest(fields, account.email);
  } catch (error) {
    log.error({ event: 'reply', ...errorFields(error) }, 'a reply could not be stored');
    return { problem: 'failed' };
  }
}

async function readForm(request: Request): Promise<Record<string, string>> {
  const entries = [...(await request.formData()).entries()];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

async function showAnswer(answer: ReplyAnswer, fields: Record<string, string>): Promise<Response> {
  if (!answer.done && (answer.problem === 'signedOut' || answer.problem === 'failed')) {
    return new Response(renderUnsentReply(await getStudioLocale(), answer.problem, fields), {
      status: statuses[answer.problem],
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  }
  const lead = parseReference(fields.reference) ?? '';
  const location = `${appPrefix}/leads/${lead}?reply=${answer.done ?? answer.problem}`;
  return new Response(null, { status: 303, headers: { Location: location } });
}
