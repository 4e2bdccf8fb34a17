import 'server-only';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { log } from '@/lib/log';
import { type Job, readArchiveState, writeState } from './archive-state';

/** Beside the server in what is deployed; before the build is copied, its script finds or makes it. */
const program = () =>
  existsSync('articles.mjs') ? ['articles.mjs'] : ['scripts/author-program.mjs', 'articles'];

/** @returns false if one is running */
export async function startJob(job: Job, overwrite = false): Promise<boolean> {
  const { stage } = await readArchiveState();
  if (stage === 'reading' || stage === 'importing') return false;
  const words = ['archive', job, ...(overwrite ? ['--overwrite'] : [])];
  const child = spawn(process.execPath, [...program(), ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  child.on('error', ({ message }) => log.error({ event: 'import', message }, 'cannot start'));
  child.on('close', (code) => {
    if (code !== 0) log.error({ event: 'import', code, message: said }, 'the import stopped');
  });
  if (child.pid === undefined) return false;
  writeState({ stage: job, pid: child.pid, done: 0, all: 0, overwrite });
  return true;
}
