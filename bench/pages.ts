import { findArticle, getBareNext } from './bare-next';
import { startLoadedSite } from './loaded-site';
import { report } from './report';
import { compareRates, type Rate } from './wrk';

/** Requests per second over 16 connections that accept gzip. */
export async function benchPages(scale: number): Promise<void> {
  const seconds = Math.max(2, Math.round(5 * scale));
  const bare = await getBareNext();
  const site = await startLoadedSite();
  try {
    await bare.start();
    const article = await findArticle(site.url);
    for (const [name, path, barePath] of [
      ['list', '/', '/'],
      ['article', article, '/article'],
      ['search', '/recherche?q=client', '/search?q=client'],
    ] as const) {
      const { first, second, ratio } = await compareRates(
        site.url + path,
        bare.url + barePath,
        seconds,
      );
      const baseline = `bare Next.js: ${formatRate(second)}`;
      report({ name: `${name}, requests per second`, figure: formatRate(first), baseline, ratio });
    }
  } finally {
    await bare.stop();
    await site.close();
  }
}

function formatRate({ perSecond, p99 }: Rate): string {
  return `${Math.round(perSecond).toLocaleString('en')}/s, p99 ${p99.toPrecision(3)} ms`;
}
