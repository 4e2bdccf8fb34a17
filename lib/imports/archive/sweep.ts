import 'server-only';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dayMs } from '@/lib/i18n/durations';
import { archiveFolder, removeArchive, temporaryFolder } from './archive-folder';
import { readArchiveState } from './archive-state';

/** Deletes an upload that nothing was done with for a day, and what an import or export that was cut off left. */
export async function sweepArchives(now: Date): Promise<void> {
  const isOld = async (path: string) => {
    const { mtimeMs } = await stat(path);
    return now.getTime() - mtimeMs > dayMs;
  };
  for (const name of await readdir(temporaryFolder()).catch(() => [])) {
    const path = join(temporaryFolder(), name);
    if (await isOld(path)) await rm(path, { recursive: true, force: true });
  }
  const { stage } = await readArchiveState();
  if (stage === 'none' || stage === 'reading' || stage === 'importing') return;
  const names = ['', ...(await readdir(archiveFolder()))];
  const ages = await Promise.all(names.map((name) => isOld(join(archiveFolder(), name))));
  if (ages.every(Boolean)) removeArchive();
}
