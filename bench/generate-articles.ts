// npm run generate -- 10000 [--force]: adds generated articles to the store of DATA_DIR.
import '../scripts/load-env.mjs';

process.env.LOG_LEVEL = 'silent';
const [count = '', force] = process.argv.slice(2);
const maxExisting = 20;

try {
  const { generatePrismaClient } = await import('../scripts/build-inputs');
  generatePrismaClient();
  const { assertStoreExists } = await import('../cli/program');
  const { db, openStore } = await import('@/lib/store/db');
  const { generateArticles } = await import('./generate/articles');
  if (!/^[1-9]\d{0,5}$/.test(count)) {
    throw new Error('Usage: npm run generate -- <number of articles, e.g. 10000> [--force]');
  }
  assertStoreExists();
  await openStore();
  const existing = await db().article.count();
  if (existing > maxExisting && force !== '--force') {
    throw new Error(`The store already has ${existing} articles. To add more, give --force.`);
  }
  const startedAt = performance.now();
  await generateArticles(Number(count));
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`${count} articles in ${seconds.toFixed(1)} s.`);
  await db().$disconnect();
} catch (error) {
  console.error(error instanceof Error ? error.message.replaceAll('\n', ' ') : error);
  process.exitCode = 1;
}
