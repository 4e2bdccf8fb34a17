import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { countCharacters, findTextError, formatFieldError, normalizeField } from './rules';

test('findTextError calls invalid exactly what the HTML standard does, except internationalized domains', () => {
  const letters = fc.constantFrom(..."aZ09.-_@+!'é ſK ".split(''));
  const addressLike = fc.string({ unit: letters, minLength: 1, maxLength: 20 });
  const address = fc.tuple(addressLike, addressLike).map(([name, host]) => `${name}@${host}`);
  fc.assert(
    fc.property(fc.oneof(address, addressLike, fc.emailAddress()), (text) => {
      const isInvalid = findTextError('email', text) === 'emailInvalid';
      const isAscii = /^[\0-\x7f]*$/.test(text.slice(text.indexOf('@')));
      if (isAscii || !isInvalid)
        expect(isInvalid).toBe(isAscii && !z.regexes.html5Email.test(text));
    }),
    { numRuns: 2000 },
  );
});

test('normalizeField is idempotent and keeps an e-mail address on one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const field of ['name', 'details']) {
        const clean = normalizeField(field, text);
        expect(normalizeField(field, clean)).toBe(clean);
      }
      expect(normalizeField('email', text)).not.toMatch(/[\r\n]/);
    }),
  );
});

test('counts an emoji as one character and formats counts in each language', () => {
  expect(countCharacters('é😀')).toBe(2);
  expect(formatFieldError('Il y en a {length}.', 'x'.repeat(5001), 'fr')).toBe(
    'Il y en a 5\u202f001.',
  );
  expect(formatFieldError('There are {length}.', 'x'.repeat(5001), 'en')).toBe('There are 5,001.');
  expect(formatFieldError('Nom manquant.', '', 'fr')).toBe('Nom manquant.');
});
