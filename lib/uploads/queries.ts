import 'server-only';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import type { LibraryFilter, LibraryPage, Upload } from './upload';

export const pageSize = 48;

export async function listUploads({ text, page }: LibraryFilter): Promise<LibraryPage> {
  const where: Prisma.UploadWhereInput = {
    AND: (text?.split(/\s+/) ?? []).map((word) => ({
      OR: [{ name: { contains: word } }, { description: { contains: word } }],
    })),
  };
  const [count, rows] = await db().$transaction([
    db().upload.count({ where }),
    db().upload.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
  ]);
  return { uploads: rows.map(toUpload), count, pageCount: Math.ceil(count / pageSize) };
}

export async function getUpload(id: string): Promise<Upload | null> {
  const row = await db().upload.findUnique({ where: { id } });
  return row && toUpload(row);
}

type Row = Prisma.UploadGetPayload<object>;

function toUpload({ focusX, focusY, ...row }: Row): Upload {
  return { ...row, focus: focusX === null || focusY === null ? null : { x: focusX, y: focusY } };
}

export async function wasPublished(id: string): Promise<boolean> {
  return (await db().image.count({ where: { id } })) > 0;
}
