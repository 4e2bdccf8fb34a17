import 'server-only';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dayMs } from '@/lib/i18n/durations';
import { deleteImage } from '@/lib/media/delete-image';
import { getFocus } from '@/lib/media/focus';
import { getLastUse, noteUse } from '@/lib/media/originals';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { isPurgeSuspended } from '@/lib/store/purge-clock';
import { listNamedIds } from './text-search';

const keptDays = 30;

/** Deletes the uploads that neither a text nor an image that readers saw has named for 30 days. */
export async function sweepUploads(now: Date): Promise<void> {
  if (await isPurgeSuspended()) return;
  await deleteUnfinishedFiles(now);
  const uploads = await db().upload.findMany({ select: { id: true, createdAt: true } });
  if (uploads.length === 0) return;
  const used = await listUsedIds();
  const orphans = [];
  for (const upload of uploads) {
    if (used.has(upload.id)) await noteUse(upload.id, now);
    else if (await isForgotten(upload, now)) orphans.push(upload);
  }
  if (orphans.length === 0) return;
  // What was written meanwhile counts.
  const usedSince = await listUsedIds();
  for (const { id, createdAt } of orphans.filter(({ id }) => !usedSince.has(id))) {
    const focus = await getFocus(id);
    const { count } = await db().upload.deleteMany({ where: { id, createdAt } });
    if (count === 1) await deleteImage(id, focus);
  }
}

async function listUsedIds(): Promise<Set<string>> {
  const images = await db().image.findMany({ select: { id: true } });
  const used = await listNamedIds();
  for (const { id } of images) used.add(id);
  return used;
}

async function isForgotten({ id, createdAt }: { id: string; createdAt: Date }, now: Date) {
  const since = now.getTime() - keptDays * dayMs;
  if (createdAt.getTime() >= since) return false;
  const lastUse = await getLastUse(id);
  return !lastUse || lastUse.getTime() < since;
}

/** A process that was killed leaves them, see lib/media/stored-files.ts. */
async function deleteUnfinishedFiles(now: Date): Promise<void> {
  for (const folder of ['media', 'media/originals', 'media/share']) {
    const path = join(env().DATA_DIR, folder);
    const names = await readdir(path).catch(() => []);
    for (const name of names.filter((one) => /\.[\da-f]{8}-[\da-f-]{27}$/.test(one))) {
      const file = await stat(join(path, name)).catch(() => null);
      if (file && file.mtimeMs < now.getTime() - dayMs) await rm(join(path, name), { force: true });
    }
  }
}
