import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

/** Where a command reads and writes; `process` is one. */
export type Io = {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable;
};

/** Takes a piece of output; the next one may come once it is done. */
export type Sink = (text: string) => Promise<void>;

/** Waits where the reader is slower: what it has not read yet does not pile up in memory. */
export function sinkOf(stream: Writable): Sink {
  return async (text) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
}

export function say(stream: Writable, line: string): void {
  stream.write(`${line}\n`);
}

/** Asks on a terminal; anything but a yes, the end of the input too, is a no. */
export async function confirm({ stdin, stderr }: Io, question: string): Promise<boolean> {
  const terminal = createInterface({ input: stdin, output: stderr });
  const closed = once(terminal, 'close').then(() => '');
  const answered = terminal.question(`${question} [y/N] `).catch(() => {
    // Ctrl-C or Ctrl-D: the cursor still stands behind the question.
    say(stderr, '');
    return '';
  });
  const answer = await Promise.race([answered, closed]);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

const controls = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Of a visitor's line: without what would move a terminal's cursor or turn its text around. */
export function printable(line: string): string {
  return line.replace(controls, '');
}
