import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { SearchResults } from '@/lib/search/search-results';
import { SearchPage } from './search-page';

const renderStatus = (words: string, found: Partial<SearchResults> | null, isQuery = true) => {
  const none = { count: 0, isPartial: false, page: 1, pages: 1, misspelled: [], isCut: false };
  const results = found && { ...none, results: [], ...found };
  const html = renderToStaticMarkup(
    <SearchPage locale="fr" words={words} isQuery={isQuery} results={results} topics={[]} />,
  );
  return /role="status">([^<]*)</.exec(html)?.[1];
};

test.each([0, 2])('does not repeat quotation marks of the query, with %i results', (count) => {
  for (const words of ['«\u00a0ia souveraine\u00a0»', '"ia souveraine"', '“ia souveraine”']) {
    expect(renderStatus(words, { count })).toMatch(/ «\u00a0ia souveraine\u00a0»\.$/);
  }
});

test('says what to do about a query that is empty or has no word, and nothing before the first one', () => {
  expect(renderStatus('', null, false)).toBeUndefined();
  for (const words of ['', '« »']) expect(renderStatus(words, null)).toMatch(/^Écrivez un ou deux/);
  expect(renderStatus('!?', null)).toMatch(/^«\u00a0!\?\u00a0» ne contient ni lettre ni chiffre\./);
});

test('says that similar words were found, or that words were left out', () => {
  expect(renderStatus('mistrall', { count: 1, misspelled: ['mistrall'] })).toBe(
    'Aucun texte ne contient «\u00a0mistrall\u00a0». Un texte contient un mot proche\u00a0:',
  );
  expect(renderStatus('a b', { count: 1, isCut: true })).toMatch(/^Seuls les douze premiers/);
});
