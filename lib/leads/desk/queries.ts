import 'server-only';
import { dayMs } from '@/lib/i18n/durations';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import { listEmailSpellings } from '../queries';
import { retainedUntil } from '../retention';
import type { ArticleChoice, DeskCounts, DeskLead, DeskState, LeadPage } from './desk';
import type { DeskFilter } from './filter';
import { findLeadIds } from './search';
import { deskLists } from './states';
import { whereListed } from './where-listed';

const pageSize = 50;
/** Far more than anybody leafs through */
const maxFound = 2000;

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

/** What is to be answered begins with whoever waits longest, other lists with the newest. */
export async function listDesk(filter: DeskFilter, now: Date): Promise<LeadPage> {
  const where = await whereFiltered(filter, now);
  const [rows, count] = await Promise.all([
    db().lead.findMany({
      where,
      select: rowFields,
      orderBy: { id: filter.list === 'toAnswer' ? 'asc' : 'desc' },
      take: pageSize,
      skip: (filter.page - 1) * pageSize,
    }),
    db().lead.count({ where }),
  ]);
  return { rows, count, pageCount: Math.max(1, Math.ceil(count / pageSize)) };
}

async function whereFiltered(filter: DeskFilter, now: Date): Promise<Prisma.LeadWhereInput> {
  const { list, text, type, article, state, days } = filter;
  return {
    ...(text ? { id: { in: await findLeadIds(text, maxFound) } } : {}),
    ...(list ? whereListed(list, now) : {}),
    ...(type ? { projectType: type } : {}),
    ...(article ? { articleId: article } : {}),
    ...(state ? { state, suspectedAt: null } : {}),
    ...(days ? { createdAt: { gt: new Date(now.getTime() - days * dayMs) } } : {}),
  };
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

/** Those at whose foot leads were written */
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
