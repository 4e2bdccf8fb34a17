import { formatCount } from '@/lib/i18n/format-count';
import type { Locale } from '@/lib/i18n/locales';
import { isReservedSlug, pathTo } from '@/lib/i18n/routes';
import type { Section } from '@/lib/markdown/content-folder';
import { slugify } from '@/lib/markdown/slug';
import { isVisible } from '@/lib/store/visibility';
import type { Warn } from './import-context';
import type { ImportReport } from './import-report';
import type { ImportedArticle, ImportedAuthor, ImportedPage, ImportedSite } from './imported-site';
import { decodePath } from './urls';

export function createSlugRegistry() {
  const taken = new Set<string>();
  return (
    locale: Locale,
    original: string,
    title: string,
    warn: Warn,
    section: Section = 'article',
  ): string => {
    const wanted =
      slugify(decodePath(original)) || slugify(title).slice(0, 100).replace(/-$/, '') || section;
    const isReserved = (slug: string) => section === 'page' && isReservedSlug(slug);
    const keyOf = (slug: string) => `${section}/${locale}/${slug}`;
    let slug = wanted;
    for (let number = 2; isReserved(slug) || taken.has(keyOf(slug)); number += 1)
      slug = `${wanted}-${number}`;
    taken.add(keyOf(slug));
    if (original && original !== slug)
      warn(
        isReserved(wanted) ? 'slug-reserved' : 'slug-changed',
        `${decodePath(original)} → ${slug}`,
      );
    return slug;
  };
}

export function getFreeAuthorSlug(wanted: string, authors: ImportedAuthor[]): string {
  const isTaken = (slug: string) => authors.some((author) => author.slug === slug);
  let slug = wanted;
  for (let number = authors.length + 1; isTaken(slug); number += 1) slug = `${wanted}-${number}`;
  return slug;
}

/** Drops former slugs that are another article's slug or former slug. */
function dropConflictingFormerSlugs(articles: ImportedArticle[]): void {
  const taken = new Set(articles.map(({ locale, slug }) => `${locale}/${slug}`));
  for (const { locale, article } of articles) {
    article.formerSlugs = article.formerSlugs.filter((slug) => {
      const key = `${locale}/${slug}`;
      return !taken.has(key) && Boolean(taken.add(key));
    });
  }
}

type SiteParts = Pick<ImportReport, 'source' | 'skipped' | 'warnings'> & {
  url: string | null;
  articles: ImportedArticle[];
  pages: ImportedPage[];
  authors: ImportedAuthor[];
  /** Besides those from `oldPaths`, e.g. of topics */
  redirects?: ImportedSite['redirects'];
};

export function assembleSite(parts: SiteParts): ImportedSite {
  const { url, source, articles, pages, skipped, warnings } = parts;
  dropConflictingFormerSlugs(articles);
  const authorSlugs = new Set(articles.map(({ article }) => article.author));
  const authors = parts.authors.filter(({ slug }) => authorSlugs.has(slug));
  const unused = parts.authors.length - authors.length;
  if (unused > 0)
    skipped.push({ item: formatCount(unused, 'user'), reason: 'no imported articles' });
  const redirects = [...listRedirects(articles, pages), ...(parts.redirects ?? [])];
  const imported = countImported(articles, pages, authors);
  const report = { source, imported, skipped, warnings };
  return { url, articles, pages, authors, redirects, report };
}

function listRedirects(
  articles: ImportedArticle[],
  pages: ImportedPage[],
): ImportedSite['redirects'] {
  const visible = [
    ...articles
      .filter(({ article }) => article.publishedAt)
      .map((one) => ({ ...one, route: 'article' as const })),
    ...pages.filter(({ page }) => !page.draft).map((one) => ({ ...one, route: 'page' as const })),
  ];
  return visible.flatMap(({ locale, slug, oldPaths, route }) => {
    const to = pathTo(locale, route, { slug });
    return oldPaths
      .filter((from) => from !== '/' && from.replace(/\/$/, '') !== to)
      .map((from) => ({ from, to }));
  });
}

function countImported(
  articles: ImportedArticle[],
  pages: ImportedPage[],
  authors: ImportedAuthor[],
): ImportReport['imported'] {
  const count = (matches: (article: ImportedArticle) => boolean) => articles.filter(matches).length;
  const sum = (measure: (article: ImportedArticle) => number) =>
    articles.reduce((total, article) => total + measure(article), 0);
  const drafts = count(({ article }) => !article.publishedAt);
  const published = count(({ article }) => isVisible(article.publishedAt));
  const topics = articles.flatMap(({ locale, article }) =>
    article.topics.map((topic) => `${locale}/${slugify(topic)}`),
  );
  return {
    published,
    scheduled: articles.length - drafts - published,
    drafts,
    pages: pages.length,
    authors: authors.length,
    topics: new Set(topics).size,
    pictures: [...articles, ...pages].reduce((total, { pictures }) => total + pictures.length, 0),
    formerSlugs: sum(({ article }) => article.formerSlugs.length),
    translations: count(({ article }) => Boolean(article.translationOf)),
  };
}
