import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { collectComplaints } from './complaints';
import { buildLab, labBuild, listScripts } from './lab-build';
import { findPorts, type Nginx, startNginx } from './nginx';
import { type Site, startTestSite } from './site';

// One site with the lab behind one nginx, and a slow upload that lasts while the other tests run.
test.describe.configure({ mode: 'serial' });
test.use({ ignoreHTTPSErrors: true });

const lab = '/studio/lab';
const maxBytes = 256 * 1024;
const upload = {
  method: 'POST',
  headers: { 'Content-Type': 'application/octet-stream', 'Sec-Fetch-Site': 'same-origin' },
};

let site: Site;
let nginx: Nginx;
let slowUpload: ReturnType<typeof uploadSlowly>;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  await buildLab();
  const ports = await findPorts();
  site = await startTestSite({
    NEXT_DIST_DIR: labBuild,
    SITE_URL: `https://localhost:${ports.tls}`,
    TRUSTED_PROXIES: '1',
  });
  nginx = await startNginx(site.url, ports);
  slowUpload = uploadSlowly(maxBytes / 26);
});
test.afterAll(async () => {
  await nginx?.stop();
  await site?.stop();
});

test('a page runs its scripts under a policy with a nonce, without a violation', async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  const scripts = new Set<string>();
  page.on('request', (sent) => {
    if (sent.resourceType() === 'script') scripts.add(new URL(sent.url()).pathname);
  });
  const response = await page.goto(nginx.url + lab);
  const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(
    (await response?.headerValue('content-security-policy')) ?? '',
  )?.[1];
  expect(await response?.text()).toContain(`<script nonce="${nonce}"`);
  const heading = page.getByRole('heading', { name: 'Lab' });
  await expect(heading).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(heading).toHaveCSS('font-style', 'italic');

  await page.getByRole('button', { name: 'Load' }).click();
  await expect(page.getByText('Loaded on demand')).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.getByRole('link', { name: 'Other page' }).click();
  await expect(page.getByRole('heading', { name: 'Other' })).toBeVisible();
  await page.goBack();
  await expect(heading).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  expect(complaints).toEqual([]);

  const shipped = listScripts(labBuild);
  expect([...scripts].filter((path) => !shipped.includes(path))).toEqual([]);
});

test('a script without the nonce does not run', async ({ page }) => {
  const complaints = collectComplaints(page);
  await page.goto(nginx.url + lab);
  await page.evaluate(() => {
    const inline = document.createElement('div');
    inline.innerHTML = '<img src="/icon.svg" onload="document.title = \'run\'">';
    document.body.append(inline);
  });
  await expect.poll(() => complaints.join()).toContain('Content Security Policy');
  expect(await page.title()).not.toBe('run');
});

for (const javaScriptEnabled of [true, false]) {
  test(`a server action sets a cookie and redirects (JavaScript: ${javaScriptEnabled})`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, ignoreHTTPSErrors: true });
    const page = await context.newPage();
    const complaints = collectComplaints(page);
    await page.goto(nginx.url + lab);
    await expect(page.getByText('Visits: none')).toBeVisible();
    await page.getByRole('button', { name: 'Count' }).click();
    await expect(page.getByText('Counted: 1')).toBeVisible();
    await expect(page.getByText('Visits: 1')).toBeVisible();
    expect(await context.cookies()).toMatchObject([
      { name: 'visits', value: '1', path: '/studio', httpOnly: true, sameSite: 'Lax' },
    ]);
    await page.getByRole('button', { name: 'Leave' }).click();
    await expect(page).toHaveURL(`${nginx.url}/studio/lab/other`);
    await page.goto(nginx.url + lab);
    await expect(page.getByText('Visits: 1')).toBeVisible();
    expect(complaints).toEqual([]);
    await context.close();
  });
}

test('256 kB reach a route handler through nginx, one byte more is refused', async ({ page }) => {
  await page.goto(nginx.url + lab);
  const file = { name: 'a.bin', mimeType: 'application/octet-stream' };
  await page.getByLabel('File').setInputFiles({ ...file, buffer: Buffer.alloc(maxBytes) });
  await expect(page.getByText(`200 {"bytes":${maxBytes}}`)).toBeVisible();

  const length = { 'Content-Length': String(maxBytes + 1) };
  const headers = { ...upload.headers, ...length };
  for (const [origin, words] of [
    [site.url, 'trop long'],
    [nginx.plainUrl, 'n’a pas été acceptée'],
  ]) {
    const sent = request(`${origin}${lab}/upload`, { method: 'POST', headers, agent: false });
    sent.on('error', () => {});
    sent.flushHeaders();
    const [response]: IncomingMessage[] = await once(sent, 'response');
    expect([origin, response?.statusCode]).toEqual([origin, 413]);
    expect(await text(response as IncomingMessage)).toContain(words);
    sent.destroy();
  }
});

test('a page streams through nginx: its first part is there before its last', async () => {
  const { body } = await fetch(nginx.plainUrl + lab);
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  const first = await reader?.read();
  expect(first?.value).toContain('Late part: loading');
  expect(first?.value).not.toContain('Late part: loaded');
  await reader?.cancel();
});

test('many writes in a row from one address are let through', async () => {
  const statuses = [];
  for (let index = 0; index < 60; index++) {
    statuses.push((await nginx.request(`${lab}/upload`, { ...upload, body: 'x' })).status);
  }
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test('what visitors say of themselves in headers does not reach the page', async () => {
  const spoofed = {
    Forwarded: 'for=203.0.113.9;host=evil.example',
    'X-Forwarded-For': '203.0.113.9',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'evil',
    'X-Peer-Address': '203.0.113.8',
    'X-Nonce': 'evil',
    'Content-Security-Policy': "script-src 'nonce-evil'",
  };
  const { body } = await nginx.request(lab, { headers: spoofed });
  const html = String(body);
  expect(html).not.toContain('evil');
  expect(html).not.toContain('203.0.113.8');
  // nginx's word is the last.
  expect(html).toContain('203.0.113.9, 127.0.0.1');
});

test('a post from another site is refused before its action runs', async () => {
  const senders = [
    ['Origin', 'https://evil.example'],
    ['Sec-Fetch-Site', 'cross-site'],
  ];
  for (const sender of senders) {
    const { 'Content-Type': type } = upload.headers;
    const headers = { 'Content-Type': type, ...Object.fromEntries([sender]) };
    const answer = await nginx.request(`${lab}/upload`, { ...upload, headers, body: 'x' });
    expect(answer.status).toBe(403);
    expect(String(answer.body)).not.toContain('bytes');
  }
});

test('every answer has its security headers, and nobody keeps it', async () => {
  const kept = nginx.countCachedFiles();
  const rsc = { headers: { RSC: '1' } };
  const kinds = [
    [lab, {}, 200],
    [lab, { method: 'HEAD' }, 200],
    [`${lab}/other?_rsc=a`, rsc, 307],
    [`${lab}/upload`, { ...upload, body: 'x' }, 200],
    [`${lab}/upload`, {}, 405],
    [`${lab}/`, {}, 308],
    ['/studio/contact', {}, 307],
  ] as const;
  for (const [path, asked, status] of kinds) {
    const answer = await nginx.request(path, asked);
    expect([path, answer.status]).toEqual([path, status]);
    expect.soft(answer.headers, path).toMatchObject({
      'cache-control': expect.stringContaining('no-store'),
      'content-security-policy': expect.stringMatching(/nonce-.* frame-ancestors 'none'$/),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'referrer-policy': 'same-origin',
      'strict-transport-security': expect.any(String),
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    });
    expect.soft(answer.headers).not.toHaveProperty('x-powered-by');
  }
  expect(nginx.countCachedFiles()).toBe(kept);
});

test('256 kB at 10 kB/s are taken, however long they take', async () => {
  test.setTimeout(90_000);
  const { status, body, seconds } = await slowUpload;
  expect([status, body]).toEqual([200, `{"bytes":${maxBytes}}`]);
  expect(seconds).toBeGreaterThan(25);
});

async function uploadSlowly(bytesPerSecond: number) {
  const startedAt = performance.now();
  const headers = { ...upload.headers, 'Content-Length': maxBytes };
  const sent = request(`${site.url}${lab}/upload`, { method: 'POST', headers, agent: false });
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  for (let left = maxBytes; left > 0 && !sent.destroyed; ) {
    const size = Math.min(left, Math.round(bytesPerSecond / 10));
    sent.write(Buffer.alloc(size));
    left -= size;
    await delay(100);
  }
  sent.end();
  const [response] = await answered;
  const seconds = (performance.now() - startedAt) / 1000;
  return { status: response.statusCode, body: await text(response), seconds };
}
