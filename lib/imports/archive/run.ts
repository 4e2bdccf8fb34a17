import 'server-only';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Change } from '@/lib/articles/article-plan';
import { defaultLocale } from '@/lib/i18n/locales';
import type { FileError } from '@/lib/markdown/file-errors';
import { type Content, importContent } from '../content';
import type { ImportWarning } from '../import-report';
import { listLeftTexts } from '../left-texts';
import { type PreparedExport, prepareExport, prepareFolders } from '../prepare-import';
import type { ArchiveReport, Counts } from './archive';
import { ArchiveError } from './archive-error';
import { archivePath } from './archive-folder';
import { findContent } from './find-content';
import { openArchive } from './open-archive';
import { readUpload } from './upload';

type OnProgress = (done: number, all: number) => void;

/** Lines name files as they are called from `root` */
type Prepared = { contents: Content[]; report: ArchiveReport; root: string };

const unpackedFolder = () => archivePath('unpacked');

/** Unpacks what was uploaded and says what an import would do. @throws ArchiveError */
export async function readArchive(onProgress: OnProgress = () => {}): Promise<ArchiveReport> {
  rmSync(unpackedFolder(), { recursive: true, force: true });
  mkdirSync(unpackedFolder(), { recursive: true, mode: 0o700 });
  await openArchive(archivePath('archive'), unpackedFolder(), onProgress);
  const prepared = await prepare();
  return prepared.report.errors.length > 0
    ? prepared.report
    : importAll(prepared, { dryRun: true });
}

/** Once more from the files, so that what was changed meanwhile is seen. @throws ArchiveError */
export async function importArchive(
  overwrite = false,
  onProgress: OnProgress = () => {},
): Promise<ArchiveReport> {
  const prepared = await prepare();
  return prepared.report.errors.length > 0
    ? prepared.report
    : importAll(prepared, { overwrite, onProgress });
}

export function removeContents(): void {
  for (const name of ['unpacked', 'archive', 'parts'])
    rmSync(archivePath(name), { recursive: true, force: true });
}

const noCounts = (): Counts => ({ created: 0, changed: 0, unchanged: 0 });

async function prepare(): Promise<Prepared> {
  const found = findContent(unpackedFolder());
  if (found.kind === 'folder') return prepareFolder(found.folder);
  const site = (await readUpload())?.file.site;
  const exports: PreparedExport[] = [];
  for (const file of found.files) {
    const redirects = join(dirname(file), 'redirects.json');
    const options = {
      locale: defaultLocale,
      ...(site && { site }),
      ...(found.system === 'ghost' && existsSync(redirects) && { redirects }),
    };
    exports.push(
      await prepareExport(file, found.system, options).catch((error: Error) => {
        throw new ArchiveError(
          'unreadable',
          error.message.replace(file, relative(unpackedFolder(), file)),
        );
      }),
    );
  }
  return {
    root: unpackedFolder(),
    contents: exports.map(({ content }) => content),
    report: {
      ...emptyReport(exports.map(({ content }) => content)),
      errors: exports.flatMap(({ errors }) => errors.map((error) => formatError(error))),
      leftOut: exports.flatMap(({ report }) =>
        report.skipped.map(({ item, reason }) => `${item}: ${reason}`),
      ),
      toCheck: exports.flatMap(({ report }) => report.warnings),
    },
  };
}

async function prepareFolder(folder: string): Promise<Prepared> {
  const { content, errors, draftErrors } = await prepareFolders([folder]);
  const format = (error: FileError) =>
    formatError({ ...error, file: relative(folder, error.file) });
  const report = {
    ...emptyReport([content]),
    errors: errors.map(format),
    leftOut: draftErrors.map(format),
  };
  return { contents: [content], report, root: folder };
}

function emptyReport(contents: Content[]): ArchiveReport {
  const authors = contents.reduce((sum, { articles }) => sum + articles.authors.length, 0);
  return {
    articles: noCounts(),
    pages: noCounts(),
    drafts: noCounts(),
    authors,
    errors: [],
    leftOut: [],
    left: [],
    toCheck: [],
    redirects: listRedirects(contents),
  };
}

function listRedirects(contents: Content[]): string[] {
  return contents.flatMap(({ redirects }) =>
    redirects.redirects.map(({ from, to }) => `${from} → ${to}`),
  );
}

function formatError({ file, line, message }: FileError): string {
  return line > 1 ? `${file}:${line}: ${message}` : `${file}: ${message}`;
}

async function importAll(
  { contents, report, root }: Prepared,
  options: { dryRun?: boolean; overwrite?: boolean; onProgress?: OnProgress },
): Promise<ArchiveReport> {
  const counts = { articles: noCounts(), pages: noCounts(), drafts: noCounts() };
  const toCheck = [...report.toCheck];
  const left: ImportWarning[] = [];
  const count = (into: Counts, results: { change: Change }[]) => {
    for (const { change } of results) into[change] += 1;
  };
  for (const content of contents) {
    const { articles, pages, drafts } = await importContent(content, options);
    left.push(...listLeftTexts({ articles, pages }));
    count(counts.articles, articles);
    count(counts.pages, pages);
    count(counts.drafts, drafts);
    for (const { file, note } of drafts)
      if (note !== null)
        toCheck.push({ kind: 'draft-kept', article: relative(root, file), detail: note });
  }
  return { ...report, ...counts, left, toCheck };
}
