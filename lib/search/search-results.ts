import type { Part } from './extract';

export type Result = {
  slug: string;
  title: Part[];
  extract: Part[];
  publishedAt: Date;
  author: { name: string };
};

export type Results = {
  results: Result[];
  count: number;
  page: number;
  pages: number;
  /** No article has all the words: these have some of them */
  loose: boolean;
};
