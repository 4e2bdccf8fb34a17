import { getSignedIn } from '@/lib/accounts/current-account';
import type { SaveAnswer, SaveProblem } from '@/lib/drafts/draft';
import { answerSaveRequest } from '@/lib/drafts/save-request';
import { errorFields, log } from '@/lib/log';

const statuses: Record<SaveProblem, number> = {
  malformed: 400,
  tooLong: 413,
  signedOut: 401,
  gone: 410,
  conflict: 409,
  failed: 503,
};

/** No server action, because a text must outlive the session and a deploy: docs/decisions/0053. */
export async function POST(request: Request): Promise<Response> {
  const answer = await answerFor(request);
  return Response.json(answer, { status: answer.done ? 200 : statuses[answer.problem] });
}

async function answerFor(request: Request): Promise<SaveAnswer> {
  try {
    const account = await getSignedIn();
    if (!account) return { problem: 'signedOut' };
    const fields = await request.json().catch(() => null);
    return await answerSaveRequest(fields, account.email);
  } catch (error) {
    log.error({ event: 'save', ...errorFields(error) }, 'a draft could not be stored');
    return { problem: 'failed' };
  }
}
