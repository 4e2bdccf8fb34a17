import * as z from 'zod';
import { type FileError, InvalidFilesError } from './file-errors';
import { slugPattern } from './slug';
import { parseYaml } from './yaml-file';

export const line = (maxLength: number) => {
  const error = `some words, ${maxLength} characters at most`;
  return z.string({ error }).trim().min(1, { error }).max(maxLength, { error });
};
const slugError = 'lower-case letters without accents, digits and hyphens, e.g. mistral-ai';
export const slug = z.string({ error: slugError }).regex(slugPattern, { error: slugError });
const keyError = 'letters, digits, hyphens and slashes';

const dekError = 'some words, 500 characters at most';

export const textShape = {
  title: line(250),
  /** Empty without one: see summarize */
  dek: z.string({ error: dekError }).trim().max(500, { error: dekError }).default(''),
  /** The original's slug in the default language */
  translationOf: slug.optional(),
  formerSlugs: z
    .array(slug, { error: 'slugs in brackets, e.g. [old-name, older-name]' })
    .default([]),
  key: z
    .string({ error: keyError })
    .regex(/^[a-z0-9/-]{1,200}$/, { error: keyError })
    .optional(),
};

export function createFrontMatterSchema<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? `this key is unknown; known keys are ${Object.keys(shape).join(', ')}`
        : 'keys and values, e.g. title: Words',
  });
}

export type FrontMatter<Data> = {
  /** Null if there are errors */
  data: Data | null;
  errors: FileError[];
  findLine(key: string): number;
  bodyLine: number;
};

/** Reads YAML front matter between two lines of `---`, and the Markdown after it. */
export function readFrontMatter<Schema extends z.ZodType<object>>(
  schema: Schema,
  text: string,
  file: string,
): FrontMatter<z.output<Schema> & { body: string }> {
  const parts = splitFrontMatter(text);
  if (!parts) {
    const message = 'it must begin with front matter between lines of ---';
    return { data: null, errors: [{ file, line: 1, message }], findLine: () => 1, bodyLine: 1 };
  }
  const { front, rest } = parts;
  const { data, errors, findLine } = parseYaml(schema, front, { file, firstLine: 2 });
  const emptyLines = leadingEmptyLines.exec(rest)?.[0] ?? '';
  const bodyLine = countLines(front) + 3 + countLines(emptyLines);
  return { data: data && { ...data, body: trimBody(rest) }, errors, findLine, bodyLine };
}

/** @param text with any line ends; the parts have `\n` */
export function splitFrontMatter(text: string): { front: string; rest: string } | null {
  const match = /^\uFEFF?---\n((?:[\s\S]*?\n)??)---(?:\n([\s\S]*))?$/.exec(
    text.replaceAll('\r\n', '\n'),
  );
  return match && { front: match[1] ?? '', rest: match[2] ?? '' };
}

const leadingEmptyLines = /^(?:[ \t]*\n)*/;

/** A text as a file has it: the first line may be indented, which means code. */
export function trimBody(text: string): string {
  return text.replace(leadingEmptyLines, '').trimEnd();
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

/** @throws InvalidFilesError */
export function requireData<Data>({ data, errors }: FrontMatter<Data>): Data {
  if (!data) throw new InvalidFilesError(errors);
  return data;
}
