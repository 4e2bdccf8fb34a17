import 'server-only';
import { toLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { typeset } from '@/lib/typography/typeset';
import { findTextRows } from './text-search';
import type { Use } from './upload';

/** All that names the picture, readers’ texts first */
export async function listUses(imageId: string): Promise<Use[]> {
  const rows = await findTextRows(imageId);
  const idsOf = (table: string) => ({
    id: { in: rows.flatMap((row) => (row.table === table ? [row.id] : [])) },
  });
  const [articles, pages, authors, drafts, revisions] = await db().$transaction([
    db().article.findMany({ where: idsOf('Article'), select: { ...text, deletedAt: true } }),
    db().page.findMany({ where: idsOf('Page'), select: text }),
    db().author.findMany({ where: idsOf('Author'), select: { name: true } }),
    db().draft.findMany({ where: idsOf('Draft'), select: written }),
    db().revision.findMany({ where: idsOf('Revision'), select: { draft: { select: written } } }),
  ]);
  const known = ['Article', 'Page', 'Author', 'Draft', 'Revision'];
  const others = rows.some(({ table }) => !known.includes(table));
  return unique([
    ...articles.map((row) => toUse(row.deletedAt ? 'bin' : 'article', row)),
    ...pages.map((row) => toUse('page', row)),
    ...authors.map(({ name }): Use => ({ kind: 'author', title: name })),
    ...drafts.map((row) => toUse(row.deletedAt ? 'bin' : 'draft', readTitle(row))),
    ...revisions.map(({ draft }) => toUse('version', readTitle(draft))),
    ...(others ? [{ kind: 'setting', title: '' } as const] : []),
  ]);
}

const text = { title: true, locale: true } as const;
const written = { content: true, locale: true, deletedAt: true } as const;

function toUse(kind: Use['kind'], row: { title: string; locale: string }): Use {
  return { kind, title: typeset(row.title, toLocale(row.locale)) };
}

function readTitle({ content, locale }: { content: string; locale: string }) {
  const { title } = JSON.parse(content) as { title?: unknown };
  return { title: typeof title === 'string' ? title : '', locale };
}

/** Of a text with many versions, one is shown. */
function unique(uses: Use[]): Use[] {
  return [...new Map(uses.map((use) => [`${use.kind} ${use.title}`, use])).values()];
}
