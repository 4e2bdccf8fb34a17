import 'server-only';
import * as z from 'zod';
import { db } from '@/lib/store/db';
import { foldLigatures } from '@/lib/typography/fold-accents';
import { elided, listWords, quote } from '@/lib/typography/search-terms';

const longest = 200;
const maxTerms = 12;
const separators = /[\s\p{C}"«»“”]+/u;

/**
 * An FTS5 expression for the leads that have all words, or words that begin with them. What stands together, e.g. an
 * address or a reference, must stand together there, too.
 * @returns null if there is no word
 */
export function toLeadQuery(text: string): string | null {
  const words = foldLigatures(text.slice(0, longest).normalize('NFC')).replace(elided, ' ');
  const terms = words
    .split(separators)
    .map((term) => listWords(term).join(' '))
    .filter((term) => term !== '')
    .slice(0, maxTerms);
  return terms.length > 0 ? terms.map((term) => `${quote(term)}*`).join(' AND ') : null;
}

const idsSchema = z.array(z.number().int());

/** @returns newest first; none if there is no word. As JSON from SQLite: Prisma takes long to read many rows. */
export async function findLeadIds(text: string, limit: number): Promise<number[]> {
  const query = toLeadQuery(text);
  if (query === null) return [];
  const [row] = await db().$queryRaw<{ ids: string }[]>`
    SELECT json_group_array("rowid") AS "ids" FROM (
      SELECT "rowid" FROM "LeadSearch" WHERE "LeadSearch" MATCH ${query}
      ORDER BY "rowid" DESC LIMIT ${limit})`;
  return idsSchema.parse(JSON.parse(row?.ids ?? '[]'));
}
