import 'server-only';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '@/lib/settings/env';

const markerPath = () => join(env().DATA_DIR, 'last-backup');

export function recordBackup(madeAt: string): void {
  writeFileSync(markerPath(), `${madeAt}\n`);
}

/** Null if no backup was made of this data folder. */
export function hoursSinceLastBackup(): number | null {
  const madeAt = statSync(markerPath(), { throwIfNoEntry: false })?.mtimeMs;
  if (madeAt === undefined) return null;
  // A file system's clock may be ahead of ours.
  return Math.max(0, Math.floor((Date.now() - madeAt) / 3_600_000));
}
