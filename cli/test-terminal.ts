import { Readable, Writable } from 'node:stream';
import type { Io } from './io';

export type Terminal = { columns?: number; input?: string };

export async function runOn(
  program: (argv: string[], io: Io) => Promise<number>,
  argv: string[],
  terminal?: Terminal,
) {
  const written = { stdout: '', stderr: '' };
  const collect = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk, _encoding, done) {
        written[name] += chunk;
        done();
      },
    });
  const isTTY = terminal !== undefined;
  const code = await program(argv, {
    stdin: Object.assign(Readable.from([terminal?.input ?? '']), { isTTY }),
    stdout: Object.assign(collect('stdout'), { isTTY, columns: terminal?.columns }),
    stderr: collect('stderr'),
  });
  return { code, ...written };
}
