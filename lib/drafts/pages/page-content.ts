import 'server-only';
import { db } from '@/lib/store/db';
import { type Content, contentSchema } from '../content';

/** What readers see of a page, as the studio writes it; null if there is no such page */
export async function readPageContent(pageId: number): Promise<Content | null> {
  const select = { title: true, dek: true, slug: true, body: true, nav: true, form: true };
  const row = await db().page.findUnique({ where: { id: pageId }, select });
  return row && contentSchema.parse(row);
}
