import 'server-only';
import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { noDrafts } from '@/lib/drafts/files/draft-folder';
import type { Locale } from '@/lib/i18n/locales';
import type { FileError } from '@/lib/markdown/file-errors';
import { normalizeAddress } from '@/lib/redirects/address';
import { isRedirect } from '@/lib/redirects/commands';
import { listRedirects, type Redirect } from '@/lib/redirects/queries';
import { type Content, listContentErrors, readContentFolders } from './content';
import { type ExportSystem, supportedSystems } from './export-system';
import { nameForeignExport } from './foreign-export';
import type { ImportReport } from './import-report';
import type { MissingPictures } from './pictures/gather-pictures';
import type { ReadExportOptions } from './read-export';
import { type CheckedContent, leaveOutUnfinishedDrafts } from './unfinished-drafts';

export function prepareFolders(paths: string[], locale?: Locale): Promise<CheckedContent> {
  return leaveOutUnfinishedDrafts(readContentFolders(paths, locale), paths);
}

export type PreparedExport = {
  content: Content;
  /** Nothing may be imported while there are any; others are among the report's warnings */
  errors: FileError[];
  report: ImportReport;
  missing: MissingPictures;
};

const blocking = /^(?:author|translationOf|slug|formerSlugs|nesting):/;

export async function prepareExport(
  path: string,
  system: ExportSystem,
  options: ReadExportOptions,
): Promise<PreparedExport> {
  const foreign = statSync(path).isFile() && nameForeignExport(path);
  if (foreign)
    throw new Error(
      `${path}: this is an export of ${foreign}, which is not supported; supported are ${supportedSystems}`,
    );
  // By default V8 lets garbage grow to several times what thousands of texts need.
  setFlagsFromString('--heap-growing-percent=40');
  const { readExport } = await import('./read-export');
  const { site, missing, ...found } = await readExport(path, system, options);
  const present = new Set((await listRedirects()).map(({ from }) => from));
  const isNew = ({ from }: Redirect) => !present.has(normalizeAddress(from) ?? from);
  const redirects = site.redirects.filter((one) => isRedirect(one) && isNew(one));
  const content = { ...found, drafts: noDrafts, redirects: { redirects, errors: [] } };
  const all = await listContentErrors(content);
  const errors = all.filter(({ message }) => blocking.test(message));
  const titles = new Map([
    ...found.articles.articles.map(({ file, article }) => [file, article.title] as const),
    ...found.pages.pages.map(({ file, page }) => [file, page.title] as const),
  ]);
  const toCorrect = all
    .filter((error) => !errors.includes(error))
    .map(({ file, message: detail }) => {
      const article = titles.get(file) ?? file;
      return { kind: 'to-correct', article, detail } as const;
    });
  const report = { ...site.report, warnings: [...site.report.warnings, ...toCorrect] };
  return { content, errors, report, missing };
}
