// What every command line of the site begins with. It may run while the site does.
import process from 'node:process';
import type { Io } from './io';

/** Given by scripts/artefact.ts, where there is nothing to generate with, nor need for it */
declare const inArtefact: true | undefined;

/**
 * Runs a program with the site's settings, and ends with its exit code.
 * @param load brings the program once the settings are loaded, and the Prisma client is there
 */
export async function runCommandLine(
  load: () => Promise<(argv: string[], io: Io) => Promise<number>>,
): Promise<void> {
  Object.assign(process.env, { NODE_ENV: 'production' });
  await import('../scripts/load-env.mjs');
  // Log lines go to standard output too: here that is for what was asked, and the commands say what they did.
  process.env.LOG_LEVEL = 'silent';
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    // Whoever reads has had enough, as head does.
    if (code === 'EPIPE') process.exit(0);
    console.error(message);
    process.exit(1);
  });
  try {
    if (typeof inArtefact === 'undefined') {
      const { generatePrismaClient } = await import('../scripts/build-inputs');
      generatePrismaClient();
    }
    const run = await load();
    process.exitCode = await run(process.argv.slice(2), process);
  } catch (error) {
    console.error(error instanceof Error ? error.message.replaceAll('\n', ' ') : error);
    process.exitCode = 1;
  }
}
