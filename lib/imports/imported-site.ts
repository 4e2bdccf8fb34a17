import type { ArticleFile } from '@/lib/articles/files/front-matter';
import type { Locale } from '@/lib/i18n/locales';
import type { Origin } from '@/lib/markdown/origin';
import type { ImportReport } from './import-report';

export type ImportOptions = {
  locale: Locale;
  /** Base URL of the old site, if the export's own is missing or wrong */
  siteUrl?: string;
  redirects?: string;
};

export type ImportedPicture = {
  /** File name that the article's body refers to */
  name: string;
  /** An absolute URL, or a path below content/images or wp-content/uploads */
  address: string;
};

export type ImportedArticle = {
  locale: Locale;
  slug: string;
  origin: Origin;
  article: ArticleFile;
  pictures: ImportedPicture[];
};

export type ImportedAuthor = {
  slug: string;
  name: string;
  biography: string;
  links: { label: string; url: string }[];
};

export type ImportedSite = {
  authors: ImportedAuthor[];
  articles: ImportedArticle[];
  /** From addresses of the old site, e.g. `/2019/05/post` or `/?p=123`, to paths of this one */
  redirects: { from: string; to: string }[];
  report: ImportReport;
};
