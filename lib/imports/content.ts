import 'server-only';
import type { Change } from '@/lib/articles/article-plan';
import { type ParsedFiles, readArticleFolders } from '@/lib/articles/files/article-folder';
import { listArticleNames, listFileErrors } from '@/lib/articles/files/folder-checks';
import type { ImportResult } from '@/lib/articles/files/import-articles';
import type { Locale } from '@/lib/i18n/locales';
import { compareFileErrors, type FileError } from '@/lib/markdown/file-errors';
import type { PageImportResult } from '@/lib/pages/files/import-pages';
import { listPageErrors, listPageNames } from '@/lib/pages/files/page-checks';
import { type ParsedPages, readPageFolders } from '@/lib/pages/files/page-folder';

/** What a content folder, or a part of one, contains: articles, authors and pages. */
export type Content = { articles: ParsedFiles; pages: ParsedPages };

export const noPages: ParsedPages = { pages: [], errors: [], invalid: new Map() };

export function readContentFolders(paths: string[], locale?: Locale): Content {
  return { articles: readArticleFolders(paths, locale), pages: readPageFolders(paths, locale) };
}

/** Links are checked from articles to pages, too, and the other way round. */
export async function listContentErrors({ articles, pages }: Content): Promise<FileError[]> {
  const errors = await listFileErrors(articles, await listPageNames(pages));
  if (pages.pages.length + pages.errors.length === 0) return errors;
  const pageErrors = await listPageErrors(pages, await listArticleNames(articles));
  return [...errors, ...pageErrors].sort(compareFileErrors);
}

type ImportContentOptions = {
  dryRun?: boolean;
  onAuthor?: (slug: string, change: Change) => void;
  onProgress?: (done: number, all: number) => void;
};

export async function importContent(
  { articles, pages }: Content,
  options: ImportContentOptions = {},
): Promise<{ articles: ImportResult[]; pages: PageImportResult[] }> {
  const { importArticles } = await import('@/lib/articles/files/import-articles');
  const { importPages } = await import('@/lib/pages/files/import-pages');
  return {
    articles: await importArticles(articles, options),
    pages: await importPages(pages.pages, options),
  };
}

/** Writes articles, authors and pages, with their pictures, as a folder that can be imported without loss. */
export async function exportContent(dir: string, only?: Locale) {
  const { exportArticles } = await import('@/lib/articles/files/export-articles');
  const { exportPages } = await import('@/lib/pages/files/export-pages');
  const articles = await exportArticles(dir, only);
  const pages = await exportPages(dir, only);
  return {
    ...articles,
    pages: pages.pages,
    pictures: articles.pictures + pages.pictures,
    missing: [...articles.missing, ...pages.missing],
  };
}
