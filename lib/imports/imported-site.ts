import type { ArticleFile } from '@/lib/articles/files/front-matter';
import type { Locale } from '@/lib/i18n/locales';
import type { Origin } from '@/lib/markdown/origin';
import type { PageFile } from '@/lib/pages/files/front-matter';
import type { ImportReport } from './import-report';

export type ImportOptions = {
  locale: Locale;
  /** Base URL of the old site, if the export's own is missing or wrong */
  siteUrl?: string | undefined;
  redirects?: string | undefined;
  /** How many articles make a tag a topic; 3 by default */
  tagArticles?: number | undefined;
  /** Folder of pictures, for what reads a folder of texts */
  images?: string | undefined;
};

export type ImportedPicture = {
  /** File name that the article's body refers to */
  name: string;
  /** An absolute URL, or a path below content/images or wp-content/uploads */
  address: string;
  /** Its path on this machine, where the source names it */
  file?: string | undefined;
  /** Where it may be, the best first: as an original, or as the text shows it; by default its address */
  sources?: string[] | undefined;
};

export type ImportedText = {
  locale: Locale;
  slug: string;
  origin: Origin;
  pictures: ImportedPicture[];
  /** Where the text was on the old site, e.g. `/2019/05/post` or `/?p=123` */
  oldPaths: string[];
};
export type ImportedArticle = ImportedText & { article: ArticleFile };
export type ImportedPage = ImportedText & { page: PageFile };

export type ImportedAuthor = {
  slug: string;
  name: string;
  biography: string;
  links: { label: string; url: string }[];
};

export type ImportedSite = {
  /** Of the old site, if it is known */
  url: string | null;
  authors: ImportedAuthor[];
  articles: ImportedArticle[];
  pages: ImportedPage[];
  /** From addresses of the old site to paths of this one */
  redirects: { from: string; to: string }[];
  report: ImportReport;
};
