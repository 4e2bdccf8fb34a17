import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ListedArticle } from '@/lib/articles/article';
import { ArticleList } from './article-list';

const articles = [1, 2, 3].map(
  (id): ListedArticle => ({
    id,
    slug: `article-${id}`,
    title: `Titre ${id}`,
    summary: 'Chapeau',
    featured: false,
    publishedAt: new Date('2025-09-28T06:30:00Z'),
    updatedAt: new Date('2025-09-28T06:30:00Z'),
    coverAlt: 'Zellige',
    cover: { id: '0123456789abcdef', width: 1600, height: 900 },
    author: { name: 'Jawad', slug: 'jawad' },
    topics: [],
    minutesToRead: 3,
  }),
);

function render(page: number, pages: number) {
  return renderToStaticMarkup(
    <ArticleList
      locale="fr"
      list={{ articles, page, pages }}
      routes={{ first: 'topic', further: 'topicPage', params: { topic: 'emploi' } }}
    >
      <h1>Emploi</h1>
    </ArticleList>,
  );
}

test('only page 1 has a large card, and each page shows every article once', () => {
  for (const page of [1, 2, 3]) {
    const html = render(page, 3);
    expect(html.match(/card-lead/g) ?? []).toHaveLength(page === 1 ? 1 : 0);
    for (const { title } of articles) expect(html.split(`>${title}<`)).toHaveLength(2);
  }
});

test.each([
  [1, 1, undefined, undefined],
  [1, 3, undefined, '/sujets/emploi/page/2'],
  [2, 3, '/sujets/emploi', '/sujets/emploi/page/3'],
  [3, 3, '/sujets/emploi/page/2', undefined],
])('page %i of %i links to %s and %s', (page, pages, previous, next) => {
  const html = render(page, pages);
  expect(/<a href="([^"]*)" rel="prev"/.exec(html)?.[1]).toBe(previous);
  expect(/<a href="([^"]*)" rel="next"/.exec(html)?.[1]).toBe(next);
});
