import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, letterSet, maxEdits, mayBeWithin } from './edit-distance';

test.each([
  ['mistral', 'mistral', 0],
  ['mistrall', 'mistral', 1],
  ['mitral', 'mistral', 1],
  ['mostral', 'mistral', 1],
  ['msitral', 'mistral', 1],
  ['misrtall', 'mistral', 2],
  ['souveranite', 'souverainete', 2],
  ['maroc', 'mroca', 2],
  ['maroc', 'tarot', 2],
  ['maroc', 'tarots', null],
])('%s and %s are %s apart', (one, other, edits) => {
  expect(editDistance(one, other, 2)).toBe(edits);
  expect(editDistance(other, one, 2)).toBe(edits);
});

test.each([
  ['loup', 0],
  ['maroc', 1],
  ['mistral', 1],
  ['mistrall', 2],
  ['gpt45', 0],
  ['20262027', 0],
])('%s may have %i typing errors', (word, edits) => {
  expect(maxEdits(word)).toBe(edits);
});

test('the fast check leaves out no word that is near enough', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 7 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      if (editDistance(one, other, 2) === null) return;
      expect(mayBeWithin(2, one, letterSet(one), other, letterSet(other))).toBe(true);
    }),
  );
});
