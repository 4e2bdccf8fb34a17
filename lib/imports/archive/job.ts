import 'server-only';
import { existsSync, utimesSync } from 'node:fs';
import { ArchiveError } from './archive-error';
import { archivePath } from './archive-folder';
import { type Job, stateFile, writeState } from './archive-state';
import { importArchive, readArchive, removeContents } from './run';

const beatMs = 10_000;
const progressMs = 500;

/** For a process of its own, because parsing would hold up readers. What comes of it stands in the state. */
export async function runJob(job: Job, overwrite = false): Promise<void> {
  const { pid } = process;
  let wroteAt = 0;
  const onProgress = (done: number, all: number) => {
    if (Date.now() - wroteAt < progressMs) return;
    wroteAt = Date.now();
    writeState({ stage: job, pid, done, all, overwrite });
  };
  writeState({ stage: job, pid, done: 0, all: 0, overwrite });
  const beat = setInterval(touchState, beatMs);
  try {
    const result = await (job === 'reading'
      ? readArchive(onProgress)
      : importArchive(overwrite, onProgress));
    const isDone = job === 'importing' && result.errors.length === 0;
    writeState({ stage: isDone ? 'done' : 'ready', report: result });
    if (isDone) removeContents();
  } catch (error) {
    const known = error instanceof ArchiveError ? error : null;
    const { message } = error as Error;
    writeState({ stage: 'failed', problem: known?.problem ?? 'failed', detail: message });
    // The server logs what a program says when it ends badly.
    if (!known) throw error;
  } finally {
    clearInterval(beat);
  }
}

function touchState(): void {
  const path = archivePath(stateFile);
  if (existsSync(path)) utimesSync(path, new Date(), new Date());
}
