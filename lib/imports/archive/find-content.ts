import 'server-only';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '@/lib/i18n/locales';
import { detectExportSystem, type ExportSystem } from '../export-system';
import { nameForeignExportIn, readHead } from '../foreign-export';
import { ArchiveError } from './archive-error';

export type Found =
  | { kind: 'folder'; folder: string }
  | { kind: 'exports'; system: ExportSystem; files: string[] };

const maxDepth = 4;
const contentFolders: string[] = [...locales, 'authors', 'pages', 'drafts'];
const generatorFile =
  /^(?:hugo\.\w+|config\.toml|_config\.ya?ml|(?:astro|next|eleventy)\.config\.\w+|gatsby-config\.\w+)$/;
/** Keys that texts of this site have not */
const blogKey =
  /^(?:\+\+\+$|---\n(?:.*\n)*?(?:date|pubDate|publishDate|layout|tags|categories|slug|description):)/;

/** Looks for a folder of Markdown or an export, in folders within folders, too. @throws ArchiveError if there is neither */
export function findContent(root: string): Found {
  const found = findIn([root], 0);
  if (found?.kind === 'folder' && isBlogText(findText(found.folder)))
    return { kind: 'exports', system: 'markdown', files: [unwrap(root)] };
  if (found) return found;
  const name = nameForeignExportIn(root);
  throw new ArchiveError(name ? 'unsupported' : 'nothing', name ?? '');
}

/** The level with the fewest folders above it first. */
function findIn(folders: string[], depth: number): Found | null {
  const below: string[] = [];
  for (const folder of folders) {
    const entries = list(folder);
    const names = (isWanted: (name: string) => boolean) =>
      entries.flatMap((entry) => (entry.isFile() && isWanted(entry.name) ? [entry.name] : []));
    const directories = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const wholeFolder = findFolderSystem(
      folder,
      names(() => true),
      directories,
    );
    if (wholeFolder) return { kind: 'exports', system: wholeFolder, files: [folder] };
    if (names(isText).length > 0 || directories.some((name) => contentFolders.includes(name)))
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

const list = (folder: string) => readdirSync(folder, { withFileTypes: true });
const isText = (name: string) => /\.(?:md|markdown|mdx)$/i.test(name);

/** Of exports that are folders, not files */
function findFolderSystem(folder: string, files: string[], folders: string[]): ExportSystem | null {
  if (folders.includes('posts')) {
    if (files.includes('posts.csv')) return 'substack';
    const posts = join(folder, 'posts');
    const page = list(posts).find((entry) => entry.isFile() && entry.name.endsWith('.html'));
    if (page && /class="(?:p-name|h-entry)"/.test(readHead(join(posts, page.name))))
      return 'medium';
  }
  return folders.includes('_posts') || files.some((name) => generatorFile.test(name))
    ? 'markdown'
    : null;
}

function isBlogText(path: string | null): boolean {
  return (
    path !== null &&
    blogKey.test(
      readHead(path)
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n'),
    )
  );
}

function findText(folder: string): string | null {
  const entries = list(folder);
  const text = entries.find((entry) => entry.isFile() && isText(entry.name));
  if (text) return join(folder, text.name);
  for (const entry of entries.filter((one) => one.isDirectory())) {
    const inner = findText(join(folder, entry.name));
    if (inner) return inner;
  }
  return null;
}

/** A folder that is alone in an archive is its root. */
function unwrap(root: string): string {
  const [only, ...others] = list(root);
  return only?.isDirectory() && others.length === 0 ? unwrap(join(root, only.name)) : root;
}
