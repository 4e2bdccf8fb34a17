import * as z from 'zod';
import { type Locale, locales } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';

export const articleLists = ['drafts', 'scheduled', 'published', 'bin'] as const;
export type ArticleList = (typeof articleLists)[number];

export type ListFilter = {
  list: ArticleList;
  /** Words that titles have, or that begin words of theirs */
  text?: string | undefined;
  language?: Locale | undefined;
  /** Language and slug, e.g. fr/maroc */
  topic?: string | undefined;
  page: number;
};

/** Whatever is missing or makes no sense is left out. */
const schema = z.object({
  list: z.enum(articleLists).catch('drafts'),
  text: z.string().trim().min(1).max(200).optional().catch(undefined),
  language: z.enum(locales).optional().catch(undefined),
  topic: z
    .string()
    .regex(/^[a-z]{2}\/[a-z0-9-]{1,100}$/)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().positive().max(1_000_000).catch(1),
});

export type SearchParams = Record<string, string | string[] | undefined>;

export const parseListFilter = (params: SearchParams): ListFilter => schema.parse(params);

export function isFiltered({ text, language, topic }: Partial<ListFilter>): boolean {
  return [text, language, topic].some((value) => value !== undefined);
}

export const articlesPath = `${appPrefix}/articles`;

export function pathToArticles(filter: Partial<ListFilter> = {}): string {
  const entries = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined || (name === 'page' && value === 1) ? [] : [[name, String(value)]],
  );
  const query = new URLSearchParams(entries).toString();
  return query ? `${articlesPath}?${query}` : articlesPath;
}

/** A text as it is known: what is written, what readers see, or both */
export type TextIds = { draftId: number | null; articleId: number | null };

export function pathToText({ draftId, articleId }: TextIds): string {
  return draftId === null ? `${articlesPath}/of/${articleId}` : `${articlesPath}/${draftId}`;
}
