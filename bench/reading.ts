import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { type Site, startTestSite } from '../e2e/site';
import { formatDurations, median, report } from './report';

const articles = 10_000;

/** How fast pages are rendered from 10,000 articles without the page cache, compared with the sample content. */
export async function benchReading(scale: number): Promise<void> {
  const small = await startTestSite({ LOG_LEVEL: 'warn' });
  const large = await startTestSite({ LOG_LEVEL: 'warn' });
  try {
    await large.stop();
    generateArticles(large.dataDir, articles);
    await large.start();
    await measurePages(small, large, 50 * scale);
  } finally {
    for (const { dataDir, stop } of [small, large]) {
      await stop();
      rmSync(dataDir, { recursive: true });
    }
  }
}

export function generateArticles(dataDir: string, count: number): void {
  const args = ['--conditions=react-server', 'bench/generate-articles.ts', String(count)];
  const { status, stderr } = spawnSync('node_modules/.bin/tsx', args, {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The articles could not be generated: ${stderr}`);
}

async function measurePages(small: Site, large: Site, rounds: number) {
  const anArticle = "SELECT slug FROM Article WHERE locale = 'fr' ORDER BY publishedAt LIMIT 1";
  const aTopic = "SELECT slug FROM Topic WHERE locale = 'fr' LIMIT 1";
  const [article] = await large.query(`${anArticle} OFFSET 4000`);
  const [topic] = await large.query(`${aTopic} OFFSET 5`);
  const [sampleArticle] = await small.query(anArticle);
  const [sampleTopic] = await small.query(aTopic);
  const pages: [name: string, path: string, samplePath: string][] = [
    ['list', '/', '/'],
    ['page 400', '/page/400', '/'],
    ['article', `/articles/${article?.slug}`, `/articles/${sampleArticle?.slug}`],
    ['topic', `/sujets/${topic?.slug}`, `/sujets/${sampleTopic?.slug}`],
    ['author', '/auteur/jawad', '/auteur/jawad'],
    ['archive', '/archives', '/archives'],
    ['search after a change', '/recherche?q=client', '/recherche?q=client'],
    ['RSS', '/feed.xml', '/feed.xml'],
    ['sitemap', '/sitemap.xml', '/sitemap.xml'],
  ];
  for (const [name, path, samplePath] of pages) {
    reportDurations(
      name,
      await measureUncached(large, path, rounds),
      await measureUncached(small, samplePath, rounds),
    );
  }
  for (const [name, words] of [
    ['search', 'client'],
    [
      'search for ten words',
      'modèle données client sécurité contrats agents droit Maroc banque coût',
    ],
    [
      'search for ten misspelled words',
      'modelle donees cliant securitte contrast ajents droitt marock banqe coutt',
    ],
  ] as const) {
    const path = `/recherche?${new URLSearchParams({ q: words })}`;
    reportDurations(
      name,
      await measureSearch(large, path, rounds),
      await measureSearch(small, path, rounds),
    );
  }
}

function reportDurations(name: string, durationsMs: number[], sampleDurationsMs: number[]) {
  report({
    name: `${name}, uncached, ${articles} articles`,
    figure: formatDurations(durationsMs),
    baseline: `sample content: ${formatDurations(sampleDurationsMs)}`,
    ratio: median(durationsMs) / median(sampleDurationsMs),
  });
}

/** Has all pages rendered anew before each request. */
async function measureUncached(site: Site, path: string, rounds: number): Promise<number[]> {
  const change = "UPDATE Content SET store = 'store-' || random()";
  return measure(rounds, () => site.execute(change).then(() => site.url + path));
}

/** The index's words stay in memory until the content changes, so each request has an address of its own instead. */
async function measureSearch(site: Site, path: string, rounds: number): Promise<number[]> {
  return measure(rounds, async (round) => `${site.url}${path}&round=${round}`);
}

/** The first five requests warm up. */
async function measure(
  rounds: number,
  prepareUrl: (round: number) => Promise<string>,
): Promise<number[]> {
  const durationsMs: number[] = [];
  for (let round = -5; round < rounds; round += 1) {
    const url = await prepareUrl(round);
    const startedAt = performance.now();
    const response = await fetch(url);
    await response.text();
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    if (round >= 0) durationsMs.push(performance.now() - startedAt);
  }
  return durationsMs;
}
