import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

const xml = String.raw`^\uFEFF?\s*(?:<[?!][^>]*>\s*)*`;
const foreign: [name: string, pattern: RegExp][] = [
  ['Blogger', new RegExp(String.raw`${xml}<feed\b[\s\S]*blogger`)],
  ['Tumblr', new RegExp(`${xml}<tumblr\\b`)],
  ['LiveJournal', new RegExp(`${xml}<livejournal\\b`)],
  ['Movable Type', /^(?:AUTHOR|TITLE|BASENAME): .*\n(?:[A-Z ]+: .*\n)*-----$/m],
  ['Contentful', /^\s*\{\s*"contentTypes"\s*:/],
  ['Sanity', /^\{(?=[^\n]*"_type"\s*:)(?=[^\n]*"_id"\s*:)/],
  ['Webflow', /^[^\n<{]*\bCollection ID\b[^\n]*\bItem ID\b/],
  ['Wix', /^(?=[^\n<{]*,)(?=[^\n]*\bTitle\b)[\s\S]*\bwix(?:static\.com|:image)/],
  ['Squarespace', /^\s*\{[^{}]*"squarespace/i],
  ['Drupal', /^(?:--|\/\*|CREATE|DROP)[\s\S]*\b(?:node__body|node_revision|field_data_body)\b/],
  ['Joomla', /^(?:--|\/\*|CREATE|DROP)[\s\S]*_content_(?:types|frontpage|rating)\b/],
];
const headBytes = 64 * 1024;
const maxFiles = 500;

/** @returns the system that a file was exported from, if it is one that cannot be imported */
export function nameForeignExport(path: string): string | null {
  const head = readHead(path);
  return foreign.find(([, pattern]) => pattern.test(head))?.[0] ?? null;
}

export function nameForeignExportIn(folder: string): string | null {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .slice(0, maxFiles);
  for (const entry of files) {
    const name = nameForeignExport(join(entry.parentPath, entry.name));
    if (name) return name;
  }
  return null;
}

export function readHead(path: string, bytes = headBytes): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, bytes, 0));
  } finally {
    closeSync(file);
  }
}
