import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { launchOptions } from '../e2e/browser';
import { type Site, startTestSite } from '../e2e/site';
import { makeOwner } from '../e2e/studio-owner';
import { createRandom, writeBody } from './generate/text';
import { formatDurations, median, quantile, report, reportFailure } from './report';
import { runWrk } from './wrk';

const words = 12_600;
const saveLimitMs = 50;
const keyLimitMs = 16;
const keyEveryMs = 80;
/** As autosave sends them while one types */
const saveEveryMs = 1500;

/** What an author who writes a long text waits for, and what it costs the readers. */
export async function benchWriting(scale: number): Promise<void> {
  const site = await startTestSite();
  const browser = await chromium.launch(launchOptions);
  try {
    const page = await browser.newPage({ locale: 'fr-FR' });
    await makeOwner(page, site);
    const draft = await addDraft(site);
    const save = createSave(site, page, draft);
    await measureSaves(save, Math.max(20, Math.round(200 * scale)));
    await measureReaders(site, save, Math.max(2, Math.round(5 * scale)));
    await measureKeys(site, browser, page, draft, Math.max(30, Math.round(200 * scale)));
  } finally {
    await browser.close();
    await site.stop();
  }
}

const content = {
  title: 'Un long article',
  body: '',
};

async function addDraft(site: Site): Promise<number> {
  const random = createRandom(1);
  while (content.body.split(/\s+/).length < words)
    content.body += `${writeBody('fr', random, [])}\n`;
  await site.execute(
    `INSERT INTO Draft (kind, locale, content, savedBy) VALUES ('article', 'fr', ?, 'jawad@example.org')`,
    JSON.stringify(content),
  );
  const [row] = await site.query('SELECT max(id) AS id FROM Draft');
  return Number(row?.id);
}

type Save = () => Promise<number>;

/** Each save has another text and the version that the last one made. @returns its duration in milliseconds */
function createSave(site: Site, page: Page, draft: number): Save {
  let base = 1;
  return async () => {
    const body = `${base} ${content.body}`;
    const data = { draft, base, saveId: randomUUID(), content: { ...content, body } };
    const startedAt = performance.now();
    const answer = await page.request.post(`${site.url}/studio/save`, {
      data,
      headers: { Origin: site.url },
    });
    const durationMs = performance.now() - startedAt;
    const { done, version } = await answer.json();
    if (done !== 'saved') throw new Error(`The save was answered ${answer.status()}.`);
    base = version;
    return durationMs;
  };
}

async function measureSaves(save: Save, count: number): Promise<void> {
  const durationsMs: number[] = [];
  for (let number = 0; number < count; number += 1) durationsMs.push(await save());
  const name = `save of a text of ${words.toLocaleString('en')} words`;
  report({ name, figure: formatDurations(durationsMs) });
  if (quantile(durationsMs, 0.95) > saveLimitMs) reportFailure(name, `over ${saveLimitMs} ms`);
}

async function measureReaders(site: Site, save: Save, seconds: number): Promise<void> {
  const rates: { alone: number; beside: number; p99Ratio: number }[] = [];
  for (let round = 0; round < 5; round += 1) {
    const alone = await runWrk(site.url, seconds);
    const typing = setInterval(() => void save(), saveEveryMs);
    const beside = await runWrk(site.url, seconds).finally(() => clearInterval(typing));
    rates.push({
      alone: alone.perSecond,
      beside: beside.perSecond,
      p99Ratio: beside.p99 / alone.p99,
    });
  }
  const of = (key: keyof (typeof rates)[number]) => median(rates.map((rate) => rate[key]));
  report({
    name: 'readers while an author types',
    figure: `${Math.round(of('beside'))}/s`,
    baseline: `without: ${Math.round(of('alone'))}/s`,
    ratio: of('beside') / of('alone'),
  });
  report({
    name: 'the same, p99',
    figure: `${of('p99Ratio').toFixed(2)} times that without`,
    ratio: of('p99Ratio'),
  });
}

/** In the middle of the text, in the editor and in a textarea */
async function measureKeys(
  site: Site,
  browser: Browser,
  page: Page,
  draft: number,
  count: number,
): Promise<void> {
  const measure = async (isPlain: boolean) => {
    await site.execute('UPDATE Account SET plainEditor = ?', Number(isPlain));
    const storageState = await page.context().storageState();
    const writing = await browser.newPage({ locale: 'fr-FR', storageState });
    await writing.goto(`${site.url}/studio/articles/${draft}`);
    if (!isPlain) await writing.getByRole('toolbar').waitFor();
    await writing.getByRole('textbox', { name: 'Texte', exact: true }).click();
    // esbuild calls it in functions that have inner ones.
    await writing.evaluate('globalThis.__name = (inner) => inner');
    await writing.evaluate(observeKeys);
    for (let number = 0; number < count; number += 1) {
      await writing.keyboard.press('e');
      await setTimeout(keyEveryMs);
    }
    const durationsMs = await writing.evaluate(() => globalThis.keyDurationsMs);
    await writing.close();
    return durationsMs;
  };
  const plain = await measure(true);
  const rich = await measure(false);
  const name = `a key in a text of ${words.toLocaleString('en')} words`;
  report({
    name,
    figure: formatDurations(rich),
    baseline: `a textarea: ${formatDurations(plain)}`,
    ratio: quantile(rich, 0.95) / quantile(plain, 0.95),
  });
  if (quantile(rich, 0.95) > keyLimitMs) reportFailure(name, `over ${keyLimitMs} ms`);
}

declare global {
  var keyDurationsMs: number[];
}

/** What a key keeps the page busy with: its handlers, then the frame that shows it. */
function observeKeys(): void {
  globalThis.keyDurationsMs = [];
  const after = (act: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = act;
    port2.postMessage(null);
  };
  addEventListener(
    'keydown',
    () => {
      const startedAt = performance.now();
      let handledMs = 0;
      after(() => {
        handledMs = performance.now() - startedAt;
      });
      requestAnimationFrame(() => {
        const frameAt = performance.now();
        after(() => globalThis.keyDurationsMs.push(handledMs + performance.now() - frameAt));
      });
    },
    { capture: true },
  );
}
