import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locales } from '@/lib/i18n/locales';
import { typeset } from './typeset';

// The characters that the rules match, mixed densely.
const denseText = fc
  .array(
    fc.constantFrom(
      ...'«»“”‘’"\'´…—–-.,;:!?()[]{}/\\@#&%‰€$§°ºnNokmhaàL1Xé0123456789 \t\n\u00a0\u202f\u2009\ufffc'.split(
        '',
      ),
      '🎉',
      ...['...', 'etc', ' -- ', ' — ', '10000', '1 300', ' km', '12h30', 'XXIe siècle', '1 mars'],
      ...[
        'M. ',
        'J. ',
        'https://x.fr/',
        'a@b.fr',
        'mot',
        "l'",
        'ISO ',
        'n° ',
        ' ?',
        '" ',
        ' "',
        "'s",
      ],
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));
const anyText = fc.oneof({ weight: 4, arbitrary: denseText }, fc.string({ unit: 'grapheme' }));
const anyLocale = fc.constantFrom(...locales);

test('is idempotent', () => {
  fc.assert(
    fc.property(anyText, anyLocale, (text, locale) => {
      const once = typeset(text, locale);
      expect(typeset(once, locale)).toBe(once);
    }),
    { numRuns: 1000 },
  );
});

test('keeps letters and digits, except in « 1er » and « n° »', () => {
  const bare = (text: string) =>
    text
      .replace(/(?<=\d)er/g, '')
      .replace(/(?<=n)[oº°]/gi, '')
      .replace(/[^\p{L}\p{N}]/gu, '');
  fc.assert(
    fc.property(anyText, anyLocale, (text, locale) => {
      expect(bare(typeset(text, locale))).toBe(bare(text));
    }),
    { numRuns: 1000 },
  );
});

test('keeps URLs and e-mail addresses, whatever is next to them', () => {
  const addresses = ['https://exemple.fr/a?b=c;d#e!f', "o'neil@exemple.fr", 'www.exemple.fr/10000'];
  fc.assert(
    fc.property(
      denseText,
      denseText,
      fc.constantFrom(...addresses),
      anyLocale,
      (left, right, address, locale) => {
        expect(typeset(`${left}\n${address} ${right}`, locale)).toContain(address);
      },
    ),
  );
});

test('keeps an empty text and a text without anything to typeset', () => {
  expect(typeset('', 'fr')).toBe('');
  expect(typeset('Rien à faire.', 'fr')).toBe('Rien à faire.');
});

test.each(['!<b>', '1 000 12345', "a'"])(
  'takes time in proportion to the length of a line of only %s',
  (sign) => {
    for (const locale of locales) {
      const { user } = process.cpuUsage();
      typeset(`${sign.repeat(8000)}@`, locale);
      expect(process.cpuUsage().user - user, locale).toBeLessThan(2_500_000);
    }
  },
);
