import { foldAccents, foldLigatures } from '@/lib/typography/fold-accents';

/** What is to be found, for FTS5: with all words, with any of them. */
export type FtsQuery = { all: string; any: string };

const mostWords = 12;
const phrase = /"([^"]*)"|«([^»]*)»|“([^”]*)”/g;
// « l’entreprise » is looked for as « entreprise »: nearly every text has an l.
const elided = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=[\p{L}\p{N}])/giu;

/**
 * An expression of FTS5 from a reader's words: each is the beginning of a word, those between quotation marks follow
 * each other. Nothing of what was typed is taken for an operator. Null where there is no word.
 */
export function buildFtsQuery(words: string): FtsQuery | null {
  const text = withoutElisions(foldLigatures(words));
  const phrases = [...text.matchAll(phrase)]
    .map(([, straight, french, curly]) => listWords(straight ?? french ?? curly ?? ''))
    .filter((found) => found.length > 0)
    .map((found) => `"${found.join(' ')}"`);
  const single = listWords(text.replace(phrase, ' ')).map((word) =>
    isPrefixTerm(word) ? `"${word}"*` : `"${word}"`,
  );
  const terms = [...new Set([...phrases, ...single])].slice(0, mostWords);
  if (terms.length === 0) return null;
  return { all: terms.join(' AND '), any: terms.join(' OR ') };
}

/** The terms of words that are looked for, folded: what stands out in a text that was found. */
export function listTerms(words: string): string[] {
  return listWords(fold(withoutElisions(words)));
}

/** Whether a word is what one that is looked for begins, both folded. */
export function matchesTerm(word: string, term: string): boolean {
  return isPrefixTerm(term) ? word.startsWith(term) : word === term;
}

/** A single letter begins nearly everything: it is a word itself, as the C of « C++ ». */
function isPrefixTerm(word: string): boolean {
  return word.length > 1;
}

function withoutElisions(words: string): string {
  return words.replace(elided, ' ');
}

/** Runs of letters and digits, as FTS5's tokenizer has them. */
export function listWords(text: string): string[] {
  return text.match(wordPattern) ?? [];
}

export const wordPattern = /[\p{L}\p{N}\p{Co}][\p{L}\p{M}\p{N}\p{Co}]*/gu;

/** As the index has words: without accents, small, œ as oe. */
export function fold(text: string): string {
  // Most words are plain, and a page of results has ten thousand.
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return foldAccents(foldLigatures(text)).toLowerCase();
}
