import { type Locale, locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { slugify } from '@/lib/markdown/slug';
import type { ImportedArticle, ImportedAuthor, ImportedSite, ImportReport } from './imported';
import { decodePath } from './plain-text';

export type Note = ImportReport['notes'][number];

/** Gives each article an address of its own in its language. */
export function createSlugRegister() {
  const taken = new Set<string>();
  return (locale: Locale, was: string, title: string, note: (what: string) => void): string => {
    const wanted =
      slugify(decodePath(was)) || slugify(title).slice(0, 100).replace(/-$/, '') || 'article';
    let slug = wanted;
    for (let number = 2; taken.has(`${locale}/${slug}`); number += 1) slug = `${wanted}-${number}`;
    taken.add(`${locale}/${slug}`);
    if (was && was !== slug) note(`its address ${decodePath(was)} is now ${slug}`);
    return slug;
  };
}

/** Former slugs lead to one article, never away from one that has the slug now. */
export function settleFormerSlugs(articles: ImportedArticle[]): void {
  const taken = new Set(articles.map(({ locale, slug }) => `${locale}/${slug}`));
  for (const { locale, article } of articles) {
    article.formerSlugs = article.formerSlugs.filter((slug) => {
      const key = `${locale}/${slug}`;
      return !taken.has(key) && Boolean(taken.add(key));
    });
  }
}

export function composeSite(
  source: string,
  articles: ImportedArticle[],
  authors: ImportedAuthor[],
  details: {
    scheduled: Set<ImportedArticle>;
    redirects: ImportedSite['redirects'];
    left: ImportReport['left'];
    notes: Note[];
  },
): ImportedSite {
  const { scheduled, redirects, left, notes } = details;
  const dated = articles.filter(({ article }) => article.publishedAt);
  const topics = locales.flatMap((locale) => [
    ...new Set(
      articles.flatMap(({ locale: own, article }) =>
        own === locale ? article.topics.map(slugify) : [],
      ),
    ),
  ]);
  const sum = (measure: (article: ImportedArticle) => number) =>
    articles.reduce((total, article) => total + measure(article), 0);
  return {
    articles,
    authors,
    redirects: redirects.filter(({ from, to }) => from !== to),
    report: {
      source,
      taken: {
        published: dated.length - scheduled.size,
        scheduled: scheduled.size,
        drafts: articles.length - dated.length,
        authors: authors.length,
        topics: topics.length,
        pictures: sum(({ pictures }) => pictures.length),
        formerSlugs: sum(({ article }) => article.formerSlugs.length),
        translations: sum(({ article }) => (article.translationOf ? 1 : 0)),
      },
      left,
      notes: mergeNotes(notes),
    },
  };
}

/** What is so at several places of an article is said once. */
function mergeNotes(notes: Note[]): Note[] {
  const counts = new Map<string, { note: Note; times: number }>();
  for (const note of notes) {
    const key = JSON.stringify([note.where, note.what]);
    const known = counts.get(key);
    if (known) known.times += 1;
    else counts.set(key, { note, times: 1 });
  }
  return [...counts.values()].map(({ note, times }) =>
    times === 1 ? note : { ...note, what: `${note.what} (${times} times)` },
  );
}

export function pathOf({ locale, slug }: { locale: Locale; slug: string }): string {
  return pathTo(locale, 'article', { slug });
}
