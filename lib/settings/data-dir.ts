import { accessSync, constants, mkdirSync } from 'node:fs';
import { env } from '@/lib/settings/env';

/** Makes sure that DATA_DIR is there and can be written; throws a line that says what to do. */
export function prepareDataDir(): void {
  const dir = env().DATA_DIR;
  // Leads, mails and secrets are kept in it: nobody else on the machine may read what this process writes.
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
