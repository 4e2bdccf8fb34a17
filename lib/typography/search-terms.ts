import { foldAccents, foldLigatures } from './fold-accents';

/** A word, or in quotation marks several that follow each other */
export type Term = {
  /** As typed, ligatures apart */
  text: string;
  /** Folded as the index folds them; one unless it is a phrase */
  words: string[];
  isPhrase: boolean;
};

const phrase = /"([^"]*)"|«([^»]*)»|“([^”]*)”/g;
// « l’entreprise » is searched as « entreprise »: nearly every text has an l.
export const elided =
  /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=[\p{L}\p{N}])/giu;

/** Each term once, phrases first. No input is taken for an operator. */
export function parseTerms(query: string): Term[] {
  const text = query.replace(elided, ' ');
  const phrases = [...text.matchAll(phrase)]
    .map(([, straight, french, curly]) => listWords(straight ?? french ?? curly ?? ''))
    .map((words) => createTerm(words, true));
  const single = listWords(text.replace(phrase, ' ')).map((word) => createTerm([word], false));
  const terms = new Map(
    [...phrases, ...single]
      .filter(({ words }) => words.length > 0)
      .map((term) => [`${term.isPhrase} ${term.words.join(' ')}`, term]),
  );
  return [...terms.values()];
}

function createTerm(words: string[], isPhrase: boolean): Term {
  return { text: foldLigatures(words.join(' ')), words: words.map(fold), isPhrase };
}

export function quote(words: string): string {
  return `"${words}"`;
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
