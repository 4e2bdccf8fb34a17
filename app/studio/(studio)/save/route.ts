import { getSignedIn, getStudioLocale } from '@/lib/accounts/current-account';
import { kinds, type SaveAnswer, type SaveProblem } from '@/lib/drafts/draft';
import { pathToDraft } from '@/lib/drafts/paths';
import { readSaveForm } from '@/lib/drafts/save-form';
import { answerSaveForm, answerSaveRequest } from '@/lib/drafts/save-request';
import { renderUnsavedPage } from '@/lib/drafts/unsaved-page';
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
  if (request.headers.get('content-type')?.startsWith('application/json')) {
    const fields = await request.json().catch(() => null);
    const answer = await answerFor(fields, answerSaveRequest);
    return Response.json(answer, { status: answer.done ? 200 : statuses[answer.problem] });
  }
  const fields = readSaveForm(await request.formData().catch(() => new FormData()));
  return showAnswer(await answerFor(fields, answerSaveForm), fields);
}

async function answerFor(fields: unknown, answer: typeof answerSaveRequest): Promise<SaveAnswer> {
  try {
    const account = await getSignedIn();
    return account ? await answer(fields, account.email) : { problem: 'signedOut' };
  } catch (error) {
    log.error({ event: 'save', ...errorFields(error) }, 'a draft could not be stored');
    return { problem: 'failed' };
  }
}

async function showAnswer(answer: SaveAnswer, fields: Record<string, string>): Promise<Response> {
  if (answer.done) {
    const kind = kinds.find((each) => each === fields.kind) ?? 'article';
    const location = pathToDraft({ id: Number(fields.draft), kind });
    return new Response(null, { status: 303, headers: { Location: location } });
  }
  return new Response(renderUnsavedPage(await getStudioLocale(), answer, fields), {
    status: statuses[answer.problem],
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
