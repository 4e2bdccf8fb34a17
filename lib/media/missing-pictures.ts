import 'server-only';
import { log } from '@/lib/log';
import { processState } from '@/lib/process-state';
import { db } from '@/lib/store/db';

const { missingPictures } = processState;

/** Logs a picture once whose row is there and whose file is not, e.g. because another machine has it. */
export async function noteWhetherMissing(id: string, isMissing: boolean): Promise<void> {
  if (!isMissing) missingPictures.delete(id);
  else if (!missingPictures.has(id) && (await db().image.count({ where: { id } })) > 0) {
    missingPictures.set(id, true);
    log.error({ event: 'picture', id }, 'the file of a picture that texts use is missing');
  }
}

export const hasMissingPictures = () => missingPictures.size > 0;
