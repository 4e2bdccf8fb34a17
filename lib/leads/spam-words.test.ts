import { expect, test } from 'vitest';
import { splitLetter, weighLetter } from './spam-words';

const letter = { name: 'Amina', email: 'amina@gmail.com', text: 'nous trions 4 000 factures ?' };

test('what has a function word or a question mark in it tells the stance, the rest are words', () => {
  const { words, stance } = splitLetter(letter);
  expect(words).toEqual(
    expect.arrayContaining(['trions', 'trion*', '#', 'trions #', '# factures', 'factu*']),
  );
  expect(stance).toEqual(expect.arrayContaining(['nous', 'nous trions', '?', 'factures ?']));
  expect(words.join(' ')).not.toContain('nous');
});

test('the parts are weighed apart', () => {
  const weights = { base: 9, words: { trions: 1 }, stance: { nous: -2 }, sender: { '@free': 3 } };
  const { words, stance, sender } = weighLetter(letter, weights);
  expect(stance).toBeCloseTo(-2 * words);
  expect(words).toBeGreaterThan(0);
  expect(sender).toBeGreaterThan(0);
});

test('the owner’s name says nothing', () => {
  const { stance, words } = splitLetter({ ...letter, text: 'jawad nous trions' });
  expect([...stance, ...words].join(' ')).not.toContain('jawad');
});
