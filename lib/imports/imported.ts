import type { ArticleFile } from '@/lib/articles/files/front-matter';
import type { Locale } from '@/lib/i18n/locales';

export type ImportOptions = {
  /** The articles' language where the export does not say it */
  locale: Locale;
  /** Where the old site is, for links to itself; where left out, as the export says */
  siteUrl?: string;
  /** Ghost's redirects.json or redirects.yaml, as text */
  redirects?: string;
};

export type ImportedPicture = {
  /** The file's name beside the text: the body refers to it */
  name: string;
  /** Where the export says it is: an absolute URL, or a path below content/images or wp-content/uploads */
  address: string;
};

export type ImportedArticle = {
  locale: Locale;
  slug: string;
  article: ArticleFile;
  pictures: ImportedPicture[];
};

export type ImportedAuthor = {
  slug: string;
  name: string;
  /** Plain text; '' where there is none */
  biography: string;
  links: { label: string; url: string }[];
};

export type ImportReport = {
  /** As « Ghost 5.79.0 » */
  source: string;
  taken: {
    published: number;
    scheduled: number;
    drafts: number;
    authors: number;
    topics: number;
    pictures: number;
    formerSlugs: number;
    translations: number;
  };
  left: { what: string; why: string }[];
  /** What the author should look at */
  notes: { where: string; what: string }[];
};

export type ImportedSite = {
  authors: ImportedAuthor[];
  articles: ImportedArticle[];
  /** Public paths: on the old site, and here */
  redirects: { from: string; to: string }[];
  report: ImportReport;
};

/** The report as lines to print. */
export function listReportLines({ source, taken, left, notes }: ImportReport): string[] {
  const counts = [
    count(taken.published, 'published article'),
    count(taken.scheduled, 'scheduled article'),
    count(taken.drafts, 'draft'),
    count(taken.authors, 'author'),
    count(taken.topics, 'topic'),
    count(taken.pictures, 'picture'),
    count(taken.formerSlugs, 'former slug'),
    count(taken.translations, 'translation'),
  ];
  return [
    `${source}: ${counts.join(', ')}.`,
    ...section('Not taken:', left, ({ what, why }) => `${what}: ${why}`),
    ...section('To look at:', notes, ({ where, what }) => `${where}: ${what}`),
  ];
}

function section<Entry>(heading: string, entries: Entry[], line: (entry: Entry) => string) {
  return entries.length === 0 ? [] : ['', heading, ...entries.map((entry) => `- ${line(entry)}`)];
}

/** « 1 draft », « 2 drafts ». */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
