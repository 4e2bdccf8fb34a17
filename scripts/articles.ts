// npm run articles: articles from files and back, on the command line. It may run while the site does.
import process from 'node:process';

Object.assign(process.env, { NODE_ENV: 'production' });
await import('./load-env.mjs');
// Log lines go to standard output too: here that is for what was asked, and the commands say what they did.
process.env.LOG_LEVEL = 'silent';
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  // Whoever reads has had enough, as head does.
  if (code === 'EPIPE') process.exit(0);
  console.error(message);
  process.exit(1);
});

// Imported once the settings are loaded, and the Prisma client is there.
try {
  const { generatePrismaClient } = await import('./build-inputs');
  generatePrismaClient();
  const { runArticles } = await import('./articles/program');
  process.exitCode = await runArticles(process.argv.slice(2), process);
} catch (error) {
  console.error(error instanceof Error ? error.message.replaceAll('\n', ' ') : error);
  process.exitCode = 1;
}
