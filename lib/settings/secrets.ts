import 'server-only';
import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '@/lib/settings/env';
import { readIfExistsSync } from './read-if-exists';

const bytes = 32;

/** What belongs to one machine: the build, and the notes of erasures in its DATA_DIR. */
const localSecrets = ['server-actions-key', 'erasure-key'];

/** 32 bytes in base64: derived from SECRET_KEY, or random, created at first use and stored in DATA_DIR/secrets. */
export function loadSecret(name: string): string {
  const { SECRET_KEY } = env();
  if (SECRET_KEY && !localSecrets.includes(name)) {
    return Buffer.from(hkdfSync('sha256', SECRET_KEY, '', name, bytes)).toString('base64');
  }
  const folder = join(env().DATA_DIR, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const stored = readValid(path);
  if (stored) return stored;

  const draft = join(folder, randomUUID());
  writeFileSync(draft, randomBytes(bytes).toString('base64'), { mode: 0o600 });
  try {
    // link() fails if the file exists: two processes that create it at once both use the first one's secret.
    if (stored === null) linkSync(draft, path);
    else renameSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  rmSync(draft, { force: true });
  return readFileSync(path, 'utf8');
}

/** Null if missing; empty if incomplete, after a crash or on a full disk. */
function readValid(path: string): string | null {
  const secret = readIfExistsSync(path)?.toString() ?? null;
  return secret === null || Buffer.from(secret, 'base64').length === bytes ? secret : '';
}
