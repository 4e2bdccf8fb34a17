// 200 connections that read, search and write for a minute: no error, and every acknowledged lead is delivered.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import { startLoadedSite } from './loaded-site';
import { fail, quantile, report } from './report';
import type { Visits } from './visitors';

const connections = 200;

/** @param share of the full minute */
export async function benchMixedLoad(share: number): Promise<void> {
  const site = await startLoadedSite();
  try {
    const seconds = 60 * share;
    const visits = await sendVisitors(site.url, connections, seconds);
    judge(`${connections} connections, ${seconds} s`, visits, seconds);
    await site.untilDelivered();
    judgeDelivery(visits.references, site.delivered);
  } finally {
    await site.close();
  }
}

/** In a process of its own: mails come in meanwhile. */
export async function sendVisitors(url: string, count: number, seconds: number): Promise<Visits> {
  const args = ['--import', 'tsx', 'bench/visitors.ts', url, String(count), String(seconds)];
  const visitors = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [visits] = await Promise.all([json(visitors.stdout), once(visitors, 'exit')]);
  return visits as Visits;
}

export function judge(what: string, { requests, errors, times }: Visits, seconds: number): void {
  report({ what, figure: `${Math.round(requests / seconds)}/s` });
  for (const [kind, taken] of Object.entries(times)) {
    const [half, most] = [quantile(taken, 0.5), quantile(taken, 0.99)];
    const figure = `${Math.round(taken.length / seconds)}/s, p50 ${half.toFixed(0)} ms, p99 ${most.toFixed(0)} ms`;
    report({ what: `${what}: ${kind}`, figure });
  }
  const wrong = Object.values(errors).reduce((sum, one) => sum + one, 0);
  report({
    what: `${what}: errors`,
    figure: String(wrong),
    baseline: `requests: ${requests}`,
    ratio: wrong / requests,
  });
  for (const [error, times] of Object.entries(errors)) fail(what, `${error}, ${times} times`);
}

export function judgeDelivery(references: string[], delivered: Set<string>): void {
  const lost = references.filter((reference) => !delivered.has(reference));
  report({
    what: 'leads delivered to the author',
    figure: String(references.length - lost.length),
    baseline: `acknowledged: ${references.length}`,
    ratio: (references.length - lost.length) / references.length,
  });
  if (lost.length > 0) fail('leads lost', lost.slice(0, 10).join(', '));
}
