import { statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Change } from '@/lib/articles/article-plan';
import { formatCount } from '@/lib/i18n/format-count';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { en as words } from '@/lib/i18n/studio/imports/en';
import { ArchiveError } from '@/lib/imports/archive/archive-error';
import { findContent } from '@/lib/imports/archive/find-content';
import { detectFormat, withOpenArchive } from '@/lib/imports/archive/open-archive';
import { type Content, importContent } from '@/lib/imports/content';
import { detectExportSystem, type ExportSystem } from '@/lib/imports/export-system';
import {
  formatImportReport,
  formatWarning,
  type ImportWarning,
  toJsonReport,
} from '@/lib/imports/import-report';
import {
  countReplaceable,
  type LeftReason,
  type LeftText,
  listLeftTexts,
} from '@/lib/imports/left-texts';
import { downloadFolder } from '@/lib/imports/pictures/download-pictures';
import { prepareExport, prepareFolders } from '@/lib/imports/prepare-import';
import { isWebUrl } from '@/lib/imports/urls';
import { formatFileError } from '@/lib/markdown/file-errors';
import { type Io, printable, writeErr, writeOut } from '../io';
import { describeArticle } from './article-names';
import { assertNoErrors } from './check';
import { formatDraftName } from './draft-names';
import { describeMissing } from './missing-pictures';
import { describePageResult } from './pages';

export type ImportOptions = {
  from?: 'folder' | ExportSystem;
  locale?: Locale;
  images?: string;
  download?: boolean;
  host?: string[];
  missing?: string;
  redirects?: string;
  site?: string;
  tags?: number;
  report?: string;
  json?: boolean;
  dryRun?: boolean;
  overwrite?: boolean;
};

type Run = ImportOptions & { downloads?: string; missingAddresses: Set<string> };

/** Imports the files and folders only if none but an unfinished draft has an error, then the exports one by one. */
export async function importPaths(paths: string[], given: ImportOptions, io: Io): Promise<void> {
  const options: Run = { ...given, missingAddresses: new Set() };
  const { from, missing, missingAddresses } = options;
  const archives = new Set<string>();
  for (const path of paths) if (await isArchive(path)) archives.add(path);
  const systemOf = (path: string) =>
    from === undefined ? detectExportSystem(path) : from === 'folder' ? null : from;
  const folders = paths.filter((path) => !archives.has(path) && systemOf(path) === null);
  const left = folders.length > 0 ? await importFolders(folders, options, io) : [];
  for (const path of paths) {
    const system = systemOf(path);
    if (archives.has(path)) left.push(...(await importArchive(path, options, io)));
    else if (system) left.push(...(await importExport(path, system, options, io)));
  }
  if (missing) writeFileSync(missing, [...missingAddresses].map((line) => `${line}\n`).join(''));
  const count = countReplaceable(left);
  if (count > 0)
    throw new Error(
      `${formatCount(count, 'text')} not replaced, see above: --overwrite replaces such texts, and the studio keeps what is here among their versions.`,
    );
}

async function isArchive(path: string): Promise<boolean> {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile();
  const format = isFile && (await detectFormat(path));
  return format === 'zip' || format === 'gzip' || format === 'tar';
}

async function importArchive(path: string, given: Run, io: Io): Promise<LeftText[]> {
  const options = { ...given, downloads: join(dirname(path), downloadFolder) };
  try {
    return await withOpenArchive(path, async (folder) => {
      const found = findContent(folder);
      if (found.kind === 'folder' && options.from === 'markdown')
        return importExport(found.folder, 'markdown', options, io);
      if (found.kind === 'folder') return importFolders([found.folder], options, io);
      const left: LeftText[] = [];
      for (const file of found.files)
        left.push(...(await importExport(file, found.system, options, io)));
      return left;
    });
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    const sentence = words.problems[error.problem];
    throw new Error(`${path}: ${sentence}${error.message && ` (${error.message})`}`);
  }
}

async function importFolders(
  folders: string[],
  options: ImportOptions,
  io: Io,
): Promise<LeftText[]> {
  const { content, errors, draftErrors } = await prepareFolders(folders, options.locale);
  assertNoErrors(errors, 'nothing was imported', io);
  for (const error of draftErrors) writeErr(io, printable(formatFileError(error)));
  const left = await importAll(content, options, io);
  for (const { file, kind, detail } of left)
    writeErr(io, printable(`${file}: ${formatWarning({ kind, detail })}.`));
  const drafts = new Set(draftErrors.map(({ file }) => file));
  if (drafts.size > 0) {
    writeErr(io, `${formatCount(drafts.size, 'unfinished draft')} left out, see above.`);
  }
  return left;
}

async function importExport(
  path: string,
  system: ExportSystem,
  options: Run,
  io: Io,
): Promise<LeftText[]> {
  const { locale = defaultLocale } = options;
  if (options.site && !(isWebUrl(options.site) && URL.canParse(options.site)))
    throw new Error('--site: use the whole address of the old site, e.g. https://blog.example.');
  const onDownload = progressPrinter(io, 'Fetching pictures');
  const prepared = await prepareExport(path, system, { ...options, locale, onDownload });
  const { content, errors, report, missing } = prepared;
  for (const address of missing.addresses) options.missingAddresses.add(address);
  const messages = options.json ? { ...io, stdout: io.stderr } : io;
  const left = errors.length > 0 ? [] : await importAll(content, options, messages);
  const whole = { ...report, warnings: [...left.map(toWarning), ...report.warnings] };
  const lines = formatImportReport(whole).map(printable);
  if (options.report) writeFileSync(options.report, `${lines.join('\n')}\n`);
  assertNoErrors(errors, 'nothing was imported', io);
  if (!options.json) writeOut(io, `\n${lines.join('\n')}`);
  const hints = describeMissing(missing, options).map(printable);
  if (hints.length > 0) writeOut(messages, `\n${hints.join('\n')}`);
  if (options.json) writeOut(io, JSON.stringify(toJsonReport(whole), null, 2));
  return left;
}

const toWarning = ({ file: _, ...warning }: LeftText): ImportWarning => warning;

async function importAll(content: Content, options: ImportOptions, io: Io): Promise<LeftText[]> {
  const results = await importContent(content, {
    ...options,
    onProgress: progressPrinter(io, 'Importing articles'),
    onAuthor: (slug, change) => {
      if (change !== 'unchanged') writeOut(io, `${change.padEnd(9)}author ${slug}`);
    },
  });
  const articles = results.articles.map((one) => ({ ...one, text: describeArticle(one) }));
  const pages = results.pages.map((one) => ({ ...one, text: describePageResult(one) }));
  const drafts = results.drafts.map((one) => ({ ...one, text: describeDraft(one) }));
  for (const { change, text } of [...articles, ...pages, ...drafts]) {
    if (change !== 'unchanged') writeOut(io, `${change.padEnd(9)}${text}`);
  }
  const start = options.dryRun ? 'Dry run, nothing was imported. ' : 'Imported ';
  if (articles.length > 0 || pages.length + drafts.length === 0) {
    writeOut(io, `${start}${summarize(articles, 'article')}`);
  }
  if (pages.length > 0) writeOut(io, `${start}${summarize(pages, 'page')}`);
  if (drafts.length > 0) writeOut(io, `${start}${summarize(drafts, 'draft')}`);
  if (results.redirects > 0)
    writeOut(io, `${start}${formatCount(results.redirects, 'redirect')} from old addresses.`);
  for (const { file, note } of drafts) if (note) writeErr(io, printable(`${file}: ${note}.`));
  return listLeftTexts(results);
}

function describeDraft({ id, title }: { id: number | null; title: string }): string {
  const words = printable(title.trim());
  return `${id === null ? 'draft' : formatDraftName({ id })}${words && ` "${words}"`}`;
}

type Counted = { change: Change; left?: LeftReason | null };

function summarize(results: Counted[], noun: string): string {
  const count = (matches: (one: Counted) => boolean) => results.filter(matches).length;
  const changes = (['created', 'changed', 'unchanged'] as const).map(
    (change) => `${count((one) => one.change === change && !one.left)} ${change}`,
  );
  const left = count((one) => Boolean(one.left));
  if (left > 0) changes.push(`${left} left as ${left === 1 ? 'it is' : 'they are'}`);
  return `${formatCount(results.length, noun)}: ${changes.join(', ')}.`;
}

function progressPrinter(io: Io, activity: string): (done: number, total: number) => void {
  return (done, total) => {
    if (io.stdout.isTTY)
      io.stderr.write(`\r${activity}: ${done} of ${total}${done === total ? '\n' : ''}`);
  };
}
