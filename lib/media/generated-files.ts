import { readIfExists } from '@/lib/settings/read-if-exists';
import 'server-only';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeFileAtomically } from './write-file-atomically';

type Bytes = Buffer<ArrayBuffer>;
type Create = () => Promise<Bytes | null>;

const pending = new Map<string, Promise<Bytes | null>>();

/**
 * A file that is made when it is first asked for; requests at the same time create it once.
 * @param create answers null where there is nothing to create it from
 */
export async function readOrCreate(path: string, create: Create): Promise<Bytes | null> {
  const kept = await readIfExists(path);
  if (kept) return kept;
  const underWay =
    pending.get(path) ?? createFile(path, create).finally(() => pending.delete(path));
  pending.set(path, underWay);
  return underWay;
}

async function createFile(path: string, create: Create): Promise<Bytes | null> {
  const bytes = await create();
  if (!bytes) return null;
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomically(path, bytes);
  return bytes;
}
