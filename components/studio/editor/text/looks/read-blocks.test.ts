import { readFileSync } from 'node:fs';
import { ensureSyntaxTree } from '@codemirror/language';
import { expect, test } from 'vitest';
import { articleState } from '../article-state';
import { readStructure } from './read-blocks';

function list(text: string) {
  const state = articleState(text);
  ensureSyntaxTree(state, text.length, 5000);
  return readStructure(state.update({}).state).shown;
}

test('the article with every element shows its table, figure, videos and gallery', () => {
  const blocks = list(readFileSync('lib/markdown/fixtures/every-element.md', 'utf8'));
  expect(blocks.map(({ kind }) => kind)).toEqual([
    'table',
    'pictures',
    'video',
    'video',
    'pictures',
  ]);
  expect(blocks[1]).toMatchObject({
    pictures: [
      {
        description: 'Quatre barres montent de novembre à février, et une ligne rouge avec elles.',
        address: 'figure.svg',
        caption: 'Part des réponses justes, mois après mois.',
        credit: 'Relevés du projet',
      },
    ],
  });
  expect(blocks[2]).toMatchObject({
    site: 'YouTube',
    still: { caption: 'La séance d’ouverture.' },
  });
  expect(blocks[3]).toMatchObject({
    site: 'Vimeo',
    title: 'Comment évaluer un assistant documentaire',
    still: null,
  });
  expect(blocks[4]).toMatchObject({ pictures: [{ caption: 'Avant' }, { caption: 'Après' }] });
});

test.each([
  ['a picture among words', 'Voir ![x](/media/0123456789abcdef) ici.'],
  ['a link to another page', '[x](https://example.com)'],
  ['brackets', '[à compléter]'],
  ['a picture in code', '```\n![x](y)\n```'],
])('%s is no block of its own', (_, text) => {
  expect(list(text)).toEqual([]);
});

test.each([
  ['an address alone', 'https://youtu.be/abc', 'video'],
  ['a picture that is a link', '[![x](/media/0123456789abcdef)](https://example.com)', 'pictures'],
  ['a picture in a quotation', '> ![x](y)', 'pictures'],
])('%s is shown', (_, text, kind) => {
  expect(list(text)).toMatchObject([{ kind }]);
});
