'use server';

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

export async function confirmImport(): Promise<ArchiveState> {
  await requireOwner();
  const state = await readArchiveState();
  const isReady = state.stage === 'ready' && state.report.errors.length === 0;
  const isStopped = state.stage === 'stopped' && state.during === 'importing';
  if (isReady || isStopped) await startJob('importing');
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
