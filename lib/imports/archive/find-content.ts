import 'server-only';
import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { locales } from '@/lib/i18n/locales';
import { detectExportSystem, type ExportSystem } from '../export-system';
import { nameForeignExportIn } from '../foreign-export';
import { ArchiveError } from './archive-error';

export type Found =
  | { kind: 'folder'; folder: string }
  | { kind: 'exports'; system: ExportSystem; files: string[] };

const maxDepth = 4;
const contentFolders: string[] = [...locales, 'authors', 'pages', 'drafts'];

/** Looks for a folder of Markdown or an export, in folders within folders, too. @throws ArchiveError if there is neither */
export function findContent(root: string): Found {
  const found = findIn([root], 0);
  if (found) return found;
  const name = nameForeignExportIn(root);
  throw new ArchiveError(name ? 'unsupported' : 'nothing', name ?? '');
}

/** The level with the fewest folders above it first. */
function findIn(folders: string[], depth: number): Found | null {
  const below: string[] = [];
  for (const folder of folders) {
    const entries = readdirSync(folder, { withFileTypes: true });
    const names = (isWanted: (name: string) => boolean) =>
      entries.flatMap((entry) => (entry.isFile() && isWanted(entry.name) ? [entry.name] : []));
    const directories = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const hasTexts = names((name) => extname(name).toLowerCase() === '.md').length > 0;
    if (hasTexts || directories.some((name) => contentFolders.includes(name)))
      return { kind: 'folder', folder };
    for (const system of ['ghost', 'wordpress'] as const) {
      const files = names(
        (name) => detectExportSystem(name) === system && name !== 'redirects.json',
      );
      if (files.length > 0)
        return { kind: 'exports', system, files: files.sort().map((name) => join(folder, name)) };
    }
    below.push(...directories.map((name) => join(folder, name)));
  }
  return below.length > 0 && depth < maxDepth ? findIn(below, depth + 1) : null;
}
