import 'server-only';
import type { Change } from '@/lib/articles/article-plan';
import { type ParsedFiles, readArticleFolders } from '@/lib/articles/files/article-folder';
import { listArticleNames, listFileErrors } from '@/lib/articles/files/folder-checks';
import type { ImportResult } from '@/lib/articles/files/import-articles';
import { listDraftErrors } from '@/lib/drafts/files/draft-checks';
import { type ParsedDrafts, readDraftFolders } from '@/lib/drafts/files/draft-folder';
import type { DraftImportResult } from '@/lib/drafts/files/import-drafts';
import type { Locale } from '@/lib/i18n/locales';
import { compareFileErrors, type FileError } from '@/lib/markdown/file-errors';
import type { PageImportResult } from '@/lib/pages/files/import-pages';
import { listPageErrors, listPageNames } from '@/lib/pages/files/page-checks';
import { type ParsedPages, readPageFolders } from '@/lib/pages/files/page-folder';

/** What a content folder, or a part of one, contains: articles, authors, pages and drafts of the studio. */
export type Content = { articles: ParsedFiles; pages: ParsedPages; drafts: ParsedDrafts };

export function readContentFolders(paths: string[], locale?: Locale): Content {
  return {
    articles: readArticleFolders(paths, locale),
    pages: readPageFolders(paths, locale),
    drafts: readDraftFolders(paths, locale),
  };
}

/** Links are checked from articles to pages, too, and the other way round; drafts may be unfinished. */
export async function listContentErrors({
  articles,
  pages,
  drafts,
}: Content): Promise<FileError[]> {
  const pageNames = await listPageNames(pages);
  const errors = await listFileErrors(articles, pageNames);
  const hasPages = pages.pages.length + pages.errors.length > 0;
  if (!hasPages && drafts.files.size === 0) return errors;
  const articleNames = await listArticleNames(articles);
  if (hasPages) errors.push(...(await listPageErrors(pages, articleNames)));
  errors.push(...(await listDraftErrors(drafts, { article: articleNames, page: pageNames })));
  return errors.sort(compareFileErrors);
}

type ImportContentOptions = {
  dryRun?: boolean;
  onAuthor?: (slug: string, change: Change) => void;
  onProgress?: (done: number, all: number) => void;
};

export async function importContent(
  { articles, pages, drafts }: Content,
  options: ImportContentOptions = {},
): Promise<{
  articles: ImportResult[];
  pages: PageImportResult[];
  drafts: DraftImportResult[];
}> {
  const { importArticles } = await import('@/lib/articles/files/import-articles');
  const { importPages } = await import('@/lib/pages/files/import-pages');
  const { importDrafts } = await import('@/lib/drafts/files/import-drafts');
  return {
    articles: await importArticles(articles, options),
    pages: await importPages(pages.pages, options),
    drafts: await importDrafts(drafts.drafts, options),
  };
}

const noDraftsExported = { drafts: 0, pictures: 0, missing: [] };

type ExportOptions = { only?: Locale | undefined; withDrafts?: boolean };

/** Writes articles, authors, pages and drafts, with their pictures, as a folder that can be imported without loss. */
export async function exportContent(dir: string, { only, withDrafts = true }: ExportOptions = {}) {
  const { exportArticles } = await import('@/lib/articles/files/export-articles');
  const { exportPages } = await import('@/lib/pages/files/export-pages');
  const { exportDrafts } = await import('@/lib/drafts/files/export-drafts');
  const articles = await exportArticles(dir, only);
  const pages = await exportPages(dir, only);
  const drafts = withDrafts ? await exportDrafts(dir, only) : noDraftsExported;
  return {
    ...articles,
    pages: pages.pages,
    drafts: drafts.drafts,
    pictures: articles.pictures + pages.pictures + drafts.pictures,
    missing: [...articles.missing, ...pages.missing, ...drafts.missing],
  };
}
