import { type Site, startTestSite } from '../e2e/site';
import { createVisitor, type Visitor } from '../e2e/studio-visitor';
import { formatDurations, median, report, reportFailure } from './report';
import { runWrk } from './wrk';

const owner = { email: 'jawad@example.org', password: 'une phrase assez longue' };
const screenLimitMs = 100;

export async function benchDesk(scale: number): Promise<void> {
  const site = await startTestSite();
  try {
    const visitor = createVisitor(site);
    const link = /\/studio\/link\?token=\S+/.exec(site.output())?.[0] ?? '';
    await visitor.submit(link, 'Ouvrir le studio', owner);
    await fillDesk(site, 10_000);
    await measureSignIn(site);
    await measureScreens(visitor);
    await measurePolls(site.url, visitor, Math.max(1, Math.round(5 * scale)));
  } finally {
    await site.stop();
  }
}

async function measureSignIn(site: Site): Promise<void> {
  const durationsMs: number[] = [];
  for (let number = 0; number < 10; number += 1) {
    const visitor = createVisitor(site);
    const form = await visitor.fillForm('/studio/sign-in', 'Entrer', owner);
    durationsMs.push(await measure(() => visitor.post('/studio/sign-in', form)));
  }
  report({ name: 'sign-in by password', figure: formatDurations(durationsMs) });
}

async function measureScreens(visitor: Visitor): Promise<void> {
  const paths = {
    home: '/studio',
    'the list to answer': '/studio/leads',
    'the list of closed leads, page 50': '/studio/leads?list=closed&page=50',
    'a search for a word of every lead': '/studio/leads?text=factures',
    'a search for one lead': '/studio/leads?text=dossier9876',
    'filtered by type and state': '/studio/leads?type=audit&state=won',
    'one lead': '/studio/leads/IA-BENCH5000',
    'one person': '/studio/leads/IA-BENCH5000/person',
    'the state for the poll': '/studio/leads/state',
  };
  const baselineMs = median(await time(visitor, '/studio/settings'));
  for (const [name, path] of Object.entries(paths)) {
    const durationsMs = await time(visitor, path);
    report({
      name: `desk with 10,000 leads: ${name}`,
      figure: formatDurations(durationsMs),
      baseline: `settings: ${baselineMs.toFixed(0)} ms`,
      ratio: median(durationsMs) / baselineMs,
    });
    if (median(durationsMs) > screenLimitMs) reportFailure(name, `over ${screenLimitMs} ms`);
  }
}

async function time(visitor: Visitor, path: string): Promise<number[]> {
  const durationsMs: number[] = [];
  for (let number = 0; number < 21; number += 1) {
    durationsMs.push(
      await measure(async () => {
        const { status } = await visitor.send(path);
        if (status !== 200) throw new Error(`${path} answered ${status}.`);
      }),
    );
  }
  return durationsMs.slice(1);
}

async function measurePolls(url: string, visitor: Visitor, seconds: number): Promise<void> {
  const rates: { alone: number; beside: number }[] = [];
  for (let round = 0; round < 5; round += 1) {
    const alone = await runWrk(url, seconds);
    const poll = setInterval(() => void visitor.send('/studio/leads/state'), 1000);
    const beside = await runWrk(url, seconds).finally(() => clearInterval(poll));
    rates.push({ alone: alone.perSecond, beside: beside.perSecond });
  }
  const [alone, beside] = [
    median(rates.map((rate) => rate.alone)),
    median(rates.map((rate) => rate.beside)),
  ];
  report({
    name: 'readers while the desk asks every second, with 10,000 leads',
    figure: `${Math.round(beside)}/s`,
    baseline: `without: ${Math.round(alone)}/s`,
    ratio: beside / alone,
  });
}

async function measure(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

/** In all states; two thirds are closed. */
async function fillDesk(site: Site, leads: number) {
  await site.execute(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     INSERT INTO Lead (reference, fingerprint, name, email, details, projectType, locale, path,
       state, suspectedAt, createdAt, lastContactAt)
     SELECT 'IA-BENCH' || i, 'bench-' || i, 'Cliente ' || i, 'client' || (i % 4000) || '@exemple.ma',
       'Bonjour, nous recevons des factures et les saisissons à la main, dossier' || i || '.',
       CASE i % 3 WHEN 0 THEN 'audit' ELSE 'training' END, 'fr', '/contact',
       CASE i % 12 WHEN 0 THEN 'new' WHEN 1 THEN 'talking' WHEN 2 THEN 'answered' WHEN 3 THEN 'won'
         WHEN 4 THEN 'lost' ELSE 'closed' END,
       CASE WHEN i % 20 = 7 THEN strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now') END,
       strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '-' || (? - i) || ' minutes'),
       strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '-' || (? - i) || ' minutes')
     FROM n`,
    leads,
    leads,
    leads,
  );
}
