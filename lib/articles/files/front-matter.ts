import { z } from 'zod';
import { type FileError, InvalidFilesError } from '@/lib/markdown/file-errors';
import { slugify, slugPattern } from '@/lib/markdown/slug';
import { parseYaml } from '@/lib/markdown/yaml-file';

const line = (atMost: number) => {
  const error = `some words, ${atMost} characters at most`;
  return z.string({ error }).trim().min(1, { error }).max(atMost, { error });
};
const slugError = 'lower-case letters without accents, digits and hyphens, as mistral-ai';
const slug = z.string({ error: slugError }).regex(slugPattern, { error: slugError });
const topicsError = 'names in brackets, as [Maroc, Entreprise]';
const topicName = z
  .string({ error: 'a name, as Maroc' })
  .trim()
  .max(60, { error: 'a name of 60 characters at most' })
  .refine((name) => slugify(name) !== '', {
    error: 'a name with Latin letters or digits: its address is made of them',
  });
const momentError = 'a moment with its zone, as 2026-01-31T08:00:00+01:00';
const moment = z.iso
  .datetime({ offset: true, error: momentError })
  .transform((text) => new Date(text));

/** What stands above an article's text in its file. */
const shape = {
  title: line(250),
  dek: line(500),
  author: slug,
  /** None: a draft. In the future: scheduled. */
  publishedAt: moment.optional(),
  /** When the text last changed in a way that readers should know of; none: when it was published, or as the store knows */
  updatedAt: moment.optional(),
  featured: z.boolean({ error: 'true or false' }).default(false),
  topics: z.array(topicName, { error: topicsError }).default([]),
  /** A picture's file beside the text; none: the cover is drawn */
  cover: line(250).optional(),
  coverAlt: line(1000),
  coverCredit: line(250).optional(),
  /** Slug of the same text in the site's first language */
  translationOf: slug.optional(),
  /** Slugs that it had before: they redirect to it */
  formerSlugs: z.array(slug, { error: 'slugs in brackets, as [old-name, older-name]' }).default([]),
  /** What it is known by whatever its slug: its translations have the same, and feeds tell by it what is new */
  key: z
    .string({ error: 'letters, digits, hyphens and slashes' })
    .regex(/^[a-z0-9/-]{1,200}$/, { error: 'letters, digits, hyphens and slashes' })
    .optional(),
};
const schema = z.strictObject(shape, {
  error: ({ code }) =>
    code === 'unrecognized_keys'
      ? `there is no such key; there are ${Object.keys(shape).join(', ')}`
      : 'keys and values, as title: Words',
});

export type ArticleFile = z.output<typeof schema> & {
  /** Markdown */
  body: string;
};

export type ArticleFileResult = {
  /** Null where there are mistakes */
  article: ArticleFile | null;
  errors: FileError[];
  /** The line of the file that a key stands on */
  findLine(key: string): number;
  /** The line of the file that the text begins on */
  bodyLine: number;
};

/** An article's file: YAML front matter between two lines of `---`, then Markdown. */
export function readArticleFile(text: string, file: string): ArticleFileResult {
  const match = /^\uFEFF?---\n((?:[\s\S]*?\n)??)---(?:\n([\s\S]*))?$/.exec(
    text.replaceAll('\r\n', '\n'),
  );
  if (!match) {
    const message = 'it must begin with front matter between lines of ---';
    return { article: null, errors: [{ file, line: 1, message }], findLine: () => 1, bodyLine: 1 };
  }
  const [, front = '', rest = ''] = match;
  const { data, errors, findLine } = parseYaml(schema, front, { file, firstLine: 2 });
  const empty = /^(?:[ \t]*\n)*/.exec(rest)?.[0] ?? '';
  const bodyLine = countLines(front) + 3 + countLines(empty);
  const body = rest.slice(empty.length).trimEnd();
  return { article: data && { ...data, body }, errors, findLine, bodyLine };
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

/** @throws InvalidFilesError that names the file, the line and the key of each mistake */
export function parseArticleFile(text: string, file: string): ArticleFile {
  const { article, errors } = readArticleFile(text, file);
  if (!article) throw new InvalidFilesError(errors);
  return article;
}
