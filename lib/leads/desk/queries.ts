import 'server-only';
import { dayMs } from '@/lib/i18n/durations';
import { db } from '@/lib/store/db';
import { Prisma } from '@/prisma/client/client';
import { listEmailSpellings } from '../queries';
import { retainedUntil } from '../retention';
import type { ArticleChoice, DeskCounts, DeskLead, DeskState, LeadPage } from './desk';
import type { DeskFilter } from './filter';
import { matchingLeads, toLeadQuery } from './search';
import { type DeskList, deskLists } from './states';
import { whereListed } from './where-listed';

const pageSize = 50;

const rowFields = {
  id: true,
  reference: true,
  name: true,
  details: true,
  projectType: true,
  path: true,
  state: true,
  snoozedUntil: true,
  suspectedAt: true,
  createdAt: true,
  article: { select: { title: true, locale: true } },
} satisfies Prisma.LeadSelect;

/** What is to be answered begins with whoever waits longest, all else with the newest. */
export async function listDesk(filter: DeskFilter, now: Date): Promise<LeadPage> {
  const range = { take: pageSize, skip: (filter.page - 1) * pageSize };
  const { ids, count } = filter.list
    ? await listIds(filter.list, range, now)
    : await findIds(filter, range, now);
  const rows = await db().lead.findMany({ where: { id: { in: ids } }, select: rowFields });
  rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { rows, count, pageCount: Math.max(1, Math.ceil(count / pageSize)) };
}

type Range = { take: number; skip: number };
type Ids = { ids: number[]; count: number };

async function listIds(list: DeskList, range: Range, now: Date): Promise<Ids> {
  const where = whereListed(list, now);
  const orderBy = { id: list === 'toAnswer' ? 'asc' : 'desc' } as const;
  const [found, count] = await Promise.all([
    db().lead.findMany({ where, select: { id: true }, orderBy, ...range }),
    db().lead.count({ where }),
  ]);
  return { ids: found.map(({ id }) => id), count };
}

/** In SQL, for words are in an index of their own that Prisma does not know. */
async function findIds(filter: DeskFilter, range: Range, now: Date): Promise<Ids> {
  const { text, type, article, state, days } = filter;
  const query = text === undefined ? undefined : toLeadQuery(text);
  if (query === null) return { ids: [], count: 0 };
  const since = new Date(now.getTime() - (days ?? 0) * dayMs);
  const conditions = [
    ...(query ? [Prisma.sql`"id" IN (${matchingLeads(query)})`] : []),
    ...(type ? [Prisma.sql`"projectType" = ${type}`] : []),
    ...(article ? [Prisma.sql`"articleId" = ${article}`] : []),
    ...(state ? [Prisma.sql`"state" = ${state} AND "suspectedAt" IS NULL`] : []),
    ...(days ? [Prisma.sql`"createdAt" > ${since}`] : []),
  ];
  const found = await db().$queryRaw<{ id: number; count: number }[]>`
    SELECT "id", count(*) OVER () AS "count" FROM "Lead"
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY "id" DESC LIMIT ${range.take} OFFSET ${range.skip}`;
  return { ids: found.map(({ id }) => Number(id)), count: Number(found[0]?.count ?? 0) };
}

export async function countDesk(now: Date): Promise<DeskCounts> {
  const counts = await Promise.all(
    deskLists.map(async (list) => [list, await db().lead.count({ where: whereListed(list, now) })]),
  );
  return Object.fromEntries(counts);
}

export const countToAnswer = (now: Date) =>
  db().lead.count({ where: whereListed('toAnswer', now) });

/** Of those to be answered, the one that waits longest */
export function findOldestToAnswer(now: Date) {
  return db().lead.findFirst({
    where: whereListed('toAnswer', now),
    select: { reference: true, createdAt: true, snoozedUntil: true },
    orderBy: { id: 'asc' },
  });
}

export function listLeadArticles(): Promise<ArticleChoice[]> {
  return db().article.findMany({
    where: { leads: { some: {} } },
    select: { id: true, title: true, locale: true },
    orderBy: { publishedAt: 'desc' },
  });
}

const leadFields = {
  article: { select: { id: true, title: true, locale: true, slug: true } },
  events: { include: { message: true }, orderBy: { id: 'asc' } },
  messages: { where: { purpose: { not: 'reply' } }, orderBy: { id: 'asc' } },
} satisfies Prisma.LeadInclude;

export async function getDeskLead(reference: string): Promise<DeskLead | null> {
  const lead = await db().lead.findUnique({ where: { reference }, include: leadFields });
  if (!lead) return null;
  const others = await db().lead.findMany({
    where: { email: { in: await listEmailSpellings(lead.email) }, id: { not: lead.id } },
    select: rowFields,
    orderBy: { id: 'desc' },
    take: pageSize,
  });
  return { ...lead, others, keptUntil: await retainedUntil(lead) };
}

export async function getDeskState(now: Date): Promise<DeskState> {
  const [counts, newest, changes] = await Promise.all([
    countDesk(now),
    db().lead.findFirst({
      where: { suspectedAt: null },
      orderBy: { id: 'desc' },
      select: { id: true },
    }),
    db().leadEvent.aggregate({ _max: { id: true } }),
  ]);
  return { counts, newestId: newest?.id ?? 0, lastEventId: changes._max.id ?? 0 };
}
