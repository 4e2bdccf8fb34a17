import { parse } from 'yaml';
import { z } from 'zod';
import { slugify, slugPattern } from './slug';

const topicName = z
  .string()
  .trim()
  .refine(
    (name) => slugify(name) !== '',
    'a name with Latin letters or digits: its address is made of them',
  );

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const slug = z.string().regex(slugPattern);

/** What stands above an article's text in its file. */
const schema = z.strictObject({
  title: z.string().trim().min(1).max(250),
  dek: z.string().trim().min(1).max(500),
  author: slug,
  /** None: a draft. In the future: scheduled. */
  publishedAt: moment.optional(),
  /** When the text last changed in a way that readers should know of */
  updatedAt: moment.optional(),
  featured: z.boolean().default(false),
  topics: z.array(topicName).default([]),
  /** A picture's file beside the text; none: the cover is drawn */
  cover: z.string().trim().min(1).optional(),
  coverAlt: z.string().trim().min(1),
  coverCredit: z.string().trim().min(1).optional(),
  /** Slug of the same text in the site's first language */
  translationOf: slug.optional(),
  /** Slugs that it had before: they redirect to it */
  formerSlugs: z.array(slug).default([]),
});

export type ArticleFile = z.output<typeof schema> & {
  /** Markdown */
  body: string;
};

/**
 * An article's file: YAML front matter between two lines of `---`, then Markdown.
 * @throws Error that names the file and each key that is wrong
 */
export function parseArticleFile(text: string, file: string): ArticleFile {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n'));
  if (!match) throw new Error(`${file}: it must begin with front matter between lines of ---`);
  const result = schema.safeParse(parseYaml(match[1] ?? '', file));
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`${file}: ${faults.join('; ')}`);
  }
  return { ...result.data, body: (match[2] ?? '').trim() };
}

function parseYaml(text: string, file: string): unknown {
  try {
    // Dates stay text, so that a date without a zone is refused rather than guessed.
    return parse(text, { schema: 'core' });
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message.trim()}`);
  }
}
