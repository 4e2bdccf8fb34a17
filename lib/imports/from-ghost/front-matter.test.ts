import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseArticleFile } from '@/lib/articles/files/front-matter';
import type { ImportedArticle } from '../imported-site';
import { readGhostExport } from './read-ghost-export';
import { ghost2, ghost5 } from './test-export';

/** Throws if the front matter is invalid. */
function writeAndParse({ article: { body, publishedAt, updatedAt, ...rest } }: ImportedArticle) {
  const keys = {
    ...rest,
    ...(publishedAt && { publishedAt: publishedAt.toISOString() }),
    ...(updatedAt && { updatedAt: updatedAt.toISOString() }),
  };
  return parseArticleFile(`---\n${stringify(keys)}---\n\n${body}\n`, 'article.md');
}

test('writes articles with valid front matter', () => {
  for (const each of [...ghost5.articles, ...ghost2.articles])
    expect(writeAndParse(each)).toEqual(each.article);
});

test('writes valid front matter whatever the export contains', () => {
  const words = fc.oneof(
    fc.string({ maxLength: 40, unit: 'binary' }),
    fc.lorem({ maxCount: 200 }),
    fc.constant(null),
  );
  const post = fc.record({
    id: fc.integer(),
    title: words,
    slug: words,
    html: words,
    custom_excerpt: words,
    feature_image: words,
    status: fc.constantFrom('published', 'draft', 'scheduled', 'sent', 'other'),
    published_at: fc.oneof(fc.constantFrom('2024-01-01T00:00:00.000Z', 'soon', null), fc.integer()),
  });
  const data = fc.record({
    posts: fc.array(post, { minLength: 1, maxLength: 4 }),
    tags: fc.array(fc.record({ id: fc.constantFrom(1, 2), name: words }), { maxLength: 2 }),
    users: fc.array(fc.record({ id: fc.constantFrom(1, 2), name: words, slug: words }), {
      maxLength: 2,
    }),
  });
  fc.assert(
    fc.property(data, (random) => {
      const { articles } = readGhostExport(JSON.stringify({ data: random }), { locale: 'en' });
      for (const each of articles) writeAndParse(each);
      expect(new Set(articles.map(({ slug }) => slug)).size).toBe(articles.length);
    }),
    { numRuns: 50 },
  );
}, 30_000);
