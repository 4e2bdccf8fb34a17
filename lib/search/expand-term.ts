import type { Locale } from '@/lib/i18n/locales';
import { fold, quote, type Term } from '@/lib/typography/search-terms';
import type { Vocabulary } from './vocabulary';

/** A term with the words of the index that it stands for */
export type ExpandedTerm = Term & {
  /** Words that begin with it or have its stem; of a phrase its own words */
  forms: Set<string>;
  /** Set if so many words begin with it that FTS5 is to find them, and forms holds none of them */
  prefix?: string;
  /** Words that it may be a typing error of, and theirs of the same stem */
  similar: Set<string>;
  /** Nothing has the word, and similar words stand for it */
  isMisspelled: boolean;
};

/** Up to here a list of words is faster than FTS5's prefix search. */
const maxListed = 40;
/** A word in so few articles may be a typing error, too, if a similar one is in many more. */
const fewArticles = 2;
const manyTimes = 5;
const manyArticles = 1000;

export function expandTerm(term: Term, vocabulary: Vocabulary, locale: Locale): ExpandedTerm {
  const [word = ''] = term.words;
  const expanded = { ...term, similar: new Set<string>(), isMisspelled: false };
  if (term.isPhrase) return { ...expanded, forms: new Set(term.words) };
  // Very many words begin with « de » or with the C of « C++ ».
  if (word.length < 4 && vocabulary.countArticles([word]) > 0) {
    return { ...expanded, forms: new Set([word, `${word}s`]) };
  }
  const beginning = vocabulary.listBeginningWith(word);
  const sameStem = vocabulary.listWithSameStem(word, locale);
  if (beginning.length > maxListed) {
    const others = sameStem.filter((other) => !other.startsWith(word));
    return { ...expanded, forms: new Set(others), prefix: word };
  }
  return { ...expanded, forms: new Set([...beginning, ...sameStem]) };
}

/** Adds similar words to a term that nothing or little has. */
export function forgive(
  term: ExpandedTerm,
  vocabulary: Vocabulary,
  locale: Locale,
  articles = vocabulary.countArticles(term.forms),
): ExpandedTerm {
  const [word = ''] = term.words;
  if (term.isPhrase || term.prefix !== undefined || articles > fewArticles) return term;
  const words = vocabulary
    .listSimilar(word, Math.max(1, articles * manyTimes))
    .flatMap((other) => [other, ...vocabulary.listWithSameStem(other, locale)])
    .filter((other) => !term.forms.has(other));
  return { ...term, similar: new Set(words), isMisspelled: articles === 0 && words.length > 0 };
}

/** Where most of very many articles have the word, it tells none of them apart and takes the longest to find. */
export function isCommon({ words, isPhrase }: ExpandedTerm, vocabulary: Vocabulary): boolean {
  const articles = vocabulary.countArticles(words);
  return !isPhrase && articles > manyArticles && articles > vocabulary.articles / 2;
}

export function toFts({ text, words, isPhrase, forms, prefix, similar }: ExpandedTerm): string {
  if (isPhrase) return quote(words.join(' '));
  const listed = [...forms, ...similar].map(quote);
  if (prefix !== undefined) listed.push(`${quote(prefix)}*`);
  // What the vocabulary does not know, the index may split into words otherwise.
  return listed.length === 0 ? `${quote(text)}*` : `(${listed.join(' OR ')})`;
}

/** @returns a function that finds the place of the first term that a word of a text stands for */
export function createMatcher(terms: ExpandedTerm[]): (word: string) => number | undefined {
  const places = new Map<string, number>();
  const prefixes: [string, number][] = [];
  for (const [place, { words, forms, prefix, similar }] of terms.entries()) {
    for (const word of [...words, ...forms, ...similar]) {
      if (!places.has(word)) places.set(word, place);
    }
    if (prefix !== undefined) prefixes.push([prefix, place]);
  }
  const find = (word: string) =>
    places.get(word) ?? prefixes.find(([start]) => word.startsWith(start))?.[1];
  // The same words come again and again, and folding them takes most of the time.
  const known = new Map<string, number | undefined>();
  return (word) => {
    if (!known.has(word)) known.set(word, find(fold(word)));
    return known.get(word);
  };
}
