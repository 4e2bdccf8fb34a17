import process from 'node:process';
import type { Io } from './io';

/** @param load imports the program, which needs the settings */
export async function runCommandLine(
  load: () => Promise<(argv: string[], io: Io) => Promise<number>>,
): Promise<void> {
  Object.assign(process.env, { NODE_ENV: 'production' });
  await import('../scripts/load-env.mjs');
  // The log also goes to standard output, which must hold only the command's own output.
  process.env.LOG_LEVEL = 'silent';
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    // The reader has stopped reading, e.g. `head`.
    if (code === 'EPIPE') process.exit(0);
    console.error(message);
    process.exit(1);
  });
  try {
    const run = await load();
    process.exitCode = await run(process.argv.slice(2), process);
  } catch (error) {
    console.error(error instanceof Error ? error.message.replaceAll('\n', ' ') : error);
    process.exitCode = 1;
  }
}
