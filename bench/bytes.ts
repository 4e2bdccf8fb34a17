import { rmSync } from 'node:fs';
import { chromium, devices } from '@playwright/test';
import { fullChromiumOptions } from '../e2e/browser';
import { startTestSite } from '../e2e/site';
import { findArticle, getBareNext } from './bare-next';
import { report } from './report';

const resourceTypes = {
  HTML: 'Document',
  CSS: 'Stylesheet',
  JavaScript: 'Script',
  fonts: 'Font',
  images: 'Image',
  all: 'all',
};

type Transfer = { requests: number; bytes: number };
const nothing: Transfer = { requests: 0, bytes: 0 };

export async function benchBytes(): Promise<void> {
  const bare = await getBareNext();
  const site = await startTestSite({ LOG_LEVEL: 'warn' });
  try {
    await bare.start();
    const siteTransfers = await measureVisit(site.url + (await findArticle(site.url)));
    const bareTransfers = await measureVisit(`${bare.url}/article`);
    for (const [name, type] of Object.entries(resourceTypes)) {
      const figure = siteTransfers.get(type) ?? nothing;
      const baseline = bareTransfers.get(type) ?? nothing;
      report({
        name: `bytes of an article, ${name}`,
        figure: formatTransfer(figure),
        baseline: `bare Next.js: ${formatTransfer(baseline)}`,
        ratio: baseline.bytes ? figure.bytes / baseline.bytes : undefined,
      });
    }
  } finally {
    await bare.stop();
    await site.stop();
    rmSync(site.dataDir, { recursive: true });
  }
}

function formatTransfer({ requests, bytes }: Transfer): string {
  return `${(bytes / 1000).toFixed(1)} kB, requests: ${requests}`;
}

/** Visits on a phone with an empty cache, until the network is idle. */
async function measureVisit(url: string): Promise<Map<string, Transfer>> {
  const browser = await chromium.launch(fullChromiumOptions);
  const page = await browser.newPage(devices['Pixel 5']);
  const devtools = await page.context().newCDPSession(page);
  const transfers = new Map<string, Transfer>();
  const types = new Map<string, string>();
  devtools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    for (const type of [types.get(requestId) ?? 'Other', 'all']) {
      const { requests, bytes } = transfers.get(type) ?? nothing;
      transfers.set(type, { requests: requests + 1, bytes: bytes + encodedDataLength });
    }
  });
  await devtools.send('Network.enable');
  await page.goto(url, { waitUntil: 'networkidle' });
  await browser.close();
  return transfers;
}
