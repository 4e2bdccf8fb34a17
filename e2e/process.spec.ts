import { readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { uniqueDetails, uniqueEmail } from './lead-form';
import { fetchFormFields, postLead } from './post-lead';
import { formatRequest, type RawResponse, sendRawRequest } from './raw-http';
import { findFreePort, type Site, startTestSite } from './site';

// One site for all but the test that needs settings
test.describe.configure({ mode: 'default' });

let site: Site;
let metricsPort: number;
test.beforeAll(async () => {
  metricsPort = await findFreePort();
  site = await startTestSite({ METRICS_PORT: String(metricsPort) });
});
test.afterAll(async () => {
  await site.stop();
});

const listLogLines = (site: Site) =>
  site
    .output()
    .split('\n')
    .filter((line) => line !== '' && !/^[A-Z]\w+: /.test(line));

test('the process has one open connection to its database, and one for test writes', async () => {
  for (const path of ['/', '/recherche?q=ia', '/atom.xml', '/health']) {
    expect((await fetch(site.url + path)).status).toBe(200);
  }
  await postLead(site.url, await fetchFormFields(site.url), {
    name: 'Amina',
    email: 'amina@client.example',
    details: 'Nous voulons trier quatre mille factures.',
  });
  const descriptors = `/proc/${site.pid()}/fd`;
  const open = readdirSync(descriptors).flatMap((descriptor) => {
    try {
      return readlinkSync(join(descriptors, descriptor));
    } catch {
      return [];
    }
  });
  expect(open.filter((path) => path.endsWith('/blog.db'))).toHaveLength(2);
  expect(open.filter((path) => path.endsWith('/blog.db-wal'))).toHaveLength(2);
  expect(await (await fetch(`${site.url}/health`)).json()).toMatchObject({ ok: true });
});

test('Prometheus is answered on a port of its own', async () => {
  await fetch(`${site.url}/contact`);
  const response = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain; version=');
  const text = await response.text();
  expect(text).toMatch(/^site_http_requests_total\{kind="page",status="200"\} [1-9]/m);
  expect(text).toMatch(/^site_renderings_total\{cache="pages"\} [1-9]/m);
  expect(text).toMatch(/^site_store_statements_total [1-9]/m);
  expect(text).toContain('site_healthy 1\n');
  expect((await fetch(`${site.url}/metrics`)).status).toBe(404);
});

test('form responses and worker together deliver at most three messages at once', async () => {
  // Longer than the worker's three seconds, so that it looks for messages while all three lanes are busy.
  const firstResponseMs = 4000;
  let inProgress = 0;
  let mostAtOnce = 0;
  let count = 0;
  const webhook = createServer(async (request, response) => {
    count += 1;
    inProgress += 1;
    mostAtOnce = Math.max(mostAtOnce, inProgress);
    request.resume();
    await delay(count <= 3 ? firstResponseMs : 100);
    inProgress -= 1;
    response.end();
  });
  const port = await findFreePort();
  webhook.listen(port, '127.0.0.1');
  const busy = await startTestSite({
    LEADS_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
    LEADS_PER_ADDRESS: '1000',
  });
  try {
    const form = await fetchFormFields(busy.url);
    const leads = Array.from({ length: 12 }, (_, number) =>
      postLead(busy.url, form, {
        name: `Prospect ${number}`,
        email: `prospect-${number}@client.example`,
        details: `Nous voulons trier les factures du site numéro ${number}.`,
      }),
    );
    await Promise.all(leads);
    await expect.poll(() => count, { timeout: 30_000 }).toBe(12);
    expect(mostAtOnce).toBe(3);
  } finally {
    await busy.stop();
    webhook.close();
  }
});

test('a form that is being received when the process is told to stop gets its response', async () => {
  const form = await fetchFormFields(site.url);
  const openForm = (name: string) => {
    const typed = { name, email: uniqueEmail(), details: uniqueDetails() };
    const body = new URLSearchParams([...form, ...Object.entries(typed)]).toString();
    const bytes = formatRequest(site.url, 'POST /contact HTTP/1.1', [
      `Origin: ${site.url}`,
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${body.length}`,
    ]).replace('Connection: close', 'Connection: keep-alive');
    return { bytes, body };
  };
  const pid = site.pid() ?? 0;
  const half = Array.from({ length: 4 }, (_, number) => {
    const { bytes, body } = openForm(`Reçue à moitié ${number}`);
    const pieces = [bytes + body.slice(0, 40), body.slice(40)];
    return sendRawRequest(site.url, pieces, { withinMs: 8000, pauseMs: 1500 });
  });
  // While it sleeps, the kernel takes connections for it.
  process.kill(pid, 'SIGSTOP');
  const whole: Promise<RawResponse>[] = [];
  for (let number = 0; number < 8; number++) {
    const { bytes, body } = openForm(`Reçue ${number}`);
    await new Promise<void>((onConnect) => {
      whole.push(sendRawRequest(site.url, bytes + body, { withinMs: 8000, onConnect }));
    });
  }
  const stopped = site.stop();
  process.kill(pid, 'SIGCONT');
  for (const { status, head } of await Promise.all([...whole, ...half])) {
    expect(status).toBe(303);
    expect(head).toMatch(/^connection: close$/im);
  }
  await stopped;
  await site.start();
  expect(await site.query(`SELECT id FROM Lead WHERE name LIKE 'Reçue%'`)).toHaveLength(12);
});

test('the log has one JSON object per line, and an error once, with its stack frames but not its message', async () => {
  await site.execute('ALTER TABLE "Topic" RENAME TO "Lost"');
  for (const path of ['/sujets/maroc', '/en/topics/morocco', '/feed.xml']) {
    expect((await fetch(site.url + path)).status).toBe(500);
  }
  const entries = listLogLines(site).map((line) => JSON.parse(line));
  const errors = entries.filter(({ level }) => level === 'error');
  expect(errors.map(({ event, path }) => ({ event, path }))).toEqual([
    { event: 'page', path: '/sujets/maroc' },
    { event: 'page', path: expect.stringMatching(/^\/en\/topics\/morocco$/) },
    { event: 'page', path: '/feed.xml' },
  ]);
  for (const { stack } of errors) {
    expect(stack.length).toBeGreaterThan(1);
    for (const frame of stack) expect(frame).toMatch(/^at /);
  }
  expect(site.output()).not.toMatch(/no such table/i);
});
