import fc from 'fast-check';
import type { Element, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { locales } from '@/lib/i18n/locales';
import { typeset } from './typeset';
import { typesetTree } from './typeset-tree';

const element = (tagName: string, children: Element['children'], properties = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const text = (value: string) => ({ type: 'text' as const, value });
const root = (...children: RootContent[]): Root => ({ type: 'root', children });

const { node } = fc.letrec<{ node: Element['children'][number] }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc
      .array(
        fc.constantFrom(
          ...'«»"\'…—!?;: .-\u00a0\u202f0123456789'.split(''),
          ...[
            'mot',
            'l',
            '10',
            '000',
            ' km',
            '1',
            ' mars',
            'n°',
            'https://',
            'x.fr/',
            '"a',
            ' -- ',
            'etc',
          ],
        ),
        { maxLength: 8 },
      )
      .map((parts) => text(parts.join(''))),
    fc
      .tuple(
        fc.constantFrom('a', 'em', 'strong', 'span', 'q'),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([tagName, children]) => element(tagName, children)),
  ),
}));

test('typesets text across inline elements like plain text, and is idempotent', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 6 }), fc.constantFrom(...locales), (nodes, locale) => {
      const tree = root(element('p', nodes));
      const expected = typeset(textOf(tree), locale);
      typesetTree(tree, locale);
      expect(textOf(tree)).toBe(expected);
      const before = structuredClone(tree);
      typesetTree(tree, locale);
      expect(tree).toEqual(before);
    }),
    { numRuns: 500 },
  );
});

test.each([
  'code',
  'pre',
  'kbd',
  'samp',
  'var',
  'math',
  'svg',
  'script',
  'style',
  'textarea',
  'time',
])('leaves the content of <%s> unchanged, including elements in it', (tagName) => {
  const inside = `l'a "b"... 10000 €!`;
  const tree = root(
    element('p', [text('mot '), element(tagName, [element('span', [text(inside)])])]),
  );
  typesetTree(tree, 'fr');
  expect(textOf(tree)).toBe(`mot ${inside}`);
});

test('typesets the attributes alt and title, and no others', () => {
  const untypeset = "L'IA: quoi?";
  const properties = {
    alt: untypeset,
    title: untypeset,
    href: untypeset,
    id: untypeset,
    ariaLabel: untypeset,
    className: [untypeset],
  };
  const link = element('a', [text('mot')], { ...properties });
  typesetTree(root(link), 'fr');
  const typesetValue = typeset(untypeset, 'fr');
  expect(link.properties).toEqual({ ...properties, alt: typesetValue, title: typesetValue });
});

test('leaves a language without rules unchanged, including attributes', () => {
  const link = element('a', [text('"Was?"')], { lang: 'de', title: 'Was?' });
  typesetTree(root(link), 'fr');
  expect(link).toEqual(element('a', [text('"Was?"')], { lang: 'de', title: 'Was?' }));
});
