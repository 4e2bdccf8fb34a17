import 'server-only';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env } from '@/lib/settings/env';
import { getDatabasePath } from './database-path';

export const replacedPrefix = 'replaced-';

/** The folders of the stores that restores have replaced; they hold personal data until the author deletes them. */
export function listReplacedStores(): string[] {
  const { DATA_DIR, DATABASE_URL } = env();
  const path = getDatabasePath(DATABASE_URL);
  const parents = new Set([DATA_DIR, ...(path ? [dirname(path)] : [])]);
  return [...parents].flatMap((parent) =>
    existsSync(parent)
      ? readdirSync(parent)
          .filter((name) => name.startsWith(replacedPrefix))
          .map((name) => join(parent, name))
      : [],
  );
}

export const describeRemoval = (folders: string[]) =>
  `rm -r ${folders.map((folder) => `'${folder.replaceAll("'", `'\\''`)}'`).join(' ')}`;
