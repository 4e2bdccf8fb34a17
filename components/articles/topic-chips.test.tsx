import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TopicChips } from './topic-chips';

const topics = Array.from({ length: 26 }, (_, index) => ({
  slug: `sujet-${index + 1}`,
  name: `Sujet ${index + 1}`,
}));

function listChips(current?: string): string[] {
  const html = renderToStaticMarkup(<TopicChips locale="fr" topics={topics} current={current} />);
  return [...html.matchAll(/<a href="([^"]+)"( aria-current="page")?>/g)].map(
    ([, href = '', mark]) => href + (mark ? ' (current)' : ''),
  );
}

const first = (count: number) => topics.slice(0, count).map(({ slug }) => `/sujets/${slug}`);

test('shows eight topics, then the page of all topics', () => {
  expect(listChips()).toEqual([...first(8), '/sujets']);
});

test('begins with the current topic, wherever it stands in the list', () => {
  expect(listChips('sujet-20')).toEqual(['/sujets/sujet-20 (current)', ...first(7), '/sujets']);
  expect(listChips('sujet-2')[0]).toBe('/sujets/sujet-2 (current)');
});

test('is left out without topics', () => {
  expect(renderToStaticMarkup(<TopicChips locale="fr" topics={[]} />)).toBe('');
});
