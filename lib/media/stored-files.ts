import 'server-only';
import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readIfExists } from '@/lib/settings/read-if-exists';

export type Bytes = Buffer<ArrayBuffer>;

/** Whether it has content: a power cut can leave an empty file. */
export function isStored(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0;
}

export async function readStored(path: string): Promise<Bytes | null> {
  const bytes = await readIfExists(path);
  return bytes?.length ? bytes : null;
}

/** Leaves nothing behind if it fails, e.g. on a full disk. */
export async function writeFileAtomically(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, bytes, { flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
