import { createServer, type IncomingMessage, type Server } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { readHealth } from '@/lib/health/health';
import { countLeadsByState } from '@/lib/leads/queries';
import { createFailureLog } from '@/lib/log';
import { processState } from '@/lib/process-state';
import type { PageCache } from './page-cache';
import { describePortError } from './port';
import { findWing } from './wings';

type Metrics = { port: number; host: string; caches: Record<string, PageCache> };

/** Counts the requests of the site's server from now on, and answers Prometheus on a port of its own. */
export async function startMetrics(site: Server, { port, host, caches }: Metrics): Promise<Server> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  countRequests(site, registry);
  describeCaches(caches, registry);
  const readStore = describeStore(registry);
  const server = createServer(async ({ method, url }, response) => {
    if (method !== 'GET' || url !== '/metrics') return response.writeHead(404).end();
    try {
      await readStore();
      const text = await registry.metrics();
      failures.succeeded();
      response.writeHead(200, { 'content-type': registry.contentType }).end(text);
    } catch (error) {
      failures.failed(error);
      response.writeHead(503).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      reject(new Error(describePortError(port, code, 'METRICS_PORT'))),
    );
    server.listen(port, host, resolve);
  });
  // It does not keep a process that stops.
  return server.unref();
}

const failures = createFailureLog('metrics', 'the metrics cannot be read');

function countRequests(site: Server, registry: Registry): void {
  const requests = new Counter({
    name: 'site_http_requests_total',
    help: 'Requests by kind and status; aborted ones have the status 0',
    labelNames: ['kind', 'status'],
    registers: [registry],
  });
  site.prependListener('request', (request, response) => {
    const kind = findKind(request);
    response.once('close', () =>
      requests.inc({ kind, status: response.writableFinished ? response.statusCode : 0 }),
    );
  });
}

function findKind({ method, url = '' }: IncomingMessage): string {
  const path = url.replace(/[?#].*$/s, '');
  if (findWing(path).name === 'app') return 'studio';
  if (method === 'POST') return 'form';
  if (path === '/health') return 'health';
  if (/^\/_next\/|\.(?!xml$|json$|txt$|md$)\w+$/.test(path)) return 'file';
  return /\.\w+$/.test(path) ? 'machine' : 'page';
}

function describeCaches(caches: Record<string, PageCache>, registry: Registry): void {
  type Statistic = keyof ReturnType<PageCache['readStatistics']>;
  const define = (
    Metric: typeof Counter | typeof Gauge,
    name: string,
    statistic: Statistic,
    help: string,
  ) =>
    new Metric({
      name,
      help,
      labelNames: ['cache'],
      registers: [registry],
      collect() {
        this.reset();
        for (const [cache, pages] of Object.entries(caches)) {
          this.inc({ cache }, pages.readStatistics()[statistic]);
        }
      },
    });
  define(Counter, 'site_cache_hits_total', 'hits', 'Pages answered from memory');
  define(
    Counter,
    'site_cache_confirmed_total',
    'confirmed',
    'Pages that a change left as they were',
  );
  define(Counter, 'site_renderings_total', 'renderings', 'Pages rendered');
  define(
    Counter,
    'site_rendering_seconds_total',
    'renderingSeconds',
    'Time spent on rendering pages',
  );
  define(Gauge, 'site_renderings_waiting', 'waiting', 'Pages that wait to be rendered');
  define(Gauge, 'site_cache_pages', 'pages', 'Pages in memory');
  define(Gauge, 'site_cache_bytes', 'bytes', 'Memory of these pages');
}

/** Returns what reads the figures that cost a query. */
function describeStore(registry: Registry): () => Promise<void> {
  const registers = [registry];
  const { statements } = processState;
  new Counter({
    name: 'site_store_statements_total',
    help: 'Statements sent to the database',
    registers,
    collect() {
      this.reset();
      this.inc(statements.count);
    },
  });
  new Counter({
    name: 'site_store_seconds_total',
    help: 'Time until the database had answered them',
    registers,
    collect() {
      this.reset();
      this.inc(statements.seconds);
    },
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const pending = gauge('site_outbox_pending', 'Messages to be sent');
  const oldest = gauge('site_outbox_oldest_seconds', 'Age of the oldest of them that matters');
  const failed = gauge('site_outbox_failed', 'Messages that were given up');
  const leads = new Gauge({
    name: 'site_leads',
    help: 'Leads by state',
    labelNames: ['state'],
    registers,
  });
  const healthy = gauge('site_healthy', '1 if /health answers 200');
  return async () => {
    const health = await readHealth();
    healthy.set(health.ok ? 1 : 0);
    if (health.store === 'unavailable') return;
    pending.set(health.pending ?? 0);
    oldest.set(health.oldestPendingSeconds ?? 0);
    failed.set(health.failed ?? 0);
    for (const [state, count] of Object.entries(await countLeadsByState())) {
      leads.set({ state }, count);
    }
  };
}
