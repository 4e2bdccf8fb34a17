import * as z from 'zod';
import { appPrefix } from '@/lib/i18n/routes';
import { type DeskList, deskLists, type LeadState, leadStates } from './states';

/** What the address of a screen asks for: one list, or a search in all of them */
export type DeskFilter = {
  list?: DeskList | undefined;
  text?: string | undefined;
  type?: string | undefined;
  article?: number | undefined;
  state?: LeadState | undefined;
  days?: number | undefined;
  page: number;
};

export const periods = [7, 30, 90, 365];

const count = z.coerce.number().int().positive().max(1_000_000);
/** Whatever is missing or makes no sense is left out. */
const schema = z.object({
  list: z.enum(deskLists).optional().catch(undefined),
  text: z.string().trim().min(1).max(200).optional().catch(undefined),
  type: z.string().min(1).max(100).optional().catch(undefined),
  article: count.optional().catch(undefined),
  state: z.enum(leadStates).optional().catch(undefined),
  days: count.optional().catch(undefined),
  page: count.catch(1),
});

export type SearchParams = Record<string, string | string[] | undefined>;

export function parseDeskFilter(params: SearchParams): DeskFilter {
  const { list, ...filter } = schema.parse(params);
  return isSearch(filter) ? filter : { ...filter, list: list ?? 'toAnswer' };
}

export function isSearch({ text, type, article, state, days }: Omit<DeskFilter, 'list'>): boolean {
  return [text, type, article, state, days].some((value) => value !== undefined);
}

/** @param reference of the lead beside the list; none: the list alone */
export function pathToDesk(filter: Partial<DeskFilter>, reference = ''): string {
  const entries = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined || (name === 'page' && value === 1) ? [] : [[name, String(value)]],
  );
  const query = new URLSearchParams(entries).toString();
  const path = [appPrefix, 'leads', ...(reference ? [reference] : [])].join('/');
  return query ? `${path}?${query}` : path;
}
