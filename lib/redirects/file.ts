import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { FileError } from '@/lib/markdown/file-errors';
import { parseYaml } from '@/lib/markdown/yaml-file';
import { parseRedirect, RedirectError } from './commands';
import type { Redirect } from './queries';

export const redirectFile = 'redirects.yaml';

const schema = z.record(
  z.string(),
  z.string({ error: 'a path of this site, e.g. /articles/mistral' }),
  { error: 'old addresses and paths of this site, e.g. /2019/05/a-post: /articles/mistral' },
);

export function readRedirectFiles(folders: string[]): {
  redirects: Redirect[];
  errors: FileError[];
} {
  const redirects: Redirect[] = [];
  const errors: FileError[] = [];
  for (const file of folders.map((folder) => join(folder, redirectFile)).filter(existsSync)) {
    const parsed = parseYaml(schema, readFileSync(file, 'utf8'), { file });
    errors.push(...parsed.errors);
    for (const [from, to] of Object.entries(parsed.data ?? {})) {
      try {
        redirects.push(parseRedirect({ from, to }));
      } catch (error) {
        if (!(error instanceof RedirectError)) throw error;
        errors.push({ file, line: parsed.findLine(from), message: error.message });
      }
    }
  }
  return { redirects, errors };
}

export function formatRedirectFile(redirects: Redirect[]): string {
  return redirects
    .map(({ from, to }) => `${JSON.stringify(from)}: ${JSON.stringify(to)}\n`)
    .join('');
}
