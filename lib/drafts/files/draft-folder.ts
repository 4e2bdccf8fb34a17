import { readdirSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { Locale } from '@/lib/i18n/locales';
import { listContent } from '@/lib/markdown/content-folder';
import type { FileError } from '@/lib/markdown/file-errors';
import { findPictureFile } from '@/lib/markdown/picture-files';
import { listImageIds } from '@/lib/markdown/pictures';
import { readUtf8 } from '@/lib/markdown/text-file';
import type { Content } from '../content';
import { type DraftFile, readDraftFile } from './draft-file';

export type ParsedDraft = DraftFile & {
  file: string;
  locale: Locale;
  /** Ids that the text names → paths */
  pictures: Map<string, string>;
  findLine(key: string): number;
};

export type ParsedDrafts = { drafts: ParsedDraft[]; errors: FileError[]; files: Set<string> };

export const noDrafts: ParsedDrafts = { drafts: [], errors: [], files: new Set() };

/** Reads the drafts that were exported to a content folder, or a part of one; who reads its articles reports paths that are missing. */
export function readDraftFolders(paths: string[], locale?: Locale): ParsedDrafts {
  const parsed: ParsedDrafts = { drafts: [], errors: [], files: new Set() };
  for (const text of listContent(paths, locale).texts) {
    if (text.section !== 'draft') continue;
    const { file } = text;
    parsed.files.add(file);
    const source = readUtf8(file, parsed.errors);
    if (source === null) continue;
    const { data, errors, findLine } = readDraftFile(source, file);
    parsed.errors.push(...errors);
    if (!data) continue;
    const pictures = findPictures(data.content, join(dirname(text.folder), 'pictures'));
    parsed.drafts.push({ ...data, file, locale: text.locale, pictures, findLine });
  }
  return parsed;
}

export function listPictureIds({ body, cover }: Pick<Content, 'body' | 'cover'>): string[] {
  return [...new Set([...listImageIds(body), ...(cover ? [cover] : [])])];
}

/** What is not there may be in the store. */
function findPictures(content: Content, folder: string): Map<string, string> {
  const ids = new Set(listPictureIds(content));
  if (ids.size === 0) return new Map();
  const found = listNames(folder).flatMap((name): [string, string][] => {
    const id = name.slice(0, -extname(name).length);
    const picture = ids.has(id) ? findPictureFile(name, folder, folder) : null;
    return picture?.ok ? [[id, picture.path]] : [];
  });
  return new Map(found);
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
