import { closeSync, openSync, readSync } from 'node:fs';

/** Decodes a UTF-8 file piece by piece, without its byte order mark. */
export function* readChunks(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const decoder = new TextDecoder();
    const buffer = Buffer.alloc(64 * 1024);
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer))
      yield decoder.decode(buffer.subarray(0, size), { stream: true });
  } finally {
    closeSync(file);
  }
}
