import type { TextSegment } from './excerpt';

export type SearchResult = {
  route: 'article' | 'page';
  slug: string;
  title: TextSegment[];
  excerpt: TextSegment[];
  /** Null for a page */
  byline: { author: string; publishedAt: Date } | null;
};

export type SearchResults = {
  results: SearchResult[];
  count: number;
  page: number;
  pages: number;
  /** No article has all the words; these have some of them */
  isPartial: boolean;
  /** Words of the query that no article has; these have similar ones */
  misspelled: string[];
  /** Whether words at the end of the query were left out */
  isCut: boolean;
};
