import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTerms } from '@/lib/typography/search-terms';
import { extractExcerpt, highlightMatches } from './excerpt';
import { createMatcher, expandTerm } from './expand-term';
import { createVocabulary } from './vocabulary';

const vocabulary = createVocabulary(
  new Map(['souverainete', 'assistant', 'assistants', 'europe'].map((word) => [word, 1])),
);
const match = (query: string) =>
  createMatcher(parseTerms(query).map((term) => expandTerm(term, vocabulary, 'fr')));

const show = (line: string, words: string) =>
  highlightMatches(line, match(words))
    .map(({ text, match }) => (match ? `[${text}]` : text))
    .join('');

test.each([
  ['La Souveraineté numérique', 'souverainete', 'La [Souveraineté] numérique'],
  ['Des assistants et un assistant', 'assist', 'Des [assistants] et un [assistant]'],
  ['L’œuvre d’art', 'oeuvre', 'L’[œuvre] d’art'],
  ['L’intelligence artificielle', "l'intelligence", 'L’[intelligence] artificielle'],
  ['Du C et du code', 'C++', 'Du [C] et du code'],
  ['Rien de cela', 'mistral', 'Rien de cela'],
])('in %j, %j stands out', (line, words, shown) => {
  expect(show(line, words)).toBe(shown);
});

test('an excerpt is the stretch with most of the words, whole words only', () => {
  const filler = 'Un mot après un autre, sans rapport avec le sujet. '.repeat(20);
  const body = `${filler}Mistral seul.\n\n${filler}La souveraineté de Mistral en [Europe](https://example.com/souverainete).\n\n${filler}`;
  const excerpt = extractExcerpt(body, match('mistral souverain europe')) ?? '';
  expect(excerpt).toContain('La souveraineté de Mistral en Europe');
  expect(excerpt).toMatch(/^… \S/);
  expect(excerpt).toMatch(/\S …$/);
  expect(excerpt.length).toBeLessThan(240);
  expect(excerpt).not.toContain('example.com');
});

test('shows the rarest word where no stretch has several of the words', () => {
  const filler = 'Un mot après un autre, sans rapport avec le sujet. '.repeat(10);
  const body = `${'Mistral avance, pas à pas, sans relâche. '.repeat(30)}${filler}La souveraineté attend. ${filler}`;
  expect(extractExcerpt(body, match('mistral souverainete'))).toContain('souveraineté');
});

test('an excerpt never ends with an elided word', () => {
  for (let padding = 1; padding < 40; padding += 1) {
    const body = `Mistral ${'a'.repeat(padding)} ${'lorsqu’il s’agit d’un '.repeat(30)}`;
    expect(extractExcerpt(body, match('mistral'))).toMatch(/(?:il|agit|un) …$/);
  }
});

test('a heading does not run into the text below it', () => {
  const body = 'Avant.\n\n## Le pari de Mistral\n\nIl est tenu.\n\n## Et demain ?\nOn verra.';
  expect(extractExcerpt(body, match('mistral'))).toBe(
    'Avant. Le pari de Mistral. Il est tenu. Et demain ? On verra.',
  );
});

test('a text without any of the words gives none', () => {
  expect(extractExcerpt('Un texte.', match('mistral'))).toBeNull();
});

test('nothing of a line is lost, whatever is looked for', () => {
  const alphabet = [...'aéœÆ’\'"«» \n\u0301\u200b😀ا١-*_[](|#', '\ud800'];
  const odd = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 60 });
  fc.assert(
    fc.property(odd, odd, (line, words) => {
      const parts = highlightMatches(line, match(words));
      expect(parts.map(({ text }) => text).join('')).toBe(line);
      extractExcerpt(line, match(words));
    }),
  );
});
