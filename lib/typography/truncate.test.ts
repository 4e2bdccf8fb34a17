import fc from 'fast-check';
import { expect, test } from 'vitest';
import { truncate } from './truncate';

test.each([
  ['a short line', 'Un. Deux.', 9, 'Un. Deux.'],
  ['after the last whole sentence', 'Un deux trois. Quatre cinq six.', 20, 'Un deux trois.'],
  ['with its closing marks', '« Un deux\u00a0! » Trois quatre cinq.', 20, '« Un deux\u00a0! »'],
  [
    'after a word where the sentence would leave little',
    'Un. Deux trois quatre cinq.',
    20,
    'Un. Deux trois…',
  ],
  ['after a word that just fits', 'Un deux trois quatre', 14, 'Un deux trois…'],
  ['without a comma before the ellipsis', 'Un deux, trois quatre', 12, 'Un deux…'],
  ['not after an abbreviated title', 'Le projet de M. Dupont commence.', 18, 'Le projet de M…'],
  ['within a word that is too long', 'x'.repeat(30), 10, `${'x'.repeat(9)}…`],
  ['not within a character', `${'x'.repeat(8)}😀😀`, 10, `${'x'.repeat(8)}…`],
])('%s', (_, line, length, cut) => {
  expect(truncate(line, length)).toBe(cut);
});

test('is never longer, and well-formed', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(line, fc.integer({ min: 1, max: 40 }), (text, length) => {
      const cut = truncate(text.toWellFormed(), length);
      expect(cut.length).toBeLessThanOrEqual(length);
      expect(cut.isWellFormed()).toBe(true);
    }),
  );
});
