import { setPriority } from 'node:os';
import type { Job } from '@/lib/imports/archive/archive-state';
import { runJob } from '@/lib/imports/archive/job';

/** What the studio starts for an archive that was uploaded there; readers come first. */
export async function workOnArchive(job: Job, overwrite: boolean): Promise<void> {
  try {
    setPriority(10);
  } catch {
    // A hardened service may not.
  }
  await runJob(job, overwrite);
}
