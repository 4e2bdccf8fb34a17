import type { Locale } from '@/lib/i18n/locales';
import { listContent } from '@/lib/markdown/content-folder';
import type { FileError } from '@/lib/markdown/file-errors';
import type { Origin } from '@/lib/markdown/origin';
import { type ParsedText, readTextFile } from '@/lib/markdown/text-file';
import { type PageFile, readPageFile } from './front-matter';

export type ParsedPage = ParsedText & { page: PageFile; origin?: Origin };
export type ParsedPages = {
  pages: ParsedPage[];
  errors: FileError[];
  /** Invalid files by name: `fr/a-propos` */
  invalid: Map<string, string>;
};

/** Reads the pages of a content folder, or of a part of one; who reads its articles reports paths that are missing. */
export function readPageFolders(paths: string[], locale?: Locale): ParsedPages {
  const parsed: ParsedPages = { pages: [], errors: [], invalid: new Map() };
  for (const path of listContent(paths, locale).texts) {
    if (path.section !== 'page') continue;
    const { name, text, errors } = readTextFile(path, readPageFile);
    parsed.errors.push(...errors);
    if (!text) {
      parsed.invalid.set(name, path.file);
      continue;
    }
    const { data, ...rest } = text;
    parsed.pages.push({ ...rest, page: data });
  }
  return parsed;
}
