import type { PictureWords } from '@/lib/i18n/studio/pictures/fr';
import { maxUploadBytes, type StoredUpload, uploadPath } from '@/lib/uploads/upload';

/** Why a picture is not stored: `offline` and `canceled` come from the browser, the others from the server. */
export type UploadFault = keyof PictureWords['problems'];
export type UploadResult = ({ ok: true } & StoredUpload) | { ok: false; problem: UploadFault };

/** Before the second and the third attempt */
export const retryWaitsMs = [1000, 4000];

let last: Promise<unknown> = Promise.resolve();

/**
 * Stores a picture, one at a time, and tries again after a fault of the network or the server.
 * @param onProgress gets the part that was sent, from 0 to 1
 */
export function uploadPicture(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<UploadResult> {
  const upload = last.then(() => sendWithRetries(file, onProgress, signal));
  last = upload;
  return upload;
}

async function sendWithRetries(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<UploadResult> {
  if (file.size > maxUploadBytes) return { ok: false, problem: 'tooLarge' };
  for (const waitMs of [...retryWaitsMs, 0]) {
    if (signal.aborted) return { ok: false, problem: 'canceled' };
    const result = await send(file, onProgress, signal);
    if (result.ok || waitMs === 0 || !isPassing(result.problem)) return result;
    await wait(waitMs, signal);
  }
  return { ok: false, problem: 'failed' };
}

const isPassing = (problem: UploadFault) => ['offline', 'busy', 'failed'].includes(problem);

/** By XMLHttpRequest, because fetch does not tell how much was sent */
function send(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<UploadResult> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fail = (problem: UploadFault) => resolve({ ok: false, problem });
    request.open('POST', `${uploadPath}?name=${encodeURIComponent(file.name)}`);
    const isImage = /^image\/[\w.+-]+$/.test(file.type);
    request.setRequestHeader('Content-Type', isImage ? file.type : 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(readAnswer(request.status, request.responseText));
    request.onerror = () => fail('offline');
    request.onabort = () => fail('canceled');
    signal.addEventListener('abort', () => request.abort(), { once: true });
    onProgress(0);
    request.send(file);
  });
}

/** What stands before the site answers in its own way. */
function readAnswer(status: number, text: string): UploadResult {
  try {
    return JSON.parse(text) as UploadResult;
  } catch {
    return { ok: false, problem: problemsByStatus[status] ?? 'failed' };
  }
}

const problemsByStatus: Record<number, UploadFault> = { 401: 'signedOut', 413: 'tooLarge' };

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** For the editor, which shows the sentence that it is rejected with */
export function createEditorUpload({ problems }: PictureWords) {
  return async (...upload: Parameters<typeof uploadPicture>): Promise<StoredUpload> => {
    const result = await uploadPicture(...upload);
    if (!result.ok) throw new Error(problems[result.problem]);
    return result;
  };
}
