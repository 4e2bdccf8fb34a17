import 'server-only';
import { type Locale, toLocale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { toAsciiAddress, toReadableAddress } from '@/lib/settings/mailbox';
import { db } from '@/lib/store/db';
import { whereVisible } from '@/lib/store/visibility';
import { typeset } from '@/lib/typography/typeset';
import type { Prisma } from '@/prisma/client/client';
import { type LeadState, leadStates } from './desk/states';

export type LeadFilter = {
  suspected?: boolean;
  failed?: boolean;
  limit?: number;
};

const withAll = {
  messages: {
    select: {
      id: true,
      purpose: true,
      channel: true,
      attempts: true,
      nextAttemptAt: true,
      sentAt: true,
      failedAt: true,
      heldAt: true,
      lastError: true,
      createdAt: true,
    },
    orderBy: { id: 'asc' },
  },
  article: { select: { title: true } },
  events: {
    select: { kind: true, text: true, actor: true, createdAt: true, undoneAt: true },
    orderBy: { id: 'asc' },
  },
  draft: { select: { text: true, savedAt: true } },
} satisfies Prisma.LeadInclude;

export type LeadRecord = Prisma.LeadGetPayload<{ include: typeof withAll }>;

/** Newest first. */
export function listLeads({ suspected, failed, limit }: LeadFilter): Promise<LeadRecord[]> {
  return db().lead.findMany({
    where: {
      ...(suspected === undefined ? {} : { suspectedAt: suspected ? { not: null } : null }),
      ...(failed ? { messages: { some: { failedAt: { not: null }, sentAt: null } } } : {}),
    },
    include: withAll,
    orderBy: { id: 'desc' },
    take: limit,
  });
}

export function getLead(reference: string): Promise<LeadRecord | null> {
  return db().lead.findUnique({
    where: { reference: reference.toUpperCase() },
    include: withAll,
  });
}

/** The article of a form, also by a former slug: it may have been renamed while the form was open. */
export function findFormArticle(locale: Locale, slug: string) {
  return db().article.findFirst({
    where: { locale, OR: [{ slug }, { formerSlugs: { some: { locale, slug } } }] },
    select: { id: true, slug: true, title: true },
  });
}

export async function findFormPath(locale: Locale, pageSlug: string | null): Promise<string> {
  const page = pageSlug
    ? await db().page.findFirst({
        where: {
          locale,
          OR: [{ slug: pageSlug }, { formerSlugs: { some: { locale, slug: pageSlug } } }],
        },
        select: { slug: true },
      })
    : null;
  return page ? pathTo(locale, 'page', page) : pathTo(locale, 'contact');
}

/** The article at whose foot the lead was written; null if readers cannot see it (any more). */
export async function getLeadArticle(reference: string): Promise<LeadArticle | null> {
  const lead = await db().lead.findFirst({
    where: { reference, article: whereVisible() },
    select: { article: { select: { locale: true, slug: true, title: true } } },
  });
  if (!lead?.article) return null;
  const { locale, slug, title } = lead.article;
  return { slug, title: typeset(title, toLocale(locale)) };
}
export type LeadArticle = { slug: string; title: string };

export type ExportFilter = Pick<LeadFilter, 'suspected'> & {
  since?: Date;
  email?: string;
};

const batchSize = 500;

/** Oldest first, in batches, so that any number of leads fits into memory. */
export async function* streamLeads(filter: ExportFilter): AsyncGenerator<LeadRecord[]> {
  const { suspected, since, email } = filter;
  const where = {
    ...(suspected === undefined ? {} : { suspectedAt: suspected ? { not: null } : null }),
    ...(since ? { createdAt: { gte: since } } : {}),
    ...(email === undefined ? {} : { email: { in: await listEmailSpellings(email) } }),
  };
  for (let last = 0; ; ) {
    const leads = await db().lead.findMany({
      where: { ...where, id: { gt: last } },
      include: withAll,
      orderBy: { id: 'asc' },
      take: batchSize,
    });
    const lastLead = leads.at(-1);
    if (!lastLead) return;
    yield leads;
    last = lastLead.id;
  }
}

/** By state; suspected ones apart */
export async function countLeadsByState(): Promise<Record<LeadState | 'suspected', number>> {
  const rows = await db().lead.groupBy({
    by: ['state'],
    where: { suspectedAt: null },
    _count: true,
  });
  const counts = new Map(rows.map(({ state, _count }) => [state, _count]));
  const suspected = await db().lead.count({ where: { suspectedAt: { not: null } } });
  const byState = leadStates.map((state) => [state, counts.get(state) ?? 0] as const);
  return Object.fromEntries([...byState, ['suspected', suspected]]) as Record<
    LeadState | 'suspected',
    number
  >;
}

export async function countLeadsByEmail(email: string): Promise<number> {
  return db().lead.count({ where: { email: { in: await listEmailSpellings(email) } } });
}

/** Prisma has no case-insensitive comparison for SQLite. Earlier versions stored internationalized domains in ASCII. */
export async function listEmailSpellings(email: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ email: string }[]>`
    SELECT DISTINCT "email" FROM "Lead"
    WHERE lower("email") IN (lower(${toReadableAddress(email)}), lower(${toAsciiAddress(email)}))`;
  return rows.map((row) => row.email);
}
