import 'server-only';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeWhole } from './write-whole';

type Bytes = Buffer<ArrayBuffer>;
type Make = () => Promise<Bytes | null>;

const making = new Map<string, Promise<Bytes | null>>();

/**
 * A file that is made when it is first asked for; requests at the same time make it once.
 * @param make answers null where there is nothing to make it from
 */
export async function readOrMake(path: string, make: Make): Promise<Bytes | null> {
  const kept = await readIfThere(path);
  if (kept) return kept;
  const underWay = making.get(path) ?? makeFile(path, make).finally(() => making.delete(path));
  making.set(path, underWay);
  return underWay;
}

async function makeFile(path: string, make: Make): Promise<Bytes | null> {
  const bytes = await make();
  if (!bytes) return null;
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, bytes);
  return bytes;
}

/** A file's bytes, or null where it is not there. */
export async function readIfThere(path: string): Promise<Bytes | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
