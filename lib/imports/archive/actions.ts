'use server';

import * as z from 'zod';
import { requireOwner } from '@/lib/accounts/current-account';
import type { ArchiveState } from './archive';
import { removeArchive } from './archive-folder';
import { readArchiveState } from './archive-state';
import { startJob } from './start-job';
import { isComplete, readUpload, startUpload, uploadedFileSchema } from './upload';

export type StartResult =
  | { id: string; problem?: undefined }
  | { problem: 'malformed' | 'busy' | 'diskFull' };

export async function startArchiveUpload(fields: unknown): Promise<StartResult> {
  await requireOwner();
  const file = uploadedFileSchema.safeParse(fields);
  if (!file.success) return { problem: 'malformed' };
  if (isBusy(await readArchiveState())) return { problem: 'busy' };
  const upload = await startUpload(file.data);
  return upload ? { id: upload.id } : { problem: 'diskFull' };
}

/** When all parts have arrived, or again after a stop. */
export async function checkArchive(): Promise<ArchiveState> {
  await requireOwner();
  const upload = await readUpload();
  if (upload && (await isComplete(upload))) await startJob('reading');
  return readArchiveState();
}

/** @param sent whether texts that the report names are replaced; an import that stopped goes on as it began */
export async function confirmImport(sent: unknown): Promise<ArchiveState> {
  await requireOwner();
  const overwrite = z.boolean().parse(sent);
  const state = await readArchiveState();
  const isReady = state.stage === 'ready' && state.report.errors.length === 0;
  if (isReady) await startJob('importing', overwrite);
  if (state.stage === 'stopped' && state.during === 'importing')
    await startJob('importing', state.overwrite);
  return readArchiveState();
}

export async function discardArchive(): Promise<ArchiveState> {
  await requireOwner();
  if (!isBusy(await readArchiveState())) removeArchive();
  return readArchiveState();
}

function isBusy({ stage }: ArchiveState): boolean {
  return stage === 'reading' || stage === 'importing';
}
