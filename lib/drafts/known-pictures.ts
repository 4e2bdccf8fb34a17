import 'server-only';
import { listImageIds, type StoredImage } from '@/lib/markdown/pictures';
import { db } from '@/lib/store/db';
import type { Content } from './content';

/** The stored pictures that a text shows, those of the library included that readers have not seen yet */
export async function listKnownPictures({
  body,
  cover,
}: Pick<Content, 'body' | 'cover'>): Promise<Map<string, StoredImage>> {
  const ids = [...listImageIds(body), ...(cover ? [cover] : [])];
  const query = {
    where: { id: { in: ids } },
    select: { id: true, width: true, height: true },
  };
  const rows = [...(await db().upload.findMany(query)), ...(await db().image.findMany(query))];
  return new Map(rows.map((row) => [row.id, row]));
}
