import { writeFileSync } from 'node:fs';
import { type ParsedFiles, readArticleFolders } from '@/lib/articles/files/article-folder';
import { listFileErrors } from '@/lib/articles/files/folder-checks';
import { type ImportResult, importArticles } from '@/lib/articles/files/import-articles';
import { getArticleStatus } from '@/lib/articles/records';
import { formatTimestamp } from '@/lib/i18n/dates';
import { formatCount } from '@/lib/i18n/format-count';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { formatImportReport } from '@/lib/imports/import-report';
import { detectExportSystem, type ExportSystem, readExport } from '@/lib/imports/read-export';
import { type FileError, formatFileError } from '@/lib/markdown/file-errors';
import { type Io, printable, writeErr, writeOut } from '../io';
import { articleUrl, formatArticleName } from './article-names';

export type ImportOptions = {
  from?: 'folder' | ExportSystem;
  locale?: Locale;
  images?: string;
  redirects?: string;
  report?: string;
  dryRun?: boolean;
};

/** Imports the files and folders only if none has an error, then the exports one by one. */
export async function importPaths(paths: string[], options: ImportOptions, io: Io): Promise<void> {
  const { from, locale } = options;
  const systemOf = (path: string) =>
    from === undefined ? detectExportSystem(path) : from === 'folder' ? null : from;
  const folders = paths.filter((path) => systemOf(path) === null);
  if (folders.length > 0) {
    const files = readArticleFolders(folders, locale);
    assertNoErrors(await listFileErrors(files), 'nothing was imported', io);
    await importFiles(files, options, io);
  }
  for (const path of paths) {
    const system = systemOf(path);
    if (system) await importExport(path, system, options, io);
  }
}

export async function checkPaths(
  paths: string[],
  { locale }: { locale?: Locale },
  io: Io,
): Promise<void> {
  const files = readArticleFolders(paths, locale);
  assertNoErrors(await listFileErrors(files), 'correct them before the import', io);
  writeOut(io, `No errors in ${formatCount(files.articles.length, 'article')}.`);
}

async function importExport(
  path: string,
  system: ExportSystem,
  options: ImportOptions,
  io: Io,
): Promise<void> {
  const { locale = defaultLocale } = options;
  const { found, site } = await readExport(path, system, { ...options, locale });
  const errors = await listFileErrors(found);
  const isBlocking = ({ message }: FileError) =>
    /^(?:author|translationOf|formerSlugs):/.test(message);
  const warnings = errors
    .filter((error) => !isBlocking(error))
    .map(({ file, message }) => ({ article: file, message }));
  site.report.warnings.push(...warnings);
  const lines = formatImportReport(site.report).map(printable);
  const redirects = site.redirects.map(({ from, to }) => `${from} -> ${to}`);
  if (redirects.length > 0) lines.push('', 'Redirects to set up on the old site:', ...redirects);
  if (options.report) writeFileSync(options.report, `${lines.join('\n')}\n`);
  assertNoErrors(errors.filter(isBlocking), 'nothing was imported', io);
  await importFiles(found, options, io);
  writeOut(io, `\n${lines.join('\n')}`);
}

export function assertNoErrors(errors: FileError[], consequence: string, io: Io): void {
  for (const error of errors) writeErr(io, printable(formatFileError(error)));
  if (errors.length > 0) throw new Error(`${formatCount(errors.length, 'error')}: ${consequence}.`);
}

async function importFiles(files: ParsedFiles, options: ImportOptions, io: Io): Promise<void> {
  const results = await importArticles(files, { ...options, onProgress: progressPrinter(io) });
  for (const result of results) {
    if (result.change !== 'unchanged')
      writeOut(io, `${result.change.padEnd(9)}${describeResult(result)}`);
  }
  const changes = (['created', 'changed', 'unchanged'] as const).map(
    (change) => `${results.filter((result) => result.change === change).length} ${change}`,
  );
  const articles = `${formatCount(results.length, 'article')}: ${changes.join(', ')}.`;
  writeOut(
    io,
    options.dryRun ? `Dry run, nothing was imported. ${articles}` : `Imported ${articles}`,
  );
}

/** Processing the pictures of one article takes about a second. */
function progressPrinter(io: Io): (done: number, total: number) => void {
  return (done, total) => {
    if (io.stdout.isTTY)
      io.stderr.write(`\rImporting articles: ${done} of ${total}${done === total ? '\n' : ''}`);
  };
}

function describeResult(article: ImportResult): string {
  const { publishedAt } = article;
  return {
    draft: `${formatArticleName(article)} (draft)`,
    scheduled: `${articleUrl(article)} (scheduled for ${publishedAt && formatTimestamp(publishedAt)})`,
    published: articleUrl(article),
  }[getArticleStatus(article)];
}
