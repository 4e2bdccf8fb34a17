// How fast pages are made from a store of 10,000 articles, none of them from the page cache.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { type Site, startTestSite } from '../e2e/site';
import { median, quantile, report } from './report';

const articles = 10_000;
let rounds: number;

/** @param share of the full number of requests */
export async function benchReading(share: number): Promise<void> {
  rounds = 50 * share;
  const few = await startTestSite({ LOG_LEVEL: 'warn' });
  const many = await startTestSite({ LOG_LEVEL: 'warn' });
  try {
    await many.stop();
    generate(many.dataDir);
    await measureStart(few, many);
    await measurePages(few, many);
    await few.stop();
    await many.stop();
    measureBuilds(few.dataDir, many.dataDir);
  } finally {
    await few.stop();
    await many.stop();
    for (const { dataDir } of [few, many]) rmSync(dataDir, { recursive: true });
  }
}

function generate(dataDir: string) {
  const startedAt = performance.now();
  runScript('bench/generate-articles.ts', [String(articles)], dataDir);
  const took = secondsSince(startedAt);
  report({ what: `${articles} articles generated`, figure: `${took.toFixed(1)} s` });
}

async function measureStart(few: Site, many: Site) {
  const times: number[] = [];
  for (const site of [many, few]) {
    await site.stop();
    const startedAt = performance.now();
    await site.start();
    times.push(secondsSince(startedAt));
  }
  reportSeconds(`start with ${articles} articles`, times);
}

/** Each request after a change of the content, so that no page comes from the cache. */
async function measurePages(few: Site, many: Site) {
  const [article] = await many.query(
    "SELECT slug FROM Article WHERE locale = 'fr' ORDER BY publishedAt LIMIT 1 OFFSET 4000",
  );
  const [topic] = await many.query("SELECT slug FROM Topic WHERE locale = 'fr' LIMIT 1 OFFSET 5");
  const [sample] = await few.query("SELECT slug FROM Article WHERE locale = 'fr' LIMIT 1");
  const [sampleTopic] = await few.query("SELECT slug FROM Topic WHERE locale = 'fr' LIMIT 1");
  const pages: [name: string, path: string, twin: string][] = [
    ['list', '/', '/'],
    ['page 400', '/page/400', '/'],
    ['article', `/articles/${article?.slug}`, `/articles/${sample?.slug}`],
    ['topic', `/sujets/${topic?.slug}`, `/sujets/${sampleTopic?.slug}`],
    ['author', '/auteur/jawad', '/auteur/jawad'],
    ['archive', '/archives', '/archives'],
    ['search', '/recherche?q=client', '/recherche?q=client'],
    ['RSS', '/feed.xml', '/feed.xml'],
    ['sitemap', '/sitemap.xml', '/sitemap.xml'],
  ];
  for (const [name, path, twin] of pages) {
    const times = await measure(many, path);
    const baseline = await measure(few, twin);
    report({
      what: `${name}, uncached, ${articles} articles`,
      figure: show(times),
      baseline: `with the samples: ${show(baseline)}`,
      ratio: median(times) / median(baseline),
    });
  }
}

/** Milliseconds of each request. */
async function measure(site: Site, path: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = -5; round < rounds; round += 1) {
    await site.execute('UPDATE Content SET version = version + 1');
    const startedAt = performance.now();
    const answer = await fetch(site.url + path);
    await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    // The first ones warm up what is measured.
    if (round >= 0) times.push(performance.now() - startedAt);
  }
  return times;
}

function show(times: number[]): string {
  return `p50 ${median(times).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`;
}

function measureBuilds(few: string, many: string) {
  // The first one of all fills the compiler's cache.
  runScript('scripts/build.ts', [], few, { NEXT_DIST_DIR: '.next-redeploy' });
  const times = [many, few].map((dataDir) => {
    const startedAt = performance.now();
    runScript('scripts/build.ts', [], dataDir, { NEXT_DIST_DIR: '.next-redeploy' });
    return secondsSince(startedAt);
  });
  reportSeconds(`build beside ${articles} articles`, times);
}

function reportSeconds(what: string, [many = 0, few = 0]: number[]) {
  report({
    what,
    figure: `${many.toFixed(1)} s`,
    baseline: `the samples: ${few.toFixed(1)} s`,
    ratio: many / few,
  });
}

function runScript(file: string, args: string[], dataDir: string, more = {}) {
  const { status, stderr } = spawnSync(
    'node_modules/.bin/tsx',
    ['--conditions=react-server', file, ...args],
    {
      env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', ...more },
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`${file} failed: ${stderr}`);
}

function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1000;
}
