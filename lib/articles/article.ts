import type { StoredCover, StoredImage } from '@/lib/markdown/pictures';

export type TopicLink = { slug: string; name: string };
export type TopicCount = TopicLink & { articles: number };

export type ArticleCard = {
  id: number;
  slug: string;
  title: string;
  featured: boolean;
  publishedAt: Date;
  updatedAt: Date;
  coverAlt: string;
  cover: StoredCover & {
    /** Of a drawing that is not stored yet */
    url?: string;
  };
  author: { name: string; slug: string };
  topics: TopicLink[];
};

export type Article = ArticleCard & {
  /** Empty without one: see summarize */
  dek: string;
  body: string;
  coverCredit: string | null;
  /** A tiling, which may be cropped */
  isCoverDrawn: boolean;
  /** For search engines, where they differ from title and dek */
  searchTitle: string | null;
  searchDescription: string | null;
  /** The address of the original on another site */
  canonicalUrl: string | null;
  images: StoredImage[];
  translations: { locale: string; slug: string; canonicalUrl: string | null }[];
};

export type ListedArticle = ArticleCard & { summary: string; minutesToRead: number };
export type ArticlePage = { articles: ListedArticle[]; page: number; pages: number };
export type ArticleLink = { slug: string; title: string; publishedAt: Date };

export type Person = {
  name: string;
  /** Empty without one in this language */
  role: string;
  /** The id of a stored image */
  photo: string | null;
};

export type Author = Person & {
  slug: string;
  /** Markdown; empty without a biography in this language */
  biography: string;
  links: { label: string; url: string }[];
};

/** `month` in the form 2026-01 */
export type Month = { month: string; count: number };
