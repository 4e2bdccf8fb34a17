import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { summarize } from '@/lib/markdown/summary';
import { db } from '@/lib/store/db';
import { parseTerms, quote } from '@/lib/typography/search-terms';
import { typeset } from '@/lib/typography/typeset';
import { extractExcerpt, highlightMatches, type Matcher } from './excerpt';
import {
  createMatcher,
  type ExpandedTerm,
  expandTerm,
  forgive,
  isCommon,
  toFts,
} from './expand-term';
import { listFound, listMatches, rankMatches } from './matches';
import { readVocabulary } from './read-vocabulary';
import type { SearchParams } from './search-params';
import type { SearchResult, SearchResults } from './search-results';
import type { Vocabulary } from './vocabulary';

const perPage = 10;
const maxTerms = 12;

/** @returns null if the query has no word */
export async function searchArticles(
  locale: Locale,
  search: SearchParams,
): Promise<SearchResults | null> {
  const all = parseTerms(search.words);
  if (all.length === 0) return null;
  const typed = all.slice(0, maxTerms);
  const vocabulary = await readVocabulary();
  const expanded = typed.map((term) => expandTerm(term, vocabulary, locale));
  const rarer = expanded.filter((term) => !isCommon(term, vocabulary));
  const plain = rarer.length > 0 ? rarer : expanded;
  const { terms, ids, operator } = await findArticles(locale, plain, vocabulary);
  const ranked = await rankMatches(ids, {
    typed: plain.map(({ text }) => quote(text)).join(operator),
    plain: plain.map(toFts).join(operator),
    all: terms.map(toFts).join(operator),
  });
  const pages = Math.max(1, Math.ceil(ids.length / perPage));
  const page = Math.min(search.page, pages);
  const shown = ranked.slice((page - 1) * perPage, page * perPage);
  const isPartial = operator === or;
  return {
    results: await load(locale, shown, createMatcher([...terms, ...expanded])),
    count: ids.length,
    page,
    pages,
    isPartial: isPartial && ids.length > 0,
    misspelled: isPartial ? [] : terms.filter((one) => one.isMisspelled).map(({ text }) => text),
    isCut: all.length > maxTerms,
  };
}

const and = ' AND ';
const or = ' OR ';
type Found = { terms: ExpandedTerm[]; ids: number[]; operator: typeof and | typeof or };

/** Articles and pages with all words, else with words similar to those that no article of the language has, else with some. */
async function findArticles(
  locale: Locale,
  plain: ExpandedTerm[],
  vocabulary: Vocabulary,
): Promise<Found> {
  const terms = plain.map((term) => forgive(term, vocabulary, locale));
  const ids = await listMatches(locale, terms.map(toFts).join(and));
  if (ids.length > 0) return { terms, ids, operator: and };
  const found = await listFound(locale, terms.map(toFts));
  const forgiven = terms.map((term, place) =>
    found[place] || term.isMisspelled ? term : forgive(term, vocabulary, locale, 0),
  );
  const expressions = forgiven.map(toFts);
  if (forgiven.some((term, place) => term !== terms[place])) {
    const withSimilar = await listMatches(locale, expressions.join(and));
    if (withSimilar.length > 0) return { terms: forgiven, ids: withSimilar, operator: and };
  }
  if (terms.length === 1) return { terms, ids: [], operator: and };
  const withSome = await listMatches(locale, expressions.join(or));
  return { terms: forgiven, ids: withSome, operator: or };
}

async function load(locale: Locale, ids: number[], match: Matcher): Promise<SearchResult[]> {
  const select = { id: true, slug: true, title: true, dek: true, body: true } as const;
  const pageIds = ids.filter((id) => id < 0).map((id) => -id);
  const [articles, pages] = await Promise.all([
    db().article.findMany({
      where: { id: { in: ids } },
      select: { ...select, publishedAt: true, author: { select: { name: true } } },
    }),
    pageIds.length > 0 ? db().page.findMany({ where: { id: { in: pageIds } }, select }) : [],
  ]);
  const mark = (line: string) => highlightMatches(typeset(line, locale), match);
  const texts = [
    ...articles.map(({ id, slug, publishedAt, author, ...text }) => {
      const byline = publishedAt && { publishedAt, author: author.name };
      return { id, slug, route: 'article' as const, byline, ...text };
    }),
    ...pages.map(({ id, slug, ...text }) => {
      return { id: -id, slug, route: 'page' as const, byline: null, ...text };
    }),
  ];
  return texts
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map(({ slug, route, byline, title, dek, body }) => ({
      slug,
      route,
      byline,
      title: mark(title),
      excerpt: mark(extractExcerpt(body, match) ?? summarize({ dek, body }, locale)),
    }));
}
