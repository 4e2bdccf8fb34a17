import * as z from 'zod';

export type SearchParams = { words: string; page: number };

const longest = 200;

const schema = z.object({
  words: z.string().transform(tidy),
  page: z.coerce.number().int().min(1).max(9999).catch(1),
});

export type QueryParams = Record<string, string | string[] | undefined>;

/** Never fails: invalid values become defaults. */
export function parseSearchParams({ q, page }: QueryParams): SearchParams {
  return schema.parse({ words: [q].flat()[0] ?? '', page: [page].flat()[0] ?? 1 });
}

export function formatSearchParams({ words, page }: SearchParams): string {
  const query = new URLSearchParams({ q: words });
  if (page > 1) query.set('page', String(page));
  return query.toString();
}

function tidy(words: string): string {
  const line = words
    .normalize('NFC')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  return [...line].slice(0, longest).join('').trim();
}
