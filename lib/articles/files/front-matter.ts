import * as z from 'zod';
import {
  createFrontMatterSchema,
  type FrontMatter,
  line,
  readFrontMatter,
  requireData,
  slug,
  textShape,
} from '@/lib/markdown/front-matter';
import { slugify } from '@/lib/markdown/slug';

const topicsError = 'names in brackets, e.g. [Maroc, Entreprise]';
const topicName = z
  .string({ error: 'a name, e.g. Maroc' })
  .trim()
  .max(60, { error: 'a name of 60 characters at most' })
  .refine((name) => slugify(name) !== '', {
    error: 'a name with Latin letters or digits, which its address is made of',
  });
const dateTimeError = 'a date and time with its zone, e.g. 2026-01-31T08:00:00+01:00';
const dateTime = z.iso
  .datetime({ offset: true, error: dateTimeError })
  .transform((text) => new Date(text));

const canonicalError =
  'the whole address of the first publication, e.g. https://example.org/article';
export const canonicalUrl = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain, error: canonicalError })
  .max(2000, { error: canonicalError });

const { title, dek, translationOf, formerSlugs, key } = textShape;
export const articleSchema = createFrontMatterSchema({
  title,
  dek,
  author: slug,
  /** Missing in a draft, in the future in a scheduled article */
  publishedAt: dateTime.optional(),
  /** Shown to readers; by default the date in the store, or publishedAt */
  updatedAt: dateTime.optional(),
  featured: z.boolean({ error: 'true or false' }).default(false),
  topics: z.array(topicName, { error: topicsError }).default([]),
  /** An image file; by default the cover is drawn */
  cover: line(250).optional(),
  /** The word that the cover is drawn from; by default the slug of the article, or of its original */
  drawnFrom: slug.optional(),
  /** Required with a cover */
  coverAlt: line(1000).optional(),
  coverCredit: line(250).optional(),
  /** For search engines, where they differ from title and dek */
  searchTitle: line(250).optional(),
  searchDescription: line(500).optional(),
  /** Where the text first appeared, if that is another site */
  canonicalUrl: canonicalUrl.optional(),
  translationOf,
  formerSlugs,
  /** Also the id in feeds */
  key,
}).refine(({ cover, coverAlt }) => cover === undefined || coverAlt !== undefined, {
  path: ['coverAlt'],
  error: 'with a cover, say what it shows, for readers who cannot see it',
});

export type ArticleFile = z.output<typeof articleSchema> & { body: string };

export function readArticleFile(text: string, file: string): FrontMatter<ArticleFile> {
  return readFrontMatter(articleSchema, text, file);
}

/** @throws InvalidFilesError */
export function parseArticleFile(text: string, file: string): ArticleFile {
  return requireData(readArticleFile(text, file));
}
