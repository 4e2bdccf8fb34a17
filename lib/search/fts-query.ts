import { foldAccents, foldLigatures } from '@/lib/typography/fold-accents';

export type FtsQuery = { all: string; any: string };

const mostWords = 12;
const phrase = /"([^"]*)"|«([^»]*)»|“([^”]*)”/g;
// « l’entreprise » is searched as « entreprise »: nearly every text has an l.
const elided = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=[\p{L}\p{N}])/giu;

/** The FTS5 expressions for all and for any of the words; no input is taken for an operator. Null if there is no word. */
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

export function listTerms(words: string): string[] {
  return listWords(fold(withoutElisions(words)));
}

export function matchesTerm(word: string, term: string): boolean {
  return isPrefixTerm(term) ? word.startsWith(term) : word === term;
}

/** A single letter is the start of nearly everything, so it only matches itself, e.g. the C of « C++ ». */
function isPrefixTerm(word: string): boolean {
  return word.length > 1;
}

function withoutElisions(words: string): string {
  return words.replace(elided, ' ');
}

export function listWords(text: string): string[] {
  return text.match(wordPattern) ?? [];
}

export const wordPattern = /[\p{L}\p{N}\p{Co}][\p{L}\p{M}\p{N}\p{Co}]*/gu;

export function fold(text: string): string {
  // A fast path: a page of results has ten thousand words.
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return foldAccents(foldLigatures(text)).toLowerCase();
}
