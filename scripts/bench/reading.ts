// How fast pages are made from a store of 10,000 articles, none of them from the page cache.
import { spawnSync } from 'node:child_process';
import { type Site, startOwnSite } from '../../e2e/site';
import { at, print } from './report';

const articles = 10_000;
const rounds = 50;

export async function benchReading(): Promise<void> {
  const few = await startOwnSite({ LOG_LEVEL: 'warn' });
  const many = await startOwnSite({ LOG_LEVEL: 'warn' });
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
  }
}

function generate(dataDir: string) {
  const startedAt = performance.now();
  runScript('scripts/generate-articles.ts', [String(articles)], dataDir);
  print(`${articles} articles generated`, `${seconds(startedAt)} s`);
}

async function measureStart(few: Site, many: Site) {
  const times: string[] = [];
  for (const site of [many, few]) {
    await site.stop();
    const startedAt = performance.now();
    await site.start();
    times.push(seconds(startedAt));
  }
  print(`start with ${articles} articles`, `${times[0]} s`);
  print('  with the sample articles', `${times[1]} s`);
}

/** Each request after a change of the content, so that no page comes from the cache. */
async function measurePages(few: Site, many: Site) {
  const [article] = await many.read(
    "SELECT slug FROM Article WHERE locale = 'fr' ORDER BY publishedAt LIMIT 1 OFFSET 4000",
  );
  const [topic] = await many.read("SELECT slug FROM Topic WHERE locale = 'fr' LIMIT 1 OFFSET 5");
  const [sample] = await few.read("SELECT slug FROM Article WHERE locale = 'fr' LIMIT 1");
  const [sampleTopic] = await few.read("SELECT slug FROM Topic WHERE locale = 'fr' LIMIT 1");
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
    print(
      `${name}, uncached`,
      `p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms; with the samples p50 ${at(baseline, 0.5)}, p95 ${at(baseline, 0.95)}`,
    );
  }
}

/** Milliseconds of each request, sorted. */
async function measure(site: Site, path: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = -5; round < rounds; round += 1) {
    await site.sql('UPDATE Content SET version = version + 1');
    const startedAt = performance.now();
    const answer = await fetch(site.url + path);
    await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    // The first ones warm up what is measured.
    if (round >= 0) times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b);
}

function measureBuilds(few: string, many: string) {
  // The first one of all fills the compiler's cache.
  runScript('scripts/build.ts', [], few, { NEXT_DIST_DIR: '.next-redeploy' });
  for (const [what, dataDir] of [
    [`build beside ${articles} articles`, many],
    ['  beside the samples', few],
  ] as const) {
    const startedAt = performance.now();
    runScript('scripts/build.ts', [], dataDir, { NEXT_DIST_DIR: '.next-redeploy' });
    print(what, `${seconds(startedAt)} s`);
  }
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

function seconds(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}
