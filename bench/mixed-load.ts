import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import { startLoadedSite } from './loaded-site';
import { quantile, report, reportFailure } from './report';
import type { Visits } from './visitors';

const connections = 200;

/** Visitors read, search and send the form for a minute: no request fails, and every accepted lead is delivered. */
export async function benchMixedLoad(scale: number): Promise<void> {
  const seconds = 60 * scale;
  const site = await startLoadedSite();
  try {
    const visits = await runVisitors(site.url, connections, seconds);
    reportVisits(`${connections} connections, ${seconds} s`, visits, seconds);
    await site.waitUntilDelivered();
    reportDelivery(visits.references, site.delivered);
  } finally {
    await site.close();
  }
}

export async function runVisitors(url: string, count: number, seconds: number): Promise<Visits> {
  const args = ['--import', 'tsx', 'bench/visitors.ts', url, String(count), String(seconds)];
  const visitors = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [visits] = await Promise.all([json(visitors.stdout), once(visitors, 'exit')]);
  return visits as Visits;
}

export function reportVisits(name: string, visits: Visits, seconds: number): void {
  for (const [kind, durationsMs] of Object.entries(visits.durationsMs)) {
    const [p50, p99] = [quantile(durationsMs, 0.5), quantile(durationsMs, 0.99)];
    const rate = Math.round(durationsMs.length / seconds);
    const figure = `${rate}/s, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`;
    report({ name: `${name}: ${kind}`, figure });
  }
  for (const [error, count] of Object.entries(visits.errors)) {
    reportFailure(name, `${error}, ${count} times`);
  }
}

export function reportDelivery(references: string[], delivered: Set<string>): void {
  const lost = references.filter((reference) => !delivered.has(reference));
  report({
    name: 'leads delivered to the author',
    figure: String(references.length - lost.length),
    baseline: `accepted: ${references.length}`,
    ratio: (references.length - lost.length) / references.length,
  });
  if (lost.length > 0) reportFailure('leads lost', lost.slice(0, 10).join(', '));
}
