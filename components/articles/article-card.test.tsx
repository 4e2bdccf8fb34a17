import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ListedArticle } from '@/lib/articles/article';
import { ArticleCard, RelatedCard } from './article-card';

const article: ListedArticle = {
  id: 1,
  slug: 'mistral',
  title: 'Mistral',
  summary: 'Chapeau',
  featured: true,
  publishedAt: new Date('2025-09-28T06:30:00Z'),
  updatedAt: new Date('2025-09-28T06:30:00Z'),
  coverAlt: 'Zellige',
  cover: { id: '0123456789abcdef', width: 1600, height: 900 },
  author: { name: 'Jawad', slug: 'jawad' },
  topics: [
    { slug: 'maroc', name: 'Maroc' },
    { slug: 'emploi', name: 'Emploi' },
  ],
  minutesToRead: 3,
};

const textOf = (html: string) => html.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|');
const line = '|À la une|J|Jawad|28 septembre 2025|Mistral|';

test('a card has mark, author and date in a line, then title, summary, first topic and reading time', () => {
  const html = renderToStaticMarkup(<ArticleCard locale="fr" article={article} />);
  expect(textOf(html)).toBe(`${line}Chapeau|Maroc|3\u00a0min de lecture|`);
  expect(html).toContain('<a href="/sujets/maroc">Maroc</a>');
});

test('a card without a summary has no empty line', () => {
  const html = renderToStaticMarkup(
    <ArticleCard locale="fr" article={{ ...article, summary: '' }} />,
  );
  expect(html).not.toContain('dek');
});

test('a card has the mark and the topic only where the article has them', () => {
  const plain = { ...article, featured: false, topics: [] };
  const html = renderToStaticMarkup(<ArticleCard locale="fr" article={plain} />);
  expect(textOf(html)).toBe('|J|Jawad|28 septembre 2025|Mistral|Chapeau|3\u00a0min de lecture|');
});

test('a related card has the line and the title alone', () => {
  expect(textOf(renderToStaticMarkup(<RelatedCard locale="fr" article={article} />))).toBe(line);
});
