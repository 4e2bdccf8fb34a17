import fc from 'fast-check';
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { readSample } from './fixtures/sample';
import { parseMarkdown } from './parse-markdown';
import { countWords, takeSentences, toPlainText } from './plain-text';

test.each([
  ['## Titre ##\n\nUn *mot* **fort**, `code` et ~~rien~~.', 'Titre\nUn mot fort, code et rien.'],
  ['## Titre\nSuite\n### Deux #\nFin', 'Titre\nSuite\nDeux\nFin'],
  ['Titre\n=====\n\nSuite\n---\n\nFin', 'Titre\nSuite\nFin'],
  [
    '[Mistral](https://mistral.ai "t"), [b][1] <https://a.example>\n\n[1]: https://b.example',
    'Mistral, b',
  ],
  ['Avant ![une image](/media/a "Légende") après', 'Avant après'],
  ['Mot[^1].\n\n[^1]: La note.', 'Mot.\nLa note.'],
  ['> Cité\n> deux fois', 'Cité deux fois'],
  ['- un\n- [x] deux\n\n1. trois', 'un deux\ntrois'],
  ['| A | B |\n|:--|--:|\n| c | d |', 'A B\nc d'],
  ['Avant\n\n```js\nlet a;\n```\n\naprès', 'Avant\naprès'],
  ['~~~\nlaissé ouvert', ''],
  ['<span lang="en">Hello</span> <abbr title="x">IA</abbr><script>alert(1)</script>', 'Hello IA'],
  ['Un<br>deux<br />trois\\\nquatre  \ncinq', 'Un deux trois quatre cinq'],
  ['<dl><dt>Un</dt><dd>Deux</dd></dl>', 'Un Deux'],
  ['2 < 3 &amp; snake_case 2*3', '2 < 3 & snake_case 23'],
  ['\\*pas d’emphase\\*, https://example.com/a_b', '*pas d’emphase*,'],
])('%j', (markdown, text) => {
  expect(toPlainText(markdown)).toBe(text);
});

test('the sample has the words of its page', () => {
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const markdown = readSample();
  expect(words(toPlainText(markdown))).toEqual(words(textOf(parseMarkdown(markdown))));
});

test('every text is converted, and fast', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      (text) => typeof toPlainText(text) === 'string',
    ),
  );
  for (const sign of [
    '[',
    '![',
    '<',
    '<a ',
    '`',
    '*',
    '_',
    '|',
    '> ',
    '- ',
    '\\',
    '&',
    ' ',
    '\n',
    '<!--',
    '[^',
  ]) {
    const { user } = process.cpuUsage();
    toPlainText(sign.repeat(4_000));
    expect(process.cpuUsage().user - user, `4,000 times ${sign}`).toBeLessThan(500_000);
  }
});

test('counts elided words once, and neither code nor URLs', () => {
  expect(countWords('L’IA d’aujourd’hui, `x` : https://a.example/b-c')).toBe(3);
});

test.each([
  ['Un **mot**. Deux mots ?\n\nTrois.', 2, 'Un mot. Deux mots ?'],
  ['Un paragraphe.\n\nUn autre. Et encore.', 2, 'Un paragraphe. Un autre.'],
  ['Une version 2.5 ! Puis la suite.', 1, 'Une version 2.5 !'],
  ['Sans point', 2, 'Sans point'],
  ['', 2, ''],
])('%j begins with the %i sentences %j', (markdown, count, sentences) => {
  expect(takeSentences(markdown, count, 'fr')).toBe(sentences);
});

/** Code blocks and footnote numbers aside */
function textOf(tree: Root): string {
  let text = '';
  visit(tree, (node) => {
    if (
      node.type === 'element' &&
      (node.tagName === 'pre' || node.properties.dataFootnotes !== undefined)
    ) {
      if (node.tagName === 'pre') return 'skip';
      node.children = node.children.filter(
        (child) => !('tagName' in child && child.tagName === 'h2'),
      );
    }
    if (node.type === 'element' && node.properties.dataFootnoteRef !== undefined) return 'skip';
    if (node.type === 'text') text += node.value;
    if (node.type === 'element' && ['p', 'li', 'td', 'th', 'h2'].includes(node.tagName))
      text += '\n';
  });
  return text;
}
