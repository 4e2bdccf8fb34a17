import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replaceSpans, scanMarkdown } from './scan-markdown';

/** The text with each picture's address in brackets, whatever it was. */
function mark(text: string): string {
  const { pictures } = scanMarkdown(text);
  return replaceSpans(
    text,
    pictures.map(({ destination, address }) => ({ ...destination, text: `{${address}}` })),
  );
}

describe('replacing the address of a picture changes nothing else', () => {
  test.each([
    ['![Alt](photo.jpg)', '![Alt]({photo.jpg})'],
    ['![Alt](photo.jpg "Légende | Crédit")', '![Alt]({photo.jpg} "Légende | Crédit")'],
    ['![Alt](<my photo.jpg>)', '![Alt]({my photo.jpg})'],
    ['![é \\] (x)](photo.jpg)', '![é \\] (x)]({photo.jpg})'],
    ['[![Alt](still.jpg)](https://youtu.be/x)', '[![Alt]({still.jpg})](https://youtu.be/x)'],
    ['![a [b](c.jpg)](d.jpg)', '![a [b](c.jpg)]({d.jpg})'],
    ['![Alt][one]\n\n[one]: a.jpg "T"', '![Alt][one]\n\n[one]: {a.jpg} "T"'],
    ['![one] ![x][one]\n\n[one]: <a b.jpg>', '![one] ![x][one]\n\n[one]: {a b.jpg}'],
    ['> - ![A](a.jpg)\n>   ![B](b.jpg)', '> - ![A]({a.jpg})\n>   ![B]({b.jpg})'],
    ['| a |\n|---|\n| ![A](a.jpg) |', '| a |\n|---|\n| ![A]({a.jpg}) |'],
    ['x[^1]\n\n[^1]: ![A](a.jpg)', 'x[^1]\n\n[^1]: ![A]({a.jpg})'],
  ])('%j', (text, marked) => {
    expect(mark(text)).toBe(marked);
  });

  test.each(['`![x](a.jpg)`', '```\n![x](a.jpg)\n```', '\\![x](a.jpg)', '[x](a.jpg)', '![x]'])(
    'none in %j',
    (text) => {
      expect(scanMarkdown(text).pictures).toEqual([]);
    },
  );
});

test('has the lines of pictures, links and headings', () => {
  const text =
    '## A\n\nText [x](/articles/x).\n\n#### B\n\n[![C](c.jpg)](https://a.example)\n\n<img src="d.jpg">';
  expect(scanMarkdown(text)).toMatchObject({
    headings: [
      { depth: 2, line: 1 },
      { depth: 4, line: 5 },
    ],
    links: [
      { address: '/articles/x', line: 3 },
      { address: 'https://a.example', line: 7 },
    ],
    pictures: [{ alt: 'C', address: 'c.jpg', line: 7, linked: true }],
    htmlPictureLines: [9],
  });
});

test('finds what readers will not see of HTML, with its line', () => {
  const text = [
    '<div>',
    '<iframe src="https://a.example"></iframe>',
    "<a class=x href='JavaScript:alert(1)'>a</a> <a href=/b>b</a>",
    '<!-- <video> --> <em>c</em> <titled>',
    '</div>',
    '',
    'Un <Script src="a.js"></script> deux, `<iframe>`',
  ].join('\n');
  expect(scanMarkdown(text).vanishing).toEqual([
    { what: '<iframe>', line: 2 },
    { what: 'JavaScript:alert(1)', line: 3 },
    { what: '<script>', line: 7 },
  ]);
});

describe('finds the line of what is nested too deeply', () => {
  test.each<[string, (levels: number) => string]>([
    ['quotations', (levels) => `${'>'.repeat(levels)} b`],
    ['lists', (levels) => `${'- '.repeat(levels / 2)}b`],
    ['HTML', (levels) => `${'<div>'.repeat(levels)}b${'</div>'.repeat(levels)}`],
  ])('%s', (_, nest) => {
    expect(scanMarkdown(`a\n\n${nest(90)}`).deepLine).toBeNull();
    expect(scanMarkdown(`a\n\n${nest(110)}`).deepLine).toBe(3);
    expect(scanMarkdown(`a\n\n${nest(2000)}`).deepLine).not.toBeNull();
  });
});

test('writing the addresses back does not change any text', () => {
  const piece = fc.constantFrom(
    ...[
      '![',
      '](',
      ')',
      '[',
      ']',
      'a.jpg',
      ' ',
      '\n',
      '\n\n',
      '>',
      '- ',
      '<',
      '"',
      '\\',
      '[a]: ',
      '`',
      '|',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const same = scanMarkdown(text).pictures.map(({ destination: { start, end } }) => ({
        start,
        end,
        text: text.slice(start, end),
      }));
      expect(replaceSpans(text, same)).toBe(text);
    }),
  );
});
