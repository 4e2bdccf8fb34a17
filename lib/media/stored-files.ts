import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readIfExists } from '@/lib/settings/read-if-exists';

type Bytes = Buffer<ArrayBuffer>;
type Create = () => Promise<Bytes | null>;

const pending = new Map<string, Promise<Bytes | null>>();

export async function readOrCreate(path: string, create: Create): Promise<Bytes | null> {
  const stored = await readIfExists(path);
  if (stored) return stored;
  const creation =
    pending.get(path) ?? createFile(path, create).finally(() => pending.delete(path));
  pending.set(path, creation);
  return creation;
}

async function createFile(path: string, create: Create): Promise<Bytes | null> {
  const bytes = await create();
  if (bytes) await writeFileAtomically(path, bytes);
  return bytes;
}

export async function writeFileAtomically(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, bytes);
  await rename(draft, path);
}
