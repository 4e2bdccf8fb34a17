import { archiveUploadPath, countParts, partBytes } from '@/lib/imports/archive/archive';

export type UploadOutcome = 'complete' | 'signedOut' | 'gone' | 'offline';

type Options = {
  id: string;
  /** Numbers of the parts that the server has */
  received: number[];
  onProgress: (parts: number) => void;
  signal: AbortSignal;
  /** In milliseconds, before each further attempt to send a part */
  waits?: number[];
  post?: (url: string, body: Blob, signal: AbortSignal) => Promise<number>;
};

/** Sends the parts that the server has not, one after the other. */
export async function uploadParts(
  file: Blob,
  {
    id,
    received,
    onProgress,
    signal,
    waits = [1000, 3000, 10_000, 30_000],
    post = postPart,
  }: Options,
): Promise<UploadOutcome> {
  const done = new Set(received);
  for (let part = 0; part < countParts(file.size); part += 1) {
    if (done.has(part)) continue;
    const url = `${archiveUploadPath}?id=${id}&part=${part}`;
    const body = file.slice(part * partBytes, (part + 1) * partBytes);
    const status = await sendWithRetries(() => post(url, body, signal), waits, signal);
    if (status === 401) return 'signedOut';
    if (status !== 200) return status === 0 || status >= 500 ? 'offline' : 'gone';
    done.add(part);
    onProgress(done.size);
  }
  return 'complete';
}

/** @returns the status of the last attempt; 0 if there was no answer */
async function sendWithRetries(
  send: () => Promise<number>,
  waits: number[],
  signal: AbortSignal,
): Promise<number> {
  const status = await send().catch(() => 0);
  const [wait, ...rest] = waits;
  const isPassing = status === 0 || status === 429 || status >= 500;
  if (!isPassing || wait === undefined || signal.aborted) return status;
  await new Promise((resolve) => setTimeout(resolve, wait));
  return sendWithRetries(send, rest, signal);
}

async function postPart(url: string, body: Blob, signal: AbortSignal): Promise<number> {
  const headers = { 'content-type': 'application/octet-stream' };
  return (await fetch(url, { method: 'POST', body, headers, signal })).status;
}
