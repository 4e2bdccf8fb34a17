import 'server-only';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import { env } from '@/lib/settings/env';
import { readIfExists } from '@/lib/settings/read-if-exists';

/** All of an import stands in one folder, so that deleting it takes everything back. */
export const archiveFolder = () => join(env().DATA_DIR, 'import');
export const archivePath = (...names: string[]) => join(archiveFolder(), ...names);

/** What a process that was killed leaves here is deleted after a day. */
export const temporaryFolder = () => join(env().DATA_DIR, 'temporary');

export function writeJson(name: string, value: unknown): void {
  const path = archivePath(name);
  writeFileSync(`${path}.part`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

/** @returns null if there is no such file */
export async function readJson<Value>(
  name: string,
  schema: z.ZodType<Value>,
): Promise<Value | null> {
  const text = await readIfExists(archivePath(name));
  return text && schema.parse(JSON.parse(text.toString()));
}

export function removeArchive(): void {
  rmSync(archiveFolder(), { recursive: true, force: true });
}
