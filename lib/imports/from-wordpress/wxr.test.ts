import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWordpressExport } from './read-wordpress-export';
import { convert, wxr } from './test-export';

test('accepts control characters, HTML entities and a bare ampersand', () => {
  const rest =
    '<category domain="category" nicename="r-d">R&D &eacute;t&eacute; &nbsp;\u0001&#x1F;</category>';
  expect(convert('a\u0000 ]]> b', rest)).toMatchObject({ topics: ['R&D été'], body: 'a ]]> b' });
});

test('accepts ampersands before tags and empty elements', () => {
  const rest = '<excerpt:encoded/><category domain="category" nicename="r&d">R&</category><a/>';
  const { topics, body } = convert('a &amp; b', rest);
  expect({ topics, body }).toEqual({ topics: ['R&'], body: 'a & b' });
});

test('reads the same in pieces of any size', () => {
  const text = wxr(
    'é 🙂 ]]> <!-- x --> &amp; &eacute;',
    '<category domain="category">R&amp;D</category>',
  );
  const whole = readWordpressExport(text, { locale: 'fr' });
  for (const size of [1, 2, 7, 64]) {
    const points = [...text];
    const pieces = points.flatMap((_, at) =>
      at % size === 0 ? [points.slice(at, at + size).join('')] : [],
    );
    expect(readWordpressExport(pieces, { locale: 'fr' })).toEqual(whole);
  }
});

test.each([
  ['{"db":[]}', /not a WordPress export/],
  ['<html></html>', /the file is not RSS/],
  ['<rss><channel><item><title>a</title></item></channel></rss>', /it is an RSS feed/],
  ['<rss>\n<channel>\n<item>\n</channel></rss>', /invalid XML on line 4 \(<item> is not closed\)/],
  [wxr('a').slice(0, 200), /invalid XML on line 4 \(<wp:post_id> is not closed\)/],
  [wxr('a').replace('</rss>', ''), /invalid XML on line 5 \(<rss> is not closed\)/],
])('rejects %j and says what to do', (text, message) => {
  expect(() => readWordpressExport(text, { locale: 'fr' })).toThrow(message);
  expect(() => readWordpressExport(text, { locale: 'fr' })).toThrow(/Tools → Export\.$/);
});

test('never expands entities declared in the file', () => {
  const bomb = `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(99)}">]>${wxr('b').replace(/<\?xml[^>]*\?>/, '')}`;
  const text = bomb.replace('<title>T', '<title>&a;T');
  expect(JSON.stringify(readWordpressExport(text, { locale: 'fr' }))).not.toContain('xxx');
});

test('reads any text without an error', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '[',
      ']',
      '[/',
      '[caption',
      '[gallery ids="1"]',
      '[[',
      '<!-- wp:',
      ' /-->',
      '<pre>',
      '\n\n',
      '"',
      '=',
      ']]>',
      '<img src="x">',
      '&',
      '&eacute;',
    ),
    fc.string({ maxLength: 8, unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      convert(pieces.join(''));
    }),
    { numRuns: 80 },
  );
}, 30_000);
