import type { Root } from 'hast';
import type { Locale } from '@/lib/i18n/locales';
import { isReservedSlug, pathTo } from '@/lib/i18n/routes';
import type { Section } from '@/lib/markdown/content-folder';
import { slugify } from '@/lib/markdown/slug';
import { isVisible } from '@/lib/store/visibility';
import { convertText, type SourceText } from './convert-text';
import type { ImportContext, Warn } from './import-context';
import {
  countSkipped,
  createWarn,
  type ImportReport,
  type ImportWarning,
  type SkippedItem,
} from './import-report';
import type { ImportedArticle, ImportedAuthor, ImportedPage, ImportedSite } from './imported-site';
import type { SourceSite } from './source-site';
import { decodePath } from './urls';

type Place = {
  section: Section;
  locale: Locale;
  /** On the old site; may be empty */
  slug: string;
  title: string;
  /** By which links name it, see SourceSite */
  keys?: string[];
};

/** What all readers of exports do: texts get addresses, are converted and counted. */
export function createSiteBuilder(
  url: string | null,
  uploadsFolder = '',
  skipped: SkippedItem[] = [],
) {
  const site: SourceSite = { url, uploadsFolder, texts: new Map(), paths: new Map() };
  const warnings: ImportWarning[] = [];
  const articles: ImportedArticle[] = [];
  const pages: ImportedPage[] = [];
  const assignSlug = createSlugRegistry();
  /** Old sites may spell one topic in several ways: the first spelling is used everywhere. */
  const spellings = new Map<string, string>();
  const spellTopic = (name: string, locale: Locale) => {
    const key = `${locale}/${slugify(name)}`;
    const spelling = spellings.get(key) ?? name;
    spellings.set(key, spelling);
    return spelling;
  };
  return {
    site,
    skipped,
    articles,
    pages,
    /** Gives a text its address, which links in other texts need. */
    place({ keys = [], ...text }: Place): { slug: string; warn: Warn } {
      const { section, locale, title } = text;
      const warn = createWarn(warnings, title);
      const slug = assignSlug(text, warn);
      for (const key of keys)
        if (key && !site.texts.has(key)) site.texts.set(key, { section, locale, slug });
      return { slug, warn };
    },
    /** @param prepare turns the editor's own markup into plain HTML */
    add(source: SourceText, context: ImportContext, prepare?: (tree: Root) => void): void {
      const text = convertText(source, context, prepare);
      if ('page' in text) pages.push(text);
      else {
        const topics = text.article.topics.map((name) => spellTopic(name, text.locale));
        articles.push({ ...text, article: { ...text.article, topics } });
      }
    },
    /** @param redirects besides those of texts, e.g. of topics */
    finish(
      source: string,
      allAuthors: ImportedAuthor[],
      redirects: ImportedSite['redirects'] = [],
    ): ImportedSite {
      dropConflictingFormerSlugs(articles);
      const used = new Set(articles.map(({ article }) => article.author));
      const authors = allAuthors.filter(({ slug }) => used.has(slug));
      const unused = allAuthors.length - authors.length;
      skipped.push(...countSkipped(unused, 'user', 'no imported articles'));
      const imported = countImported(articles, pages, authors);
      return {
        ...{ url, articles, pages, authors },
        redirects: [...listRedirects(articles, pages), ...redirects],
        report: { source, imported, skipped, warnings },
      };
    },
  };
}

function createSlugRegistry() {
  const taken = new Set<string>();
  return ({ section, locale, slug: original, title }: Place, warn: Warn): string => {
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
  const drafts = articles.filter(({ article }) => !article.publishedAt).length;
  const published = articles.filter(({ article }) => isVisible(article.publishedAt)).length;
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
    pictures: [...articles, ...pages].flatMap(({ pictures }) => pictures).length,
    formerSlugs: articles.flatMap(({ article }) => article.formerSlugs).length,
    translations: articles.filter(({ article }) => article.translationOf).length,
  };
}
