import { accessSync, constants, mkdirSync } from 'node:fs';
import { env } from '@/lib/settings/env';

/** Creates DATA_DIR if needed; throws if it cannot be written. */
export function prepareDataDir(): void {
  const dir = env().DATA_DIR;
  // It holds personal data and secrets: no file of this process may be readable by others.
  process.umask(0o077);
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    accessSync(dir, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      `DATA_DIR (${dir}) cannot be written (${code}): make it writable for this user, or set DATA_DIR to another folder.`,
    );
  }
}
