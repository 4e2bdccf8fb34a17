import { z } from 'zod';

/** What a reader looks for, and the page of results that is asked for. */
export type SearchParams = { words: string; page: number };

const longest = 200;

const schema = z.object({
  words: z.string().transform(tidy),
  page: z.coerce.number().int().min(1).max(9999).catch(1),
});

/** As Next.js has it: a name that stands there twice has two values. */
export type QueryParams = Record<string, string | string[] | undefined>;

/** From the query of an address, as `?q=souveraineté&page=2`: whatever stands there makes a search. */
export function parseSearchParams({ q, page }: QueryParams): SearchParams {
  return schema.parse({ words: [q].flat()[0] ?? '', page: [page].flat()[0] ?? 1 });
}

/** The query of an address; the first page needs no number. */
export function formatSearchParams({ words, page }: SearchParams): string {
  const query = new URLSearchParams({ q: words });
  if (page > 1) query.set('page', String(page));
  return query.toString();
}

/** One spelling for what is the same search. */
function tidy(words: string): string {
  const line = words
    .normalize('NFC')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  return [...line].slice(0, longest).join('').trim();
}
