'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireAccount } from '@/lib/accounts/current-account';
import { readForm } from '@/lib/accounts/read-form';
import { errorFields, log } from '@/lib/log';
import { changeUpload, deleteUpload } from './commands';
import { uploadFields } from './schema';
import { type PictureState, picturesPath } from './upload';

export async function savePicture(_: PictureState, sent: FormData): Promise<PictureState> {
  await requireAccount();
  const parsed = uploadFields.safeParse(readForm(sent).fields);
  if (!parsed.success) return { outcome: 'gone' };
  try {
    if (!(await changeUpload(parsed.data))) return { outcome: 'gone' };
  } catch (error) {
    return fail(error);
  }
  refresh();
  return { outcome: 'saved' };
}

export async function removePicture(_: PictureState, sent: FormData): Promise<PictureState> {
  await requireAccount();
  const { id } = readForm(sent).fields;
  try {
    const outcome = await deleteUpload(id ?? '');
    if (outcome === 'used') return { outcome };
  } catch (error) {
    return fail(error);
  }
  redirect(`${picturesPath}?done=deleted`);
}

function fail(error: unknown): PictureState {
  log.error({ event: 'studio', ...errorFields(error) }, 'a picture could not be changed');
  return { outcome: 'failed' };
}
