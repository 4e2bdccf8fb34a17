import { writeFileSync } from 'node:fs';
import { type ParsedFiles, readArticleFolders } from '@/lib/articles/files/article-folder';
import { listFileErrors } from '@/lib/articles/files/folder-checks';
import { type ImportResult, importArticles } from '@/lib/articles/files/import-articles';
import { getArticleStatus } from '@/lib/articles/records';
import { stamp } from '@/lib/i18n/dates';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { count, listReportLines } from '@/lib/imports/imported';
import { formatFileError } from '@/lib/markdown/file-errors';
import { type Io, printable, say } from '../io';
import { guessSource, readForeignExport, type Source } from './foreign';
import { addressOf, showName } from './names';

export type ImportOptions = {
  from?: Source;
  locale?: Locale;
  images?: string;
  redirects?: string;
  report?: string;
  dryRun?: boolean;
};

/** Takes in what is at the paths; where anything is wrong, nothing of it. */
export async function importPaths(
  paths: string[],
  options: ImportOptions,
  io: Io,
): Promise<boolean> {
  const isForeign = (path: string) => (options.from ?? guessSource(path)) !== 'folder';
  const folders = paths.filter((path) => !isForeign(path));
  if (folders.length > 0) {
    const found = readArticleFolders(folders, options.locale);
    if (await printFileErrors(found, io)) return false;
    sayImported(
      await importArticles(found, { ...options, onProgress: reportProgress(io) }),
      options,
      io,
    );
  }
  for (const path of paths.filter(isForeign)) {
    if (!(await importForeign(path, options, io))) return false;
  }
  return true;
}

/** Says what is wrong in the files at the paths, and changes nothing. */
export async function check(
  paths: string[],
  { locale }: { locale?: Locale },
  io: Io,
): Promise<boolean> {
  const found = readArticleFolders(paths, locale);
  if (await printFileErrors(found, io)) return false;
  say(io.stdout, `Nothing is wrong: ${count(found.articles.length, 'article')}.`);
  return true;
}

async function importForeign(path: string, options: ImportOptions, io: Io): Promise<boolean> {
  const { locale = defaultLocale, from, ...rest } = options;
  const source = (from ?? guessSource(path)) === 'ghost' ? 'ghost' : 'wordpress';
  const { found, site } = await readForeignExport(path, source, { ...rest, locale });
  const errors = await listFileErrors(found);
  // What an old text does not do well, its author may mend later.
  const refused = errors.filter(({ message }) =>
    /^(?:author|translationOf|formerSlugs):/.test(message),
  );
  for (const { file, message } of errors) {
    if (!refused.some((one) => one.file === file && one.message === message)) {
      site.report.notes.push({ where: file, what: message });
    }
  }
  const lines = listReportLines(site.report).map(printable);
  const moved = site.redirects.map(({ from, to }) => `${from} -> ${to}`);
  if (moved.length > 0) lines.push('', 'Addresses of the old site, for its redirects:', ...moved);
  if (options.report) writeFileSync(options.report, `${lines.join('\n')}\n`);
  if (refused.length > 0) {
    for (const error of refused) say(io.stderr, printable(formatFileError(error)));
    say(io.stderr, 'Nothing was taken in.');
    return false;
  }
  sayImported(
    await importArticles(found, { ...options, onProgress: reportProgress(io) }),
    options,
    io,
  );
  say(io.stdout, `\n${lines.join('\n')}`);
  return true;
}

async function printFileErrors(found: ParsedFiles, io: Io): Promise<boolean> {
  const errors = await listFileErrors(found);
  for (const error of errors) say(io.stderr, printable(formatFileError(error)));
  if (errors.length > 0) say(io.stderr, `${count(errors.length, 'error')}: nothing was written.`);
  return errors.length > 0;
}

/** A line while pictures are made, which takes a second each, where somebody is watching. */
function reportProgress(io: Io): (done: number, all: number) => void {
  return (done, all) => {
    if (io.stdout.isTTY)
      io.stderr.write(
        `\rArticles with their pictures: ${done} of ${all}${done === all ? '\n' : ''}`,
      );
  };
}

function sayImported(imported: ImportResult[], { dryRun }: ImportOptions, io: Io): void {
  for (const article of imported) {
    if (article.change === 'unchanged') continue;
    const status = getArticleStatus(article);
    const where = {
      draft: `${showName(article)} (draft)`,
      scheduled: `${addressOf(article)} (from ${article.publishedAt && stamp(article.publishedAt)})`,
      published: addressOf(article),
    }[status];
    say(io.stdout, `${article.change.padEnd(9)}${where}`);
  }
  const changes = (['created', 'changed', 'unchanged'] as const).map(
    (change) => `${imported.filter((one) => one.change === change).length} ${change}`,
  );
  const kind = dryRun ? 'Not written' : 'Taken in';
  say(io.stdout, `${kind}: ${count(imported.length, 'article')}, ${changes.join(', ')}.`);
}
