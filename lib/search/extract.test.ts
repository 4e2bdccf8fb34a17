import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractFrom, markMatches } from './extract';
import { listBeginnings } from './query';

const show = (line: string, words: string) =>
  markMatches(line, listBeginnings(words))
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

test('an extract is the stretch with most of the words, whole words only', () => {
  const filler = 'Un mot après un autre, sans rapport avec le sujet. '.repeat(20);
  const body = `${filler}Mistral seul.\n\n${filler}La souveraineté de Mistral en [Europe](https://example.com/souverainete).\n\n${filler}`;
  const extract = extractFrom(body, listBeginnings('mistral souverain europe')) ?? '';
  expect(extract).toContain('La souveraineté de Mistral en Europe');
  expect(extract).toMatch(/^… \S/);
  expect(extract).toMatch(/\S …$/);
  expect(extract.length).toBeLessThan(240);
  expect(extract).not.toContain('example.com');
});

test('where no stretch has several of the words, one with the rarest is shown', () => {
  const body = `${'Mistral avance, pas à pas, sans relâche. '.repeat(30)}La souveraineté attend.`;
  expect(extractFrom(body, listBeginnings('mistral souverainete'))).toContain('souveraineté');
});

test('a text without any of the words gives none', () => {
  expect(extractFrom('Un texte.', listBeginnings('mistral'))).toBeNull();
});

test('nothing of a line is lost, whatever is looked for', () => {
  const alphabet = [...'aéœÆ’\'"«» \n\u0301\u200b😀ا١-*_[](|#', '\ud800'];
  const odd = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 60 });
  fc.assert(
    fc.property(odd, odd, (line, words) => {
      const parts = markMatches(line, listBeginnings(words));
      expect(parts.map(({ text }) => text).join('')).toBe(line);
      extractFrom(line, listBeginnings(words));
    }),
  );
});
