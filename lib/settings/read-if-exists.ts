import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

export async function readIfExists(path: string): Promise<Buffer<ArrayBuffer> | null> {
  return readFile(path).catch(nullIfMissing);
}

export function readIfExistsSync(path: string): Buffer<ArrayBuffer> | null {
  try {
    return readFileSync(path);
  } catch (error) {
    return nullIfMissing(error);
  }
}

function nullIfMissing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
