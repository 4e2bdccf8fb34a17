import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

export type Io = {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable;
  exitCode?: number | string | null | undefined;
};

export type Write = (text: string) => Promise<void>;

/** Waits for a slow reader, so that output does not pile up in memory. */
export function createWriter(stream: Writable): Write {
  return async (text) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
}

export function writeOut({ stdout }: Io, line: string): void {
  stdout.write(`${line}\n`);
}

export function writeErr({ stderr }: Io, line: string): void {
  stderr.write(`${line}\n`);
}

/** Prints the error; the command goes on, and its exit code is 1. */
export function reportFailure(io: Io, line: string): void {
  writeErr(io, line);
  io.exitCode = 1;
}

/** Undefined if the output is not a terminal */
export function getTerminalWidth({ stdout }: Io): number | undefined {
  return stdout.isTTY ? (stdout.columns ?? 80) : undefined;
}

/** Anything but y or yes means no, also Ctrl-C and the end of the input. */
export async function confirm({ stdin, stderr }: Io, question: string): Promise<boolean> {
  const terminal = createInterface({ input: stdin, output: stderr });
  const closed = once(terminal, 'close').then(() => '');
  const answered = terminal.question(`${question} [y/N] `).catch(() => {
    stderr.write('\n');
    return '';
  });
  const answer = await Promise.race([answered, closed]);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

const controlCharacters = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Removes control and bidi characters, with which a visitor's text could tamper with the terminal. */
export function printable(line: string): string {
  return line.replace(controlCharacters, '');
}
