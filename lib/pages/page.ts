import type { StoredImage } from '@/lib/markdown/pictures';

/** A page of the author's own, e.g. About */
export type Page = {
  slug: string;
  title: string;
  /** Empty without one: see summarize */
  dek: string;
  /** Markdown */
  body: string;
  /** Whether the lead form stands at the foot */
  form: boolean;
  publishedAt: Date;
  updatedAt: Date;
  images: StoredImage[];
  translations: { locale: string; slug: string }[];
};

/** Where a link to a page stands */
export const navPlaces = ['header', 'footer', 'none'] as const;
export type NavPlace = (typeof navPlaces)[number];

export type PageLink = { slug: string; title: string };
export type MenuPages = Record<'header' | 'footer', PageLink[]>;
