import { expect, test } from 'vitest';
import { describeShape } from './spam-shape';

test('a text that speaks of its reader differs from one that speaks of its writer', () => {
  expect(describeShape('vous et votre site, votre blog')).toContain('~reader4');
  expect(describeShape('nous cherchons pour notre usine')).toContain('~writer4');
  expect(describeShape('nous cherchons pour notre usine').join()).not.toContain('reader');
});

test('questions count up to three, the last sentence on its own', () => {
  expect(describeShape('combien ? quand ? ou ? qui ?')).toEqual([
    '~question1',
    '~question2',
    '~question3',
    '~question last',
  ]);
});

test('a short last line is a signature', () => {
  expect(describeShape('bonjour\ngreg, sales manager')).toContain('~signature');
  expect(describeShape('bonjour greg')).toEqual([]);
});
