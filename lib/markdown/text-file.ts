import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Locale } from '@/lib/i18n/locales';
import type { TextPath } from './content-folder';
import type { FileError } from './file-errors';
import type { FrontMatter } from './front-matter';
import { findPictureFile, isAbsoluteAddress } from './picture-files';
import { type MarkdownScan, scanMarkdown } from './scan-markdown';
import { slugPattern } from './slug';

export type ParsedText = {
  /** The path as the caller gave it, for messages */
  file: string;
  locale: Locale;
  slug: string;
  scan: MarkdownScan;
  /** Names in the body and in `cover` → paths */
  pictures: Map<string, string>;
  /** The line of a front matter key */
  findLine(key: string): number;
  bodyLine: number;
};

type Text = { body: string; cover?: string };

/** @returns `text: null` for an invalid file; a text may have errors, too */
export function readTextFile<Data extends Text>(
  { file, locale, folder }: TextPath,
  read: (text: string, file: string) => FrontMatter<Data>,
): { name: string; text: (ParsedText & { data: Data }) | null; errors: FileError[] } {
  const errors: FileError[] = [];
  const slug = readSlug(file, errors);
  const name = `${locale}/${slug}`;
  const source = readUtf8(file, errors);
  if (source === null) return { name, text: null, errors };
  const { data, errors: faults, findLine, bodyLine } = read(source, file);
  errors.push(...faults);
  if (!slug || !data) return { name, text: null, errors };
  const scan = scanMarkdown(data.body);
  const pictures = new Map<string, string>();
  const references = [
    ...(data.cover ? [{ address: data.cover, line: findLine('cover') }] : []),
    ...scan.pictures.map(({ address, line }) => ({ address, line: bodyLine + line - 1 })),
  ];
  for (const { address, line } of references) {
    if (isAbsoluteAddress(address)) continue;
    const picture = findPictureFile(address, dirname(file), folder);
    if (picture.ok) pictures.set(address, picture.path);
    else errors.push({ file, line, message: picture.message });
  }
  const text = { file, locale, slug, data, scan, pictures, findLine, bodyLine };
  return { name, text, errors };
}

export function readSlug(file: string, errors: FileError[]): string | null {
  const slug = basename(file).replace(/\.[^.]*$/, '');
  if (slugPattern.test(slug)) return slug;
  const message = `the file’s name becomes the address: lower-case letters without accents, digits and hyphens (it is "${slug}")`;
  errors.push({ file, line: 1, message });
  return null;
}

export function readUtf8(file: string, errors: FileError[]): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    const message = error instanceof TypeError ? 'it is not UTF-8 text' : (error as Error).message;
    errors.push({ file, line: 1, message });
    return null;
  }
}
