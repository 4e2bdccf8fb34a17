import 'server-only';
import { deleteCrops } from '@/lib/media/crops';
import { deleteImage } from '@/lib/media/delete-image';
import { db } from '@/lib/store/db';
import { isRecordNotFound } from '@/lib/store/prisma-errors';
import { getUpload } from './queries';
import type { UploadFields } from './schema';
import { findTextRows } from './text-search';

export async function changeUpload({ id, description, focus }: UploadFields): Promise<boolean> {
  const former = await getUpload(id);
  if (!former) return false;
  const data = { description, focusX: focus?.x ?? null, focusY: focus?.y ?? null };
  const isMoved = JSON.stringify(former.focus) !== JSON.stringify(focus);
  try {
    await db().$transaction([
      db().upload.update({ where: { id }, data }),
      // Readers see another crop: this write renews the content version.
      ...(isMoved ? [db().image.updateMany({ where: { id }, data: { width: former.width } })] : []),
    ]);
  } catch (error) {
    if (isRecordNotFound(error)) return false;
    throw error;
  }
  if (isMoved) await deleteCrops(id, former.focus);
  return true;
}

/** Also what readers could see of it, unless a text names it. */
export async function deleteUpload(id: string): Promise<'deleted' | 'used' | 'gone'> {
  const upload = await getUpload(id);
  if (!upload) return 'gone';
  if ((await findTextRows(id)).length > 0) return 'used';
  await db().$transaction([
    db().image.deleteMany({ where: { id, articles: { none: {} }, authors: { none: {} } } }),
    db().upload.deleteMany({ where: { id } }),
  ]);
  await deleteImage(id, upload.focus);
  return 'deleted';
}
