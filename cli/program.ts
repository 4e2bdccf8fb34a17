import { existsSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { env } from '@/lib/settings/env';
import { db, openStore } from '@/lib/store/db';
import { type Io, say } from './io';

/** Does a command's work on the site's store. @param work returns whether all that was asked was done */
export type InStore = (work: () => Promise<boolean>) => Promise<void>;

/**
 * Runs one command of a program on the site's store, which it neither makes nor migrates: that is the site's to do.
 * @returns the exit code
 */
export async function runProgram(
  create: (inStore: InStore) => Command,
  argv: string[],
  io: Io,
): Promise<number> {
  let done = true;
  const program = create(async (work) => {
    assertStoreExists();
    try {
      await openStore();
      done = await work();
    } finally {
      await db().$disconnect();
    }
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return done ? 0 : 1;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    // Whoever reads has had enough, as head does.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0;
    say(io.stderr, describeFailure(error));
    return 1;
  }
}

/** @param name of the script that npm runs */
export function nameProgram(name: string, io: Io): Command {
  return new Command(`npm run ${name} --`)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(`${text.trim().replaceAll('\n', ' ')}\n`),
      getOutHelpWidth: () => io.stdout.columns ?? 80,
    });
}

/** Of a command's help: how it is used. */
export function examplesOf(name: string): (...commands: string[]) => string {
  return (...commands) =>
    ['', 'Examples:', ...commands.map((command) => `  npm run ${name} -- ${command}`)].join('\n');
}

/** To open a database is to create it where there is none. */
export function assertStoreExists(): void {
  const { DATABASE_URL } = env();
  if (!DATABASE_URL.startsWith('file:')) return;
  // Not as fileURLToPath has it: libSQL takes relative paths too.
  const path = decodeURIComponent(
    DATABASE_URL.replace(/^file:(\/\/[^/]*)?/, '').replace(/[?#].*/, ''),
  );
  if (!existsSync(path)) {
    throw new Error(`There is no database (${path}): the site has not been started yet.`);
  }
}

/** In one line. Prisma's messages quote the code first, and end with what happened. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const lines = error.message.trim().split(/\s*\n\s*/);
  if (/no such (table|column)|has no column/.test(error.message)) {
    return 'The database is older than this code: start the site once, it brings it up to date.';
  }
  // The second is of a libSQL server that does not answer.
  const ofStore = error.name.startsWith('Prisma') || error.message === 'fetch failed';
  if (!ofStore) return lines.join(' ');
  return `The database cannot be used: ${lines.at(-1)}`;
}
