import 'server-only';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { log } from '@/lib/log';
import { type Job, readArchiveState, writeState } from './archive-state';

/** Beside the server in what is deployed; before the build is copied, its script finds or makes it. */
const program = () =>
  existsSync('articles.mjs') ? ['articles.mjs'] : ['scripts/author-program.mjs', 'articles'];

/** @returns false if one is running */
export async function startJob(job: Job): Promise<boolean> {
  const { stage } = await readArchiveState();
  if (stage === 'reading' || stage === 'importing') return false;
  const child = spawn(process.execPath, [...program(), 'archive', job], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words = `${words}${chunk}`.slice(-2000);
  });
  child.on('error', ({ message }) => log.error({ event: 'import', message }, 'cannot start'));
  child.on('close', (code) => {
    if (code !== 0) log.error({ event: 'import', code, message: words }, 'the import stopped');
  });
  if (child.pid === undefined) return false;
  writeState({ stage: job, pid: child.pid, done: 0, all: 0 });
  return true;
}
