// npm run generate -- 10000 [--force]: fills the store of DATA_DIR with articles, to measure the site with.
import '../scripts/load-env.mjs';

process.env.LOG_LEVEL = 'silent';
const [text = '', force] = process.argv.slice(2);
const mostBefore = 20;

try {
  const { generatePrismaClient } = await import('../scripts/build-inputs');
  generatePrismaClient();
  const { assertStoreExists } = await import('../cli/program');
  const { db, openStore } = await import('@/lib/store/db');
  const { generateArticles } = await import('./generate/articles');
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error('How many? As npm run generate -- 10000');
  assertStoreExists();
  await openStore();
  const before = await db().article.count();
  if (before > mostBefore && force !== '--force') {
    throw new Error(`The store has ${before} articles: to add to them all the same, give --force.`);
  }
  const startedAt = performance.now();
  await generateArticles(Number(text));
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`${text} articles in ${seconds.toFixed(1)} s.`);
  await db().$disconnect();
} catch (error) {
  console.error(error instanceof Error ? error.message.replaceAll('\n', ' ') : error);
  process.exitCode = 1;
}
