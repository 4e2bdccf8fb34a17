// What a first visit to an article brings over the wire, by type: heads and bodies as Chromium received them.
import { rmSync } from 'node:fs';
import { chromium, devices } from '@playwright/test';
import { fullChromiumOptions } from '../e2e/browser';
import { startTestSite } from '../e2e/site';
import { barePaths, findArticle, getBareNext } from './bare-next';
import { report } from './report';

/** Chromium's names of what it asked for */
const types = {
  HTML: 'Document',
  CSS: 'Stylesheet',
  JavaScript: 'Script',
  fonts: 'Font',
  pictures: 'Image',
};

export async function benchBytes(): Promise<void> {
  const bare = await getBareNext();
  const site = await startTestSite({ LOG_LEVEL: 'warn' });
  try {
    await bare.start();
    const ours = await visit(site.url + (await findArticle(site.url)));
    const theirs = await visit(bare.url + barePaths.article);
    for (const [what, type] of [...Object.entries(types), ['all', 'all']] as const) {
      const [figure, baseline] = [ours.get(type) ?? none, theirs.get(type) ?? none];
      report({
        what: `bytes of an article, ${what}`,
        figure: show(figure),
        baseline: `bare Next: ${show(baseline)}`,
        ratio: baseline.bytes ? figure.bytes / baseline.bytes : undefined,
      });
    }
  } finally {
    await bare.stop();
    await site.stop();
    rmSync(site.dataDir, { recursive: true });
  }
}

type Sum = { requests: number; bytes: number };
const none: Sum = { requests: 0, bytes: 0 };

function show({ requests, bytes }: Sum): string {
  return `${(bytes / 1000).toFixed(1)} kB in ${requests}`;
}

/** On a phone, with an empty cache, until nothing more is asked for. */
async function visit(url: string): Promise<Map<string, Sum>> {
  const browser = await chromium.launch(fullChromiumOptions);
  const page = await browser.newPage(devices['Pixel 5']);
  const devtools = await page.context().newCDPSession(page);
  const sums = new Map<string, Sum>();
  const requested = new Map<string, string>();
  devtools.on('Network.responseReceived', ({ requestId, type }) => requested.set(requestId, type));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    for (const type of [requested.get(requestId) ?? 'Other', 'all']) {
      const { requests, bytes } = sums.get(type) ?? none;
      sums.set(type, { requests: requests + 1, bytes: bytes + encodedDataLength });
    }
  });
  await devtools.send('Network.enable');
  await page.goto(url, { waitUntil: 'networkidle' });
  await browser.close();
  return sums;
}
