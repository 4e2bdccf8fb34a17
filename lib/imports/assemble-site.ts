import { formatCount } from '@/lib/i18n/format-count';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { slugify } from '@/lib/markdown/slug';
import { isVisible } from '@/lib/store/visibility';
import type { Warn } from './import-context';
import type { ImportReport } from './import-report';
import type { ImportedArticle, ImportedAuthor, ImportedSite } from './imported-site';
import { decodePath } from './urls';

export function createSlugRegistry() {
  const taken = new Set<string>();
  return (locale: Locale, original: string, title: string, warn: Warn): string => {
    const wanted =
      slugify(decodePath(original)) || slugify(title).slice(0, 100).replace(/-$/, '') || 'article';
    let slug = wanted;
    for (let number = 2; taken.has(`${locale}/${slug}`); number += 1) slug = `${wanted}-${number}`;
    taken.add(`${locale}/${slug}`);
    if (original && original !== slug)
      warn(`the slug changed from ${decodePath(original)} to ${slug}`);
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
  articles: ImportedArticle[];
  /** The path of each article on the old site, in the order of `articles` */
  oldPaths: (string | undefined)[];
  authors: ImportedAuthor[];
};

export function assembleSite(parts: SiteParts): ImportedSite {
  const { source, articles, oldPaths, skipped, warnings } = parts;
  dropConflictingFormerSlugs(articles);
  const authorSlugs = new Set(articles.map(({ article }) => article.author));
  const authors = parts.authors.filter(({ slug }) => authorSlugs.has(slug));
  const unused = parts.authors.length - authors.length;
  if (unused > 0)
    skipped.push({ item: formatCount(unused, 'user'), reason: 'no imported articles' });
  const redirects = articles.flatMap(({ locale, slug, article }, index) => {
    const from = oldPaths[index];
    const to = pathTo(locale, 'article', { slug });
    return article.publishedAt && from && from !== '/' && from !== to ? [{ from, to }] : [];
  });
  const imported = countImported(articles, authors);
  return { articles, authors, redirects, report: { source, imported, skipped, warnings } };
}

function countImported(
  articles: ImportedArticle[],
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
    authors: authors.length,
    topics: new Set(topics).size,
    pictures: sum(({ pictures }) => pictures.length),
    formerSlugs: sum(({ article }) => article.formerSlugs.length),
    translations: count(({ article }) => Boolean(article.translationOf)),
  };
}
