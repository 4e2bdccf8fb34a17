import { execFileSync } from 'node:child_process';

/** By another process: once this one closed the file, it would hold no lock on it (https://www.sqlite.org/howtocorrupt.html, 2.2). */
export function readDatabaseFile(path: string): Buffer {
  return execFileSync('cat', [path], { maxBuffer: 100_000_000 });
}
