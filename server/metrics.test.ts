import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { sharedCacheControl } from '@/lib/http/cache-control';
import { createLead } from '@/lib/leads/retention-testing';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { BufferedResponse } from './buffered-response';
import { createHttpServer } from './http-server';
import { startMetrics } from './metrics';
import { createPageCache } from './page-cache';

withEmptyStore();

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

const host = '127.0.0.1';
const pages = createPageCache(() => '1', 64);

async function start() {
  const site = createHttpServer();
  await site.listen(0, host);
  site.serve((_, response) => response.writeHead(200).end());
  const metrics = await startMetrics(site.server, { port: 0, host, caches: { pages } });
  for (const server of [site.server, metrics]) {
    cleanups.push(() => {
      server.close();
      server.closeAllConnections();
    });
  }
  const [siteUrl, url] = [site.server, metrics].map(
    (server) => `http://${host}:${(server.address() as AddressInfo).port}`,
  );
  const read = async () => (await fetch(`${url}/metrics`)).text();
  return { siteUrl, url, read };
}

test('counts requests by kind and status, without their paths', async () => {
  const { siteUrl, read } = await start();
  for (const path of ['/', '/articles/secret-slug', '/contact?q=secret-query']) {
    await fetch(siteUrl + path);
  }
  await fetch(`${siteUrl}/contact`, { method: 'POST' });
  for (const path of ['/health', '/feed.xml', '/_next/static/a.js', '/studio/leads']) {
    await fetch(siteUrl + path);
  }
  const text = await read();
  const counts = Object.fromEntries(
    [...text.matchAll(/site_http_requests_total\{kind="(\w+)",status="200"\} (\d+)/g)].map(
      ([, kind, count]) => [kind, Number(count)],
    ),
  );
  expect(counts).toEqual({ page: 3, form: 1, health: 1, machine: 1, file: 1, studio: 1 });
  expect(text).not.toContain('secret');
});

test('tells what the page cache, the store and the leads are like', async () => {
  const { read } = await start();
  const render = async () =>
    new BufferedResponse(200, { 'cache-control': sharedCacheControl }, Buffer.from('x'));
  await pages.get('/', render);
  await pages.get('/', render);
  await createLead();
  await createLead({ state: 'won' });
  await createLead({ suspectedAt: new Date() });
  await db().outboxMessage.create({
    data: { messageId: '<1>', channel: 'email', purpose: 'lead', payload: '{}' },
  });
  const text = await read();
  expect(text).toContain('site_renderings_total{cache="pages"} 1\n');
  expect(text).toContain('site_cache_hits_total{cache="pages"} 1\n');
  expect(text).toMatch(/site_rendering_seconds_total\{cache="pages"\} \d/);
  expect(text).toMatch(/site_store_statements_total [1-9]/);
  expect(text).toMatch(/site_store_seconds_total 0\.\d/);
  expect(text).toContain('site_outbox_pending 1\n');
  for (const state of ['new', 'won', 'suspected']) {
    expect(text).toContain(`site_leads{state="${state}"} 1\n`);
  }
  expect(text).toContain('site_leads{state="lost"} 0\n');
  expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds \d/);
  expect(text).not.toContain('amina');
});

test('is not healthy while the outbox worker does not run', async () => {
  const { read } = await start();
  expect(await read()).toContain('site_healthy 0\n');
});

test('answers nothing but GET /metrics', async () => {
  const { url } = await start();
  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
});

test('names a port that is taken', async () => {
  const { siteUrl } = await start();
  const { server, listen } = createHttpServer();
  await listen(0, host);
  cleanups.push(() => server.close());
  const port = Number(new URL(siteUrl ?? '').port);
  await expect(startMetrics(server, { port, host, caches: {} })).rejects.toThrow(
    `Port ${port} is taken by another program: stop it, or set METRICS_PORT to a free port.`,
  );
});

test('the alerts and the dashboard ask for metrics that exist', async () => {
  const { siteUrl, read } = await start();
  await fetch(siteUrl ?? '');
  const text = await read();
  for (const file of ['alerts.yml', 'dashboard.json']) {
    const asked = readFileSync(`deploy/prometheus/${file}`, 'utf8');
    const names = asked.match(/\b(?:site|nodejs|process)_\w+/g) ?? [];
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !text.includes(`# TYPE ${name} `))).toEqual([]);
  }
});
