import { execFileSync } from 'node:child_process';

/** No file of this process can grow any more, so that nothing can be committed; returns what lifts the limit. */
export function limitFileSizes(): () => void {
  const limit = (size: string) =>
    execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${size}:`]);
  limit('1');
  return () => limit('unlimited');
}
