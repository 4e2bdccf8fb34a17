import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';

/** A reader, or the next start after a crash, sees the whole file or none. */
export async function writeFileAtomically(path: string, bytes: Buffer): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, bytes);
  await rename(draft, path);
}
