import { getSignedIn } from '@/lib/accounts/current-account';
import { appPrefix } from '@/lib/i18n/routes';
import { errorFields, log } from '@/lib/log';
import { assertRoom, storeUpload } from '@/lib/uploads/store-upload';
import { picturesPath, type UploadAnswer, UploadError, uploadStatuses } from '@/lib/uploads/upload';

/** No server action, because those of a browser wait for each other: docs/decisions/0060. */
export async function POST(request: Request): Promise<Response> {
  const isForm = request.headers.get('content-type')?.startsWith('multipart/') ?? false;
  const answer = await answerFor(() => (isForm ? readForm(request) : readFile(request)));
  if (isForm) return new Response(null, { status: 303, headers: { Location: pathAfter(answer) } });
  return Response.json(answer, { status: answer.ok ? 200 : uploadStatuses[answer.problem] });
}

type SentFile = { bytes: Buffer; name: string };

/** Whether a file is wanted is decided before it is read. */
async function answerFor(read: () => Promise<SentFile>): Promise<UploadAnswer> {
  try {
    if (!(await getSignedIn())) return { ok: false, problem: 'signedOut' };
    await assertRoom();
    const { bytes, name } = await read();
    return { ok: true, ...(await storeUpload(bytes, name)) };
  } catch (error) {
    if (error instanceof UploadError) return { ok: false, problem: error.problem };
    log.error({ event: 'upload', ...errorFields(error) }, 'a picture could not be stored');
    return { ok: false, problem: 'failed' };
  }
}

async function readFile(request: Request): Promise<SentFile> {
  const name = new URL(request.url).searchParams.get('name') ?? '';
  return { bytes: Buffer.from(await request.arrayBuffer()), name };
}

/** From a browser without JavaScript */
async function readForm(request: Request): Promise<SentFile> {
  const file = (await request.formData()).get('file');
  if (!(file instanceof File)) throw new UploadError('empty');
  return { bytes: Buffer.from(await file.arrayBuffer()), name: file.name };
}

function pathAfter(answer: UploadAnswer): string {
  if (answer.ok) return answer.path.replace('/media', picturesPath);
  if (answer.problem !== 'signedOut') return `${picturesPath}?problem=${answer.problem}`;
  return `${appPrefix}/sign-in?next=${encodeURIComponent(picturesPath)}`;
}
