import 'server-only';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '@/lib/articles/article-plan';
import { type ParsedFiles, readArticleFolders } from '@/lib/articles/files/article-folder';
import { listArticleNames, listFileErrors } from '@/lib/articles/files/folder-checks';
import { listDraftErrors } from '@/lib/drafts/files/draft-checks';
import { type ParsedDrafts, readDraftFolders } from '@/lib/drafts/files/draft-folder';
import type { DraftImportResult } from '@/lib/drafts/files/import-drafts';
import type { Locale } from '@/lib/i18n/locales';
import { compareFileErrors, type FileError } from '@/lib/markdown/file-errors';
import { listPageErrors, listPageNames } from '@/lib/pages/files/page-checks';
import { type ParsedPages, readPageFolders } from '@/lib/pages/files/page-folder';
import { formatRedirectFile, readRedirectFiles, redirectFile } from '@/lib/redirects/file';
import { listRedirects, type Redirect } from '@/lib/redirects/queries';
import type { ImportResult } from './import-articles';
import type { PageImportResult } from './import-pages';
import { listLeftTexts } from './left-texts';

/** What a content folder, or a part of one, contains: articles, authors, pages, drafts of the studio and redirects. */
export type Content = {
  articles: ParsedFiles;
  pages: ParsedPages;
  drafts: ParsedDrafts;
  redirects: { redirects: Redirect[]; errors: FileError[] };
};

export function readContentFolders(paths: string[], locale?: Locale): Content {
  return {
    articles: readArticleFolders(paths, locale),
    pages: readPageFolders(paths, locale),
    drafts: readDraftFolders(paths, locale),
    redirects: readRedirectFiles(paths),
  };
}

/** Links are checked from articles to pages, too, and the other way round; drafts may be unfinished. */
export async function listContentErrors({
  articles,
  pages,
  drafts,
  redirects,
}: Content): Promise<FileError[]> {
  const pageNames = await listPageNames(pages);
  const errors = [...(await listFileErrors(articles, pageNames)), ...redirects.errors];
  const hasPages = pages.pages.length + pages.errors.length > 0;
  if (!hasPages && drafts.files.size === 0) return errors;
  const articleNames = await listArticleNames(articles);
  if (hasPages) errors.push(...(await listPageErrors(pages, articleNames)));
  errors.push(...(await listDraftErrors(drafts, { article: articleNames, page: pageNames })));
  return errors.sort(compareFileErrors);
}

type ImportContentOptions = {
  dryRun?: boolean;
  overwrite?: boolean;
  onAuthor?: (slug: string, change: Change) => void;
  onProgress?: (done: number, all: number) => void;
};

export async function importContent(
  { articles, pages, drafts, redirects }: Content,
  options: ImportContentOptions = {},
): Promise<{
  articles: ImportResult[];
  pages: PageImportResult[];
  drafts: DraftImportResult[];
  redirects: number;
}> {
  const { importArticles } = await import('./import-articles');
  const { importPages } = await import('./import-pages');
  const { importDrafts } = await import('@/lib/drafts/files/import-drafts');
  const { saveRedirects } = await import('@/lib/redirects/commands');
  const results = {
    articles: await importArticles(articles, options),
    pages: await importPages(pages.pages, options),
    drafts: await importDrafts(drafts.drafts, options),
  };
  // Where another text than the imported one stands, the old address shall not lead.
  const elsewhere = listLeftTexts(results).filter(({ kind }) => kind === 'left-elsewhere');
  const foreign = new Set(elsewhere.map(({ detail }) => detail));
  const own = redirects.redirects.filter(({ to }) => !foreign.has(to));
  return { ...results, redirects: await saveRedirects(own, options.dryRun) };
}

const noDraftsExported = { drafts: 0, pictures: 0, missing: [] };

type ExportOptions = { only?: Locale | undefined; withDrafts?: boolean };

/** Writes articles, authors, pages, drafts and redirects, with pictures, as a folder that can be imported without loss. */
export async function exportContent(dir: string, { only, withDrafts = true }: ExportOptions = {}) {
  const { exportArticles } = await import('@/lib/articles/files/export-articles');
  const { exportPages } = await import('@/lib/pages/files/export-pages');
  const { exportDrafts } = await import('@/lib/drafts/files/export-drafts');
  const articles = await exportArticles(dir, only);
  const pages = await exportPages(dir, only);
  const drafts = withDrafts ? await exportDrafts(dir, only) : noDraftsExported;
  const redirects = await listRedirects();
  if (redirects.length > 0) await writeFile(join(dir, redirectFile), formatRedirectFile(redirects));
  return {
    ...articles,
    pages: pages.pages,
    drafts: drafts.drafts,
    redirects: redirects.length,
    pictures: articles.pictures + pages.pictures + drafts.pictures,
    missing: [...articles.missing, ...pages.missing, ...drafts.missing],
  };
}
