import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import { type Change, type PageInput, planPage } from './page-plan';
import type { StoredPage } from './stored-page';

type SaveOptions = {
  /** See planPage */
  target?: StoredPage | null;
  /** Writes of the same transaction, only if the page changes */
  before?: Prisma.PrismaPromise<unknown>[];
};

/** Creates, replaces or renames (see formerSlugs) a page; writes nothing if nothing changed. */
export async function savePage(
  input: PageInput,
  { target, before = [] }: SaveOptions = {},
): Promise<Change> {
  const { change, writes } = await planPage(input, target, true);
  const isChanged = change !== 'unchanged';
  if (writes.length > 0) await db().$transaction([...(isChanged ? before : []), ...writes]);
  return change;
}

export async function renamePage(locale: Locale, from: string, to: string): Promise<void> {
  const { id } = await db().page.findUniqueOrThrow({
    where: { locale_slug: { locale, slug: from } },
    select: { id: true },
  });
  if (from === to) return;
  await db().$transaction([
    db().formerPageSlug.deleteMany({ where: { locale, slug: to } }),
    db().page.update({ where: { id }, data: { slug: to } }),
    db().formerPageSlug.create({ data: { locale, slug: from, pageId: id } }),
  ]);
}

/** Moves a page by one place among those of its language that stand where it does; at the end, nothing happens. */
export async function movePage(id: number, by: 1 | -1): Promise<void> {
  await db().$executeRaw`
    WITH "listed" AS (
      SELECT page."id", row_number() OVER (ORDER BY page."order", page."title") AS "place"
      FROM "Page" AS page JOIN "Page" AS moved
        ON moved."id" = ${id} AND moved."locale" = page."locale" AND moved."nav" = page."nav"
    ), "swapped" AS (
      SELECT page."id", CASE page."place"
          WHEN moved."place" THEN moved."place" + ${by}
          WHEN moved."place" + ${by} THEN moved."place"
          ELSE page."place" END AS "place"
      FROM "listed" AS page JOIN "listed" AS moved ON moved."id" = ${id}
      WHERE EXISTS (SELECT 1 FROM "listed" WHERE "place" = moved."place" + ${by})
    )
    UPDATE "Page" SET "order" = "swapped"."place" FROM "swapped" WHERE "swapped"."id" = "Page"."id"`;
}
