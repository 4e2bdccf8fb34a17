import { z } from 'zod';
import { type FileError, InvalidFilesError } from '@/lib/markdown/file-errors';
import { slugify, slugPattern } from '@/lib/markdown/slug';
import { parseYaml } from '@/lib/markdown/yaml-file';

const line = (maxLength: number) => {
  const error = `some words, ${maxLength} characters at most`;
  return z.string({ error }).trim().min(1, { error }).max(maxLength, { error });
};
const slugError = 'lower-case letters without accents, digits and hyphens, e.g. mistral-ai';
const slug = z.string({ error: slugError }).regex(slugPattern, { error: slugError });
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

const shape = {
  title: line(250),
  dek: line(500),
  author: slug,
  /** Missing in a draft, in the future in a scheduled article */
  publishedAt: dateTime.optional(),
  /** Shown to readers; by default the date in the store, or publishedAt */
  updatedAt: dateTime.optional(),
  featured: z.boolean({ error: 'true or false' }).default(false),
  topics: z.array(topicName, { error: topicsError }).default([]),
  /** An image file; by default the cover is drawn */
  cover: line(250).optional(),
  coverAlt: line(1000),
  coverCredit: line(250).optional(),
  /** The original's slug in the default language */
  translationOf: slug.optional(),
  formerSlugs: z
    .array(slug, { error: 'slugs in brackets, e.g. [old-name, older-name]' })
    .default([]),
  /** The translation key, which is also the id in feeds */
  key: z
    .string({ error: 'letters, digits, hyphens and slashes' })
    .regex(/^[a-z0-9/-]{1,200}$/, { error: 'letters, digits, hyphens and slashes' })
    .optional(),
};
const schema = z.strictObject(shape, {
  error: ({ code }) =>
    code === 'unrecognized_keys'
      ? `this key is unknown; known keys are ${Object.keys(shape).join(', ')}`
      : 'keys and values, e.g. title: Words',
});

export type ArticleFile = z.output<typeof schema> & { body: string };

export type ArticleFileResult = {
  /** Null if there are errors */
  article: ArticleFile | null;
  errors: FileError[];
  findLine(key: string): number;
  bodyLine: number;
};

/** Reads YAML front matter between two lines of `---`, and the Markdown after it. */
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
  const emptyLines = /^(?:[ \t]*\n)*/.exec(rest)?.[0] ?? '';
  const bodyLine = countLines(front) + 3 + countLines(emptyLines);
  const body = rest.slice(emptyLines.length).trimEnd();
  return { article: data && { ...data, body }, errors, findLine, bodyLine };
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

/** @throws InvalidFilesError */
export function parseArticleFile(text: string, file: string): ArticleFile {
  const { article, errors } = readArticleFile(text, file);
  if (!article) throw new InvalidFilesError(errors);
  return article;
}
