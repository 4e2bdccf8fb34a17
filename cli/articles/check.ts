import { formatCount } from '@/lib/i18n/format-count';
import type { Locale } from '@/lib/i18n/locales';
import { listContentErrors, readContentFolders } from '@/lib/imports/content';
import { type FileError, formatFileError } from '@/lib/markdown/file-errors';
import { type Io, printable, writeErr, writeOut } from '../io';
import { isDraftName } from './draft-names';

type CheckOptions = { locale?: Locale; drafts?: boolean };

/** @param names paths, and names of drafts of the studio */
export async function check(names: string[], options: CheckOptions, io: Io): Promise<void> {
  const drafts = names.filter(isDraftName);
  const paths = names.filter((name) => !isDraftName(name));
  if (paths.length > 0) await checkPaths(paths, options, io);
  if (!options.drafts && drafts.length === 0) return;
  const { checkDrafts } = await import('./drafts');
  await checkDrafts(options.drafts ? [] : drafts, options, io);
}

async function checkPaths(paths: string[], { locale }: CheckOptions, io: Io): Promise<void> {
  const content = readContentFolders(paths, locale);
  assertNoErrors(await listContentErrors(content), 'correct them before the import', io);
  const { articles } = content.articles;
  const { pages } = content.pages;
  const { drafts } = content.drafts;
  const counts = [
    ...(articles.length > 0 || pages.length + drafts.length === 0
      ? [formatCount(articles.length, 'article')]
      : []),
    ...(pages.length > 0 ? [formatCount(pages.length, 'page')] : []),
    ...(drafts.length > 0 ? [formatCount(drafts.length, 'draft')] : []),
  ];
  writeOut(io, `No errors in ${counts.join(' and ')}.`);
}

export function assertNoErrors(errors: FileError[], consequence: string, io: Io): void {
  for (const error of errors) writeErr(io, printable(formatFileError(error)));
  if (errors.length > 0) throw new Error(`${formatCount(errors.length, 'error')}: ${consequence}.`);
}
