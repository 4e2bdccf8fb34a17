import 'server-only';
import pLimit from 'p-limit';
import sharp from 'sharp';
import { shareInProcess } from '@/lib/share-in-process';
import { type Bytes, readStored, writeFileAtomically } from './stored-files';

/** A feed reader may ask for the pictures of all 30 articles at once. */
const maxWaiting = 40;
/** Shorter than nginx waits for an answer (deploy/nginx/app.conf) */
const maxWaitMs = 4000;

const queue = shareInProcess('encoding', () => ({
  limit: pLimit(1),
  pending: new Map<string, Promise<Bytes | null>>(),
}));

/** Thrown when the file is not encoded yet; it may be a few seconds later. */
export class EncodingBusyError extends Error {}

/**
 * Stores what `encode` gives: one file at a time, and each once for all who ask meanwhile. Look first whether it is stored, and
 * whether there is something to encode: what is unknown shall not wait in the queue.
 * @throws EncodingBusyError
 */
export async function encodeOnce(
  path: string,
  encode: () => Promise<Bytes | null>,
): Promise<Bytes | null> {
  const known = queue.pending.get(path);
  if (!known && queue.limit.pendingCount >= maxWaiting) throw new EncodingBusyError();
  const encoding =
    known ?? queue.limit(() => encodeFile(path, encode)).finally(() => queue.pending.delete(path));
  queue.pending.set(path, encoding);
  return waitFor(encoding);
}

async function encodeFile(path: string, encode: () => Promise<Bytes | null>) {
  // Since the caller looked, it may have been encoded.
  const stored = await readStored(path);
  if (stored) return stored;
  // One core is left to readers.
  sharp.concurrency(1);
  const bytes = await encode();
  if (bytes) await writeFileAtomically(path, bytes);
  return bytes;
}

/** The file is stored even if nobody waits for it any more. */
async function waitFor<Result>(encoding: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EncodingBusyError()), maxWaitMs);
  });
  return Promise.race([encoding, timeout]).finally(() => clearTimeout(timer));
}
