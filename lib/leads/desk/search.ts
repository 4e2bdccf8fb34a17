import 'server-only';
import { foldLigatures } from '@/lib/typography/fold-accents';
import { elided, listWords, quote } from '@/lib/typography/search-terms';
import { Prisma } from '@/prisma/client/client';

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

/** The ids of those leads, for `"id" IN (…)` */
export function matchingLeads(query: string): Prisma.Sql {
  return Prisma.sql`SELECT "rowid" FROM "LeadSearch" WHERE "LeadSearch" MATCH ${query}`;
}
