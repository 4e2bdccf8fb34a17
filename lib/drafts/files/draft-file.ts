import * as z from 'zod';
import { formatExactDateTime } from '@/lib/i18n/dates';
import type { FileError } from '@/lib/markdown/file-errors';
import { formatFrontMatter } from '@/lib/markdown/format-front-matter';
import { createFrontMatterSchema, splitFrontMatter, textShape } from '@/lib/markdown/front-matter';
import { parseYaml } from '@/lib/markdown/yaml-file';
import { type Content, contentSchema, emptyContent, maxLengths } from '../content';

const dateError =
  'a date and time as an export writes it; a text of your own is an article file without publishedAt';
const dateTime = z.iso
  .datetime({ offset: true, error: dateError })
  .transform((text) => new Date(text));
const hashError = 'a hash as an export writes it';
const hash = z.string({ error: hashError }).regex(/^[0-9a-f]{32}$/, { error: hashError });

const { body: _, ...words } = contentSchema.shape;
const schema = createFrontMatterSchema({
  ...words,
  /** Missing for an article */
  kind: z.literal('page', { error: 'page, or nothing for an article' }).optional(),
  /** The slug of the article or page that it changes */
  article: z.string().optional(),
  page: z.string().optional(),
  /** The translation key of the text that it translates, until it is an article itself */
  key: textShape.key,
  /** Tells drafts of a language from one another */
  createdAt: dateTime,
  savedAt: dateTime,
  /** A hash of the text as it was exported */
  exported: hash,
  /** A hash of the article or page that it was written on */
  basedOn: hash.optional(),
});

type Origin = Omit<z.output<typeof schema>, keyof Content>;

export type DraftFile = Origin & { content: Content };

/** The body is kept byte for byte, finished or not: it stands between an empty line and a line end. */
export function readDraftFile(
  text: string,
  file: string,
): { data: DraftFile | null; errors: FileError[]; findLine(key: string): number } {
  const fail = (message: string) => ({
    data: null,
    errors: [{ file, line: 1, message }],
    findLine: () => 1,
  });
  const parts = splitFrontMatter(text);
  if (!parts) return fail('it must begin with front matter between lines of ---');
  const body = parts.rest.replace(/^\n/, '').replace(/\n$/, '');
  if (body.length > maxLengths.body) return fail(`it has more than ${maxLengths.body} characters`);
  const { data, errors, findLine } = parseYaml(schema, parts.front, { file, firstLine: 2 });
  if (!data) return { data, errors, findLine };
  const { kind, article, page, key, createdAt, savedAt, exported, basedOn, ...content } = data;
  const origin = { kind, article, page, key, createdAt, savedAt, exported, basedOn };
  return {
    data: { ...origin, content: contentSchema.parse({ ...content, body }) },
    errors,
    findLine,
  };
}

export function formatDraftFile({ content, ...origin }: DraftFile): string {
  const { body, topics, featured, ...lines } = content;
  const given = (text: string) => text || undefined;
  const keys = {
    title: given(lines.title),
    dek: given(lines.dek),
    slug: given(lines.slug),
    author: given(lines.author),
    featured: featured || undefined,
    topics: topics.length > 0 ? topics : undefined,
    cover: given(lines.cover),
    coverAlt: given(lines.coverAlt),
    coverCredit: given(lines.coverCredit),
    searchTitle: given(lines.searchTitle),
    searchDescription: given(lines.searchDescription),
    canonicalUrl: given(lines.canonicalUrl),
    nav: lines.nav === emptyContent.nav ? undefined : lines.nav,
    form: lines.form || undefined,
    kind: origin.kind,
    article: origin.article,
    page: origin.page,
    key: origin.key,
    createdAt: formatExactDateTime(origin.createdAt),
    savedAt: formatExactDateTime(origin.savedAt),
    exported: origin.exported,
    basedOn: origin.basedOn,
  };
  return formatFrontMatter(keys, body);
}
