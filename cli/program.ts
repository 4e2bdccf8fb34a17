import { existsSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { type Io, writeErr } from './io';

/** Imports the settings and the store's client, which take longest: not for --help. */
export type RunWithStore = (work: () => Promise<void>) => Promise<void>;

/** @returns the exit code */
export async function runProgram(
  build: (withStore: RunWithStore) => Command,
  argv: string[],
  io: Io,
): Promise<number> {
  const program = build(async (work) => {
    const { env } = await import('@/lib/settings/env');
    const { holdDataDir } = await import('@/lib/backup/swap-store');
    const release = existsSync(env().DATA_DIR) ? await holdDataDir() : null;
    try {
      await assertStoreExists();
      const { db, openStore } = await import('@/lib/store/db');
      const { loadOverrides } = await import('@/lib/store/site-overrides');
      try {
        await openStore();
        await loadOverrides();
        await work();
      } finally {
        await db().$disconnect();
      }
    } finally {
      await release?.();
    }
  });
  return runCommand(program, argv, io);
}

/** @returns the exit code */
export async function runCommand(program: Command, argv: string[], io: Io): Promise<number> {
  try {
    await program.parseAsync(argv, { from: 'user' });
    return Number(io.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    // The reader has stopped reading, e.g. `head`.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0;
    writeErr(io, describeError(error));
    return 1;
  }
}

export function createProgram(name: string, io: Io): Command {
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

export function createExamplesFormatter(name: string): (...commands: string[]) => string {
  return (...commands) =>
    ['', 'Examples:', ...commands.map((command) => `  npm run ${name} -- ${command}`)].join('\n');
}

/** Opening a database would create it, and only the site may create and migrate one. */
export function parseCount(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Use a number from 1 to 9999; export has no limit.');
}

export async function assertStoreExists(): Promise<void> {
  const { env } = await import('@/lib/settings/env');
  const { getDatabasePath } = await import('@/lib/store/database-path');
  const path = getDatabasePath(env().DATABASE_URL);
  if (path && !existsSync(path)) {
    throw new Error(`There is no database at ${path}. Start the site once to create it.`);
  }
}

/** @returns one line; Prisma's messages quote the code first and end with what happened */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const lines = error.message.trim().split(/\s*\n\s*/);
  if (/no such (table|column)|has no column/.test(error.message)) {
    return 'The database is older than this program. Start the site once to migrate it.';
  }
  const isServerUnreachable = error.message === 'fetch failed';
  const isDatabaseError = error.name.startsWith('Prisma') || isServerUnreachable;
  return isDatabaseError ? `Database error: ${lines.at(-1)}` : lines.join(' ');
}
