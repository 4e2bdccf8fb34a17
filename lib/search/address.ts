import { z } from 'zod';

/** What a reader looks for, and the page of results that is asked for. */
export type Search = { words: string; page: number };

const longest = 200;

const schema = z.object({
  words: z.string().transform(tidy),
  page: z.coerce.number().int().min(1).max(9999).catch(1),
});

/** From the query of an address, as `?q=souveraineté&page=2`: whatever stands there makes a search. */
export function readSearch(query: URLSearchParams): Search {
  return schema.parse({ words: query.get('q') ?? '', page: query.get('page') ?? 1 });
}

/** The query of an address; the first page needs no number. */
export function writeSearch({ words, page }: Search): string {
  const query = new URLSearchParams({ q: words });
  if (page > 1) query.set('page', String(page));
  return query.toString();
}

/** One segment of a path, safe whatever was typed; none where nothing is looked for. */
export function encodeSearch(search: Search): string {
  if (search.words === '') return '';
  return Buffer.from(writeSearch(search)).toString('base64url');
}

/** What `encodeSearch` wrote, or null where a segment is not of its making. */
export function decodeSearch(segment: string): Search | null {
  const search = readSearch(new URLSearchParams(Buffer.from(segment, 'base64url').toString()));
  return encodeSearch(search) === segment ? search : null;
}

/** One spelling for what is the same search. */
function tidy(words: string): string {
  const line = words
    .normalize('NFC')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  return [...line].slice(0, longest).join('').trim();
}
