import 'server-only';
import { createHmac } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '@/lib/settings/env';
import { toAsciiAddress } from '@/lib/settings/mailbox';
import { readIfExistsSync } from '@/lib/settings/read-if-exists';
import { loadSecret } from '@/lib/settings/secrets';

// DATA_DIR/erasures: files, so that they can be read where the database is damaged (docs/decisions/0043).
const folder = () => join(env().DATA_DIR, 'erasures');

/** Keeps when, and a keyed hash of whom, so that a restored backup does not bring the person back. */
export function noteErasure(email: string): void {
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  const path = join(folder(), hashAddress(email));
  writeFileSync(`${path}.part`, new Date().toISOString());
  renameSync(`${path}.part`, path);
}

export function readErasedAt(email: string): Date | null {
  const text = readIfExistsSync(join(folder(), hashAddress(email)))?.toString();
  return text ? new Date(text) : null;
}

function hashAddress(email: string): string {
  const address = toAsciiAddress(email).toLowerCase();
  return createHmac('sha256', loadSecret('erasure-key')).update(address).digest('hex');
}
