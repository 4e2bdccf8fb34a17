import { readFileSync } from 'node:fs';
import { toHtml } from 'hast-util-to-html';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { locales } from '@/lib/i18n/locales';
import { typeset } from './typeset';
import { typesetTree } from './typeset-tree';

// In the corpus ⍽ stands for U+00A0 and ¬ for U+202F.
const reveal = (text: string) => text.replaceAll('\u00a0', '⍽').replaceAll('\u202f', '¬');
const conceal = (text: string) => text.replaceAll('⍽', '\u00a0').replaceAll('¬', '\u202f');

const cases = readFileSync(new URL('corpus.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) =>
    z
      .strictObject({
        locale: z.enum(locales),
        input: z.string(),
        output: z.string(),
        why: z.string(),
      })
      .parse(JSON.parse(line)),
  );

const html = unified().use(rehypeParse, { fragment: true });

/** Treats text that starts with a tag as HTML. */
function typesetCase({ locale }: { locale: (typeof locales)[number] }, text: string): string {
  if (!text.startsWith('<')) return reveal(typeset(conceal(text), locale));
  const tree = html.parse(conceal(text));
  typesetTree(tree, locale);
  const markup = toHtml(tree, { characterReferences: { useNamedReferences: true } });
  return reveal(markup.replaceAll('&nbsp;', '\u00a0').replaceAll('&#x27;', "'"));
}

test('the corpus has at least 120 cases and no duplicates', () => {
  expect(cases.length).toBeGreaterThanOrEqual(120);
  expect(new Set(cases.map(({ locale, input }) => locale + input)).size).toBe(cases.length);
});

describe.each(cases)('$locale $input: $why', (one) => {
  test('is typeset correctly', () => expect(typesetCase(one, one.input)).toBe(one.output));
  test('does not change when typeset again', () =>
    expect(typesetCase(one, one.output)).toBe(one.output));
});
