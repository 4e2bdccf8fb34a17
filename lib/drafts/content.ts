import { createHash } from 'node:crypto';
import * as z from 'zod';
import { slugify } from '@/lib/markdown/slug';
import { navPlaces } from '@/lib/pages/page';

export const maxLengths = { line: 2000, body: 1_000_000, topics: 50 };

/** Line ends are made one kind here, once: what follows keeps a text byte for byte. */
const lines = (maxLength: number) =>
  z
    .string()
    .overwrite((text) => text.replace(/\r\n?/g, '\n'))
    .max(maxLength)
    .default('');
const line = lines(maxLengths.line).transform((text) => text.replaceAll('\n', ' '));

/** What is written, finished or not. Empty stands for what is missing, and for what texts of another kind have. */
export const contentSchema = z.object({
  title: line,
  dek: line,
  slug: line,
  body: lines(maxLengths.body),
  author: line,
  topics: z.array(line).max(maxLengths.topics).default([]),
  /** The id of an image; empty for a drawn cover */
  cover: z
    .string()
    .regex(/^(?:[0-9a-f]{16})?$/)
    .default(''),
  coverAlt: line,
  coverCredit: line,
  featured: z.boolean().default(false),
  searchTitle: line,
  searchDescription: line,
  canonicalUrl: line,
  nav: z.enum(navPlaces).default('none'),
  form: z.boolean().default(false),
});

export type Content = z.output<typeof contentSchema>;

export const emptyContent: Content = contentSchema.parse({});

/** From the store, where older versions of the site wrote it, too */
export function parseContent(json: string): Content {
  return contentSchema.parse(JSON.parse(json));
}

/** The same for two contents that would be published as the same article or page. Stored drafts keep it: see `basedOn`. */
export function hashContent(content: Content): string {
  const { body, featured, topics, nav, form, ...words } = content;
  const published = {
    ...Object.fromEntries(Object.entries(words).map(([key, text]) => [key, text.trim()])),
    ...(nav !== emptyContent.nav && { nav }),
    ...(form && { form }),
    body,
    featured,
    topics: topics
      .map((topic) => slugify(topic))
      .filter(Boolean)
      .sort(),
  };
  const sorted = Object.entries(published).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 32);
}
