import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { fillLeadForm, submitButton, uniqueDetails, uniqueEmail } from './lead-form';
import {
  decodeBody,
  expectNginxErrorPage,
  findPorts,
  type Nginx,
  sendRequest,
  startNginx,
} from './nginx';
import { fetchFormFields } from './post-lead';
import { signRelease } from './signed-link';
import { runCli, type Site, startTestSite } from './site';
import { owner } from './studio-owner';
import { createVisitor } from './studio-visitor';

// One site behind one nginx, which counts who asks.
test.describe.configure({ mode: 'serial' });
test.use({ ignoreHTTPSErrors: true });

const article = '/articles/mistral-ai-ia-souveraine-asml';
/** As Chromium writes it */
const browser = { 'Accept-Encoding': 'gzip, deflate, br, zstd' };

let site: Site;
let nginx: Nginx;
let slowRequest: Promise<number>;

test.beforeAll(async () => {
  const ports = await findPorts();
  site = await startTestSite({
    SITE_URL: `https://localhost:${ports.tls}`,
    TRUSTED_PROXIES: '1',
  });
  nginx = await startNginx(site.url, ports);
  slowRequest = dribble(ports.tls);
});
test.afterAll(async () => {
  await nginx?.stop();
  await site?.stop();
});

const get = (path: string, headers: Record<string, string> = {}, from?: string) =>
  nginx.request(path, { headers, from });
const post = (path: string, body: string, from?: string) =>
  nginx.request(path, { method: 'POST', body, from, headers: { Origin: nginx.url } });

test('signed pages are never cached, and their tokens stand in no log', async ({ page }) => {
  const kept = nginx.countCachedFiles();
  const text = 'prisma/content/fr/mistral-ai-ia-souveraine-asml.md';
  const link = new URL(await runCli('articles', site, 'preview', text));
  const path = link.pathname + link.search;
  for (const _ of [1, 2]) {
    const preview = await get(path, browser);
    expect([preview.status, decodeBody(preview)]).toEqual([
      200,
      expect.stringContaining('Brouillon'),
    ]);
    expect(decodeBody(preview)).not.toContain('name="details"');
    expect(preview.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
  }
  expect((await get(`${path}x`)).status).toBe(404);
  expect(nginx.countCachedFiles()).toBe(kept);

  await site.execute(
    `INSERT INTO Lead (reference, fingerprint, name, email, details, locale, path, suspectedAt)
     VALUES ('IA-7K3F9', 'a', 'Karim', 'karim@example.org', 'Bonjour', 'fr', '/contact', ?)`,
    '2026-01-01T08:00:00.000+00:00',
  );
  await page.goto(`${nginx.url}/liberer?token=${signRelease(site.dataDir, 'IA-7K3F9')}`);
  await expect(page.getByText('karim@example.org')).toBeVisible();
  await page.getByRole('button', { name: 'Libérer ce message' }).click();
  await expect(page.getByRole('heading', { name: 'Ce message est libéré' })).toBeVisible();
  expect(
    await site.query(`SELECT purpose FROM OutboxMessage JOIN Lead ON Lead.id = leadId
      WHERE reference = 'IA-7K3F9' AND suspectedAt IS NULL ORDER BY purpose`),
  ).toEqual([{ purpose: 'acknowledgement' }, { purpose: 'lead' }]);

  const wrong = uniqueEmail().replace('client.example', 'gmial.com');
  await page.goto(`${nginx.url}/contact`);
  await fillLeadForm(page, { name: 'Amina', email: wrong, details: uniqueDetails() });
  await submitButton(page).click();
  const correct = page.getByRole('link', { name: 'Corriger mon adresse' });
  expect((await get(String(await correct.getAttribute('href')))).headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
  await correct.click();
  const right = wrong.replace('gmial', 'gmail');
  await page.getByLabel('Adresse e-mail').fill(right);
  await page.getByRole('button', { name: 'Corriger mon adresse' }).click();
  await expect(page.getByRole('heading', { name: 'Votre adresse est corrigée' })).toBeVisible();
  expect(await site.query("SELECT email FROM Lead WHERE email LIKE '%@gmail.com'")).toEqual([
    { email: right },
  ]);
  const logs = nginx.readLogs();
  expect(logs).toContain(' GET /apercu HTTP/1.1 200 ');
  expect(logs).toContain(' GET /corriger HTTP');
  expect(logs).toContain(' POST /corriger HTTP');
  expect(logs).toContain(' POST /liberer HTTP');
  expect(logs).not.toContain('token');
  // The start prints a link to the studio.
  expect(site.output().replace(/^Studio: .*/gm, '')).not.toContain('token');
});

test('refuses unknown hosts, oversized requests and /health from outside', async () => {
  const { port } = new URL(nginx.url);
  await expect(sendRequest(nginx.url, { servername: 'other.example' })).rejects.toThrow(
    /handshake|alert/i,
  );
  await expect(get('/', { Host: 'other.example' })).rejects.toThrow(/hang up|ECONNRESET/);
  const plain = sendRequest(nginx.redirectUrl, { headers: { Host: `other.example:${port}` } });
  await expect(plain).rejects.toThrow(/hang up|ECONNRESET/);

  const words = 'Cette demande n’a pas été acceptée';
  expectNginxErrorPage(await post('/contact', 'x'.repeat(65 * 1024)), 413, words);
  expectNginxErrorPage(await get('/', { 'X-Long': 'x'.repeat(9000) }), 400, words);
  expectNginxErrorPage(await get(`/${'x'.repeat(9000)}`), 414, words);

  expect((await get('/health')).status).toBe(200);
  expectNginxErrorPage(await get('/health', {}, '127.0.0.2'), 403, words);
  expect((await get('/.nginx/app.conf')).status).toBe(404);
});

test('too many forms or requests from one address get 429, for a moment and only there', async () => {
  const send = async (from: string) => (await post('/contact', '', from)).status;
  const statuses = [];
  for (let i = 0; i < 30; i++) statuses.push(await send('127.0.0.3'));
  expect(statuses.slice(0, 20)).not.toContain(429);
  expect(statuses.at(-1)).toBe(429);
  expect(await send('127.0.0.4')).not.toBe(429);
  expect((await get(article, browser, '127.0.0.3')).status).toBe(200);
  expectNginxErrorPage(await post('/contact', '', '127.0.0.3'), 429, 'trop de demandes');
  await expect.poll(() => send('127.0.0.3')).not.toBe(429);

  const knock = async (path: string) => (await post(path, '', '127.0.0.6')).status;
  const knocks = [];
  for (let i = 0; i < 30; i++) knocks.push(await knock('/studio/sign-in'));
  expect(knocks.at(-1)).toBe(429);
  expect(await knock('/studio/settings')).not.toBe(429);

  // Without TLS, which a busy machine is too slow for
  const readPlain = () => sendRequest(nginx.plainUrl + article, { from: '127.0.0.5' });
  const reads = Array.from({ length: 50 }, async () => {
    const found = [];
    for (let i = 0; i < 20; i++) found.push((await readPlain()).status);
    return found;
  });
  const found = (await Promise.all(reads)).flat();
  expect(new Set(found)).toEqual(new Set([200, 429]));
  expect(found.filter((status) => status === 200).length).toBeGreaterThan(300);
  await expect.poll(async () => (await readPlain()).status).toBe(200);
});

test('uploads without a session are refused before they are sent; with one, large ones pass', async () => {
  const upload = '/studio/upload?name=bruit.png';
  const headers = { 'Content-Type': 'image/png', Origin: nginx.url };
  const sent = request(nginx.url + upload, {
    method: 'POST',
    headers: { ...headers, 'Content-Length': 20 * 1024 * 1024 },
    family: 4,
    rejectUnauthorized: false,
    agent: false,
  });
  sent.on('error', () => {});
  sent.write('the first bytes');
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  expect([response.statusCode, await text(response)]).toEqual([
    401,
    '{"ok":false,"problem":"signedOut"}',
  ]);
  sent.destroy();

  const visitor = createVisitor(site);
  const link = /\/studio\/link\?token=\S+/.exec(site.output())?.[0] ?? '';
  await visitor.submit(link, 'Ouvrir le studio', owner);
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const body = await sharp({
    create: { width: 900, height: 900, channels: 3, background: '#fff', noise },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();
  expect(body.length).toBeGreaterThan(2_000_000);
  const send = (path: string) =>
    nginx.request(path, { method: 'POST', body, headers: { ...headers, Cookie: cookie } });
  const stored = await send(upload);
  expect([stored.status, JSON.parse(String(stored.body))]).toMatchObject([200, { width: 900 }]);
  expect((await send('/studio/uploads')).status).toBe(413);

  const archive = join(site.dataDir, 'import');
  const described = { id: randomUUID(), file: { name: 'a.zip', bytes: 2 ** 23, modifiedAt: 0 } };
  mkdirSync(join(archive, 'parts'), { recursive: true });
  writeFileSync(join(archive, 'archive'), '');
  writeFileSync(join(archive, 'upload.json'), JSON.stringify(described));
  const part = await nginx.request(`/studio/upload/archive?id=${described.id}&part=0`, {
    method: 'POST',
    body: Buffer.alloc(2 ** 23),
    headers: { Origin: nginx.url, Cookie: cookie, 'Content-Type': 'application/octet-stream' },
  });
  expect([part.status, String(part.body)]).toEqual([200, '{"outcome":"stored"}']);
  const all = await get('/studio/settings/import/export', { Cookie: cookie });
  expect([all.status, all.headers['content-type']]).toEqual([200, 'application/zip']);
});

test('one address can send at most sixteen forms at a time', async () => {
  const headers = { 'Content-Length': '9', Origin: nginx.url };
  const begun = Array.from({ length: 16 }, () =>
    request(`${nginx.url}/contact`, {
      method: 'POST',
      headers,
      family: 4,
      localAddress: '127.0.0.6',
      rejectUnauthorized: false,
      agent: false,
    }).on('error', () => {}),
  );
  for (const one of begun) one.flushHeaders();
  await expect.poll(async () => (await post('/contact', '', '127.0.0.6')).status).toBe(429);
  for (const one of begun) one.destroy();
  await expect.poll(async () => (await post('/contact', '', '127.0.0.6')).status).not.toBe(429);
});

test('a request that is sent byte by byte is closed', async () => {
  expect(await slowRequest).toBeLessThan(10_000);
});

test('a reader is answered within a second while another address has 2,000 half-sent headers', async () => {
  const { port } = new URL(nginx.plainUrl);
  const head = 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Half: ';
  const open: Socket[] = [];
  for (let group = 0; group < 20; group++) {
    const sockets = Array.from({ length: 100 }, () => connect(Number(port), '127.0.0.1'));
    for (const socket of sockets) socket.on('error', () => {}).write(head);
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    open.push(...sockets);
  }
  const asked = Date.now();
  expect((await get(article, browser, '127.0.0.2')).status).toBe(200);
  expect(Date.now() - asked).toBeLessThan(1000);
  expect(open.filter((socket) => !socket.closed).length).toBe(2000);
  for (const socket of open) socket.destroy();
});

test('a lead leaves no address, query, referrer or text in the logs, errors and limits included', async () => {
  const from = '127.0.0.77';
  const typed = { name: 'Discrète Inconnue', email: uniqueEmail(), details: uniqueDetails() };
  const send = async () => {
    const fields = await fetchFormFields(site.url);
    const body = new URLSearchParams([...fields, ...Object.entries(typed)]).toString();
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: nginx.url,
      Referer: `${nginx.url}/contact?utm_source=campagne-secrete`,
      'User-Agent': 'Navigateur-Rare/1.0',
    };
    const path = '/contact?utm_source=campagne-secrete';
    return (await nginx.request(path, { method: 'POST', body, from, headers })).status;
  };
  expect(await send()).toBe(303);
  expect(await site.query(`SELECT name FROM Lead WHERE email = '${typed.email}'`)).toHaveLength(1);

  await nginx.request('/recherche?q=question-intime', { from });
  await nginx.request(`/${'x'.repeat(9000)}?campagne-secrete`, { from });
  await nginx.request('/health?campagne-secrete', { from });
  await sendRequest(nginx.redirectUrl, { from });
  await sendRequest(nginx.url, { from, servername: 'other.example' }).catch(() => {});
  await sendRequest(nginx.redirectUrl, { from, headers: { Host: 'other.example' } }).catch(
    () => {},
  );
  for (let number = 0; number < 30; number++) await post('/contact', '', from);
  expect((await post('/contact', '', from)).status).toBe(429);
  await site.stop();
  expect((await nginx.request('/en/legal?campagne-secrete', { from })).status).toBe(503);
  await site.start();

  const logs = nginx.readLogs();
  expect(logs).toMatch(/ POST \/contact HTTP\/1\.1 303 \d+ \S+ cache=- site=303\n/);
  for (const secret of [
    from,
    'campagne-secrete',
    'question-intime',
    'Navigateur-Rare',
    typed.name,
    typed.email,
  ]) {
    expect(logs).not.toContain(secret);
  }
});

test('the policy of nginx’s own pages allows their style', () => {
  const policy = readFileSync('deploy/nginx/own-answers.conf', 'utf8');
  for (const name of ['unavailable', 'refused']) {
    const html = readFileSync(`deploy/nginx/${name}.html`, 'utf8');
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
  }
});

/** Sends a head, a byte a second, until nginx has enough. Returns after how many milliseconds. */
function dribble(port: number): Promise<number> {
  const began = Date.now();
  const socket = connectTls(port, '127.0.0.1', {
    servername: 'localhost',
    rejectUnauthorized: false,
  });
  socket.on('error', () => {});
  const drops = setInterval(() => socket.write('G'), 1000);
  return new Promise((resolve) => {
    socket.once('close', () => {
      clearInterval(drops);
      resolve(Date.now() - began);
    });
  });
}
