import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { SearchPage } from './search-page';

const renderStatus = (words: string, count: number) => {
  const results = { count, isPartial: false, page: 1, pages: 1, results: [] };
  const html = renderToStaticMarkup(
    <SearchPage locale="fr" words={words} results={results} topics={[]} />,
  );
  return /role="status">([^<]*)</.exec(html)?.[1];
};

test.each([0, 2])('does not repeat quotation marks of the query, with %i results', (count) => {
  for (const words of ['«\u00a0ia souveraine\u00a0»', '"ia souveraine"', '“ia souveraine”']) {
    expect(renderStatus(words, count)).toMatch(/ «\u00a0ia souveraine\u00a0»\.$/);
  }
});
