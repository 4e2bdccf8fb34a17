import 'server-only';
import type { Kind } from '@/lib/drafts/draft';
import type { Locale } from '@/lib/i18n/locales';
import type { Origin, OriginColumns } from '@/lib/markdown/origin';
import { db } from '@/lib/store/db';

type Sought = { kind: Kind; locale: Locale; slug: string; formerSlugs: string[]; origin: Origin };

type Row = OriginColumns & { id: number; slug: string };
type Where = {
  originKind?: string;
  originKey?: { in: string[] };
  locale?: string;
  slug?: string | { in: string[] };
};

const select = {
  id: true,
  slug: true,
  originKind: true,
  originKey: true,
  originHash: true,
} as const;

function findRows(kind: Kind, where: Where): Promise<Row[]> {
  const query = { where, select, orderBy: { id: 'asc' } } as const;
  return kind === 'page' ? db().page.findMany(query) : db().article.findMany(query);
}

/** The text that had this address last. By way of its articles, Prisma would go through all of them. */
async function findFormer(kind: Kind, locale: Locale, slug: string): Promise<Row | null> {
  const where = { locale_slug: { locale, slug } };
  if (kind === 'page') {
    const former = { where, select: { page: { select } } };
    return (await db().formerPageSlug.findUnique(former))?.page ?? null;
  }
  const former = { where, select: { article: { select } } };
  return (await db().formerSlug.findUnique(former))?.article ?? null;
}

type FoundText = {
  row: Row;
  /** Otherwise it is only at the same address */
  isSameOrigin: boolean;
  /** Its address here stays */
  keepsSlug: boolean;
  /** It has no origin, and once had this address: it may be another text */
  isRenamed?: boolean;
};

/** The stored text that an imported one is, or whose address it has. */
export async function findText(sought: Sought): Promise<FoundText | null> {
  const { kind, locale, slug, formerSlugs, origin } = sought;
  const former = origin.kind === 'markdown' ? formerSlugs.map((one) => `${locale}/${one}`) : [];
  const ofOrigin = await findRows(kind, {
    originKind: origin.kind,
    originKey: { in: [origin.key, ...former] },
  });
  const exact = ofOrigin.find(({ originKey }) => originKey === origin.key);
  if (exact) return { row: exact, isSameOrigin: true, keepsSlug: true };
  const [atSlug] = await findRows(kind, { locale, slug });
  const [renamed] = ofOrigin;
  if (renamed && (!atSlug || atSlug.id === renamed.id))
    return { row: renamed, isSameOrigin: true, keepsSlug: false };
  // The file of the address that a text of a file has now is that text's.
  const isSameOrigin = origin.kind === 'markdown' && atSlug?.originKind === 'markdown';
  if (atSlug) return { row: atSlug, isSameOrigin, keepsSlug: false };
  const [atFormer] =
    formerSlugs.length > 0 ? await findRows(kind, { locale, slug: { in: formerSlugs } }) : [];
  if (atFormer) return { row: atFormer, isSameOrigin: false, keepsSlug: false };
  const row = await findFormer(kind, locale, slug);
  return row?.originKind === null
    ? { row, isSameOrigin: false, keepsSlug: true, isRenamed: true }
    : null;
}

/** Whether another text has this address, or had it last */
export async function isTaken(
  { kind, locale, slug }: Pick<Sought, 'kind' | 'locale' | 'slug'>,
  id: number,
): Promise<boolean> {
  const rows = [...(await findRows(kind, { locale, slug })), await findFormer(kind, locale, slug)];
  return rows.some((row) => row !== null && row.id !== id);
}
