import { mkdirSync, writeFileSync } from 'node:fs';
import { connect as connectHttp2 } from 'node:http2';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import { expect, type Page, test } from '@playwright/test';
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
import { type Site, startTestSite } from './site';

// One site behind one nginx: what a test changes, the next ones know.
test.describe.configure({ mode: 'serial' });
test.use({ ignoreHTTPSErrors: true });

const article = '/articles/mistral-ai-ia-souveraine-asml';
const slugOf = (path: string) => path.replace('/articles/', '');
const gone = '/articles/chatgpt-pulse-briefing-personnalise';
const feed = '/feed.xml';
/** As Chromium writes it */
const browser = { 'Accept-Encoding': 'gzip, deflate, br, zstd' };

let site: Site;
let nginx: Nginx;

test.beforeAll(async () => {
  const ports = await findPorts();
  site = await startTestSite({
    SITE_URL: `https://localhost:${ports.tls}`,
    TRUSTED_PROXIES: '1',
    LEADS_PER_ADDRESS: '1000',
  });
  nginx = await startNginx(site.url, ports);
});
test.afterAll(async () => {
  await nginx?.stop();
  await site?.stop();
});

const get = (path: string, headers: Record<string, string> = {}, from?: string) =>
  nginx.request(path, { headers, from });
const post = (path: string, body: string, from?: string) =>
  nginx.request(path, { method: 'POST', body, from, headers: { Origin: nginx.url } });
const retitle = (title: string) =>
  site.execute('UPDATE Article SET title = ? WHERE slug = ?', title, slugOf(article));
test('serves HTTP/2 over TLS 1.2 and 1.3, and redirects plain HTTP there', async () => {
  const session = connectHttp2(nginx.url, { rejectUnauthorized: false });
  const stream = session.request({ ':path': article });
  expect(await text(stream)).toContain('Mistral AI');
  expect(session.alpnProtocol).toBe('h2');
  session.close();

  const negotiate = (maxVersion: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') =>
    new Promise<string | null>((resolve) => {
      const { port } = new URL(nginx.url);
      const options = { servername: 'localhost', minVersion: 'TLSv1', maxVersion } as const;
      const socket = connectTls(Number(port), '127.0.0.1', {
        ...options,
        rejectUnauthorized: false,
        ciphers: 'DEFAULT@SECLEVEL=0',
      });
      socket.on('secureConnect', () => resolve(socket.end().getProtocol()));
      socket.on('error', () => resolve(null));
    });
  expect(await negotiate('TLSv1.3')).toBe('TLSv1.3');
  expect(await negotiate('TLSv1.2')).toBe('TLSv1.2');
  expect(await negotiate('TLSv1.1')).toBeNull();

  const moved = await sendRequest(`${nginx.redirectUrl}${article}?utm_source=a`);
  expect([moved.status, moved.headers.location]).toEqual([
    308,
    `https://localhost${article}?utm_source=a`,
  ]);
  // Where certbot's webroot puts it.
  const challenge = '.well-known/acme-challenge/token';
  mkdirSync(dirname(join(nginx.folder, 'acme', challenge)), { recursive: true });
  writeFileSync(join(nginx.folder, 'acme', challenge), 'proof');
  expect(String((await sendRequest(`${nginx.redirectUrl}/${challenge}`)).body)).toBe('proof');
});

// developer.mozilla.org/en-US/observatory/docs/tests_and_scoring; cookies, CORS and foreign scripts: headers.spec.ts
test('the deployed site keeps each rule that Mozilla’s Observatory grades', async () => {
  const { headers } = await get('/');
  const policy = String(headers['content-security-policy']);
  expect(policy).toMatch(/^default-src 'none';/);
  expect(policy).not.toMatch(/unsafe-|https?:|\*|(?:script|object)-src[^;]*data:/);
  expect(policy).toMatch(/base-uri 'none'.*frame-ancestors 'none'/);
  expect(policy).toContain("form-action 'self'");
  expect(
    Number(/^max-age=(\d+)/.exec(String(headers['strict-transport-security']))?.[1]),
  ).toBeGreaterThan(15_768_000);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(headers['set-cookie']).toBeUndefined();
  expect(headers['access-control-allow-origin']).toBeUndefined();
  const moved = await sendRequest(nginx.redirectUrl);
  expect([moved.status, moved.headers.location]).toEqual([308, 'https://localhost/']);
});

test('behind TLS every response of the site has HSTS', async () => {
  for (const path of [
    '/',
    '/nulle-part',
    '/feed.xml',
    '/theme.js',
    '/health',
    '/fr/contact',
    '/%zz',
  ]) {
    const { headers } = await sendRequest(site.url + path);
    const age = /^max-age=(\d+)/.exec(String(headers['strict-transport-security']))?.[1];
    expect.soft(Number(age), path).toBeGreaterThanOrEqual(15_768_000);
  }
});

test('responses equal the site’s own, in an encoding that the browser accepts', async () => {
  const kinds = [
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=1.0, gzip;q=0.8', 'br'],
    ['gzip, deflate', 'gzip'],
    ['gzip;q=0, br', undefined],
    ['', undefined],
  ] as const;
  for (const [accepted, encoding] of kinds) {
    for (const path of [article, feed, '/en']) {
      const headers = { 'Accept-Encoding': accepted };
      const direct = await sendRequest(site.url + path, { headers });
      // From the site, then from the cache.
      for (const answer of [await get(path, headers), await get(path, headers)]) {
        expect([path, accepted, answer.headers['content-encoding']]).toEqual([
          path,
          accepted,
          encoding,
        ]);
        expect(answer.status).toBe(200);
        expect(decodeBody(answer)).toBe(decodeBody(direct));
        const { vary, 'cache-control': cacheControl, ...others } = direct.headers;
        expect(answer.headers).toMatchObject({ vary, 'cache-control': cacheControl });
        // Set once, by the site: a second copy would be joined to the first by a comma.
        const security = 'content-security-policy';
        expect(answer.headers[security]).toBe(others[security]);
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
      }
    }
  }
});

test('a page is cached once, whatever the query and headers', async () => {
  await get(article, browser);
  const kept = nginx.countCachedFiles();
  const plain = decodeBody(await get(article, browser));
  for (const query of ['?utm_source=lettre', '?utm_source=autre&x=1', '?']) {
    expect(decodeBody(await get(article + query, browser))).toBe(plain);
  }
  const odd = { 'X-Forwarded-Host': 'evil.example', RSC: '1', Cookie: 'a=b', 'X-Anything': 'evil' };
  for (const path of [article, '/archives']) {
    const asOthers = decodeBody(await sendRequest(site.url + path));
    expect(decodeBody(await get(path, { ...browser, ...odd }))).toBe(asOthers);
    expect(decodeBody(await get(path, browser))).toBe(asOthers);
  }
  expect(nginx.countCachedFiles()).toBe(kept + 1);

  for (const source of ['a', 'b']) {
    const moved = await get(`/fr/contact?utm_source=${source}`);
    expect([moved.status, moved.headers.location]).toEqual([308, `/contact?utm_source=${source}`]);
  }
});

test('a drawn cover is cached as its drawing, and in pixels once they are encoded', async () => {
  const page = decodeBody(await get(article));
  const [drawing = ''] = /\/media\/[0-9a-f]{16}\.svg/.exec(page) ?? [];
  const pixels = drawing.replace('.svg', '-480.webp');
  // A busy machine may not have encoded it when nginx would give up.
  await expect.poll(async () => (await get(pixels, browser)).status).toBe(200);
  for (const [path, type] of [
    [drawing, 'image/svg+xml'],
    [pixels, 'image/webp'],
  ] as const) {
    const [first, second] = [await get(path, browser), await get(path, browser)];
    expect([first.status, first.headers['content-type']]).toEqual([200, type]);
    expect(second.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(second.body).toEqual(first.body);
  }
  expect((await get(drawing, browser)).headers['content-encoding']).toBe('br');
});

test('personal and volatile responses are never cached', async () => {
  const kept = nginx.countCachedFiles();
  for (const path of [
    '/recherche?q=mistral',
    '/en/search?q=asml',
    '/contact/merci?ref=IA-7K3F9',
    '/health',
    '/articles/inconnu',
    '/studio',
  ]) {
    await get(path);
  }
  expect(decodeBody(await get('/recherche?q=mistral'))).toContain(article);
  expect(decodeBody(await get('/recherche?q=zzzz'))).not.toContain(article);
  expect(nginx.countCachedFiles()).toBe(kept);
});

test('two prospects who write at once get their own responses, and leads record their own address', async ({
  page,
  request: browserless,
}) => {
  const form = Object.fromEntries(await fetchFormFields(site.url));
  const answers = await Promise.all(
    ['Berthe', 'Bruno'].map(async (name) => {
      const multipart = { ...form, name, email: 'not an address', details: 'Bonjour' };
      return (await browserless.post(`${nginx.url}/contact`, { multipart })).text();
    }),
  );
  expect(answers[0]).toContain('Berthe');
  expect(answers[0]).not.toContain('Bruno');
  expect(answers[1]).toContain('Bruno');
  expect(decodeBody(await get('/contact'))).not.toMatch(/Berthe|Bruno/);

  await sendLead(page);
  const [first] = await site.query(`SELECT "key" FROM RateLimit WHERE "key" LIKE 'address%'`);
  expect(first).toBeDefined();
  // Nobody chooses his own address: the last one named is nginx's word.
  await page.setExtraHTTPHeaders({ 'X-Forwarded-For': '203.0.113.9' });
  await sendLead(page);
  expect(await site.query(`SELECT "key" FROM RateLimit WHERE "key" LIKE 'address%'`)).toEqual([
    first,
  ]);
});

async function sendLead(page: Page) {
  const email = uniqueEmail();
  await page.goto(`${nginx.url}/contact`);
  await fillLeadForm(page, { name: 'Cliente', email, details: uniqueDetails() });
  await submitButton(page).click();
  await expect(page).toHaveURL(/merci\?ref=IA-/);
  const leads = await site.query(`SELECT name FROM Lead WHERE email = '${email}'`);
  expect(leads).toEqual([{ name: 'Cliente' }]);
}

test('a publication is visible within five seconds, however old the cached page is', async () => {
  await get(article, browser);
  // Longer than a page counts as fresh or is shown while it is fetched anew.
  await pause(5000);
  await get('/', browser);
  expect((await get(gone, browser)).status).toBe(200);
  await retitle('Le titre de la mise à jour');
  await site.execute('UPDATE Article SET publishedAt = NULL WHERE slug = ?', slugOf(gone));
  await pause(5000);
  expect((await get(gone, browser)).status).toBe(404);
  expect(decodeBody(await get('/', browser))).toContain('Le titre de la mise à jour');
  expect(decodeBody(await get(article, browser))).toContain('Le titre de la mise à jour');
  expect(decodeBody(await get(feed, browser))).toContain('Le titre de la mise à jour');
});

test('readers get the cached page while the site hangs', async () => {
  process.kill(site.pid() ?? 0, 'SIGSTOP');
  const asked = Date.now();
  try {
    expect((await get('/en', browser)).status).toBe(200);
    expect(Date.now() - asked).toBeLessThan(8000);
  } finally {
    process.kill(site.pid() ?? 0, 'SIGCONT');
  }
});

test('cached pages stay available while the site is down, with 304 for those who have them', async () => {
  // The wait before has made stale whatever was kept.
  await site.stop('SIGKILL');

  for (const [path, words] of [
    ['/', 'Le titre de la mise à jour'],
    [article, 'Le titre de la mise à jour'],
    [feed, '<rss'],
  ] as const) {
    const answer = await get(path, browser);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(decodeBody(answer)).toContain(words);
  }
  const { etag = '' } = (await get(article, browser)).headers;
  expect(etag).not.toBe('');
  const unchanged = await get(article, { ...browser, 'If-None-Match': etag });
  expect([unchanged.status, unchanged.body.length]).toEqual([304, 0]);
  // Withdrawn is withdrawn.
  expect((await get(gone, browser)).status).not.toBe(200);

  const message = 'Il n’est pas parti';
  expectNginxErrorPage(await get('/en/legal', browser), 503, message);
  expectNginxErrorPage(await get('/recherche?q=mistral', browser), 503, message);
  expectNginxErrorPage(await post('/contact', 'name=A'), 503, message);
  expectNginxErrorPage(await get('/apercu?token=key', browser), 503, message);
  expect(nginx.readLogs()).not.toContain('token=key');

  await retitle('Le site est revenu');
  await site.start();
  await expect
    .poll(async () => decodeBody(await get(article, browser)))
    .toContain('Le site est revenu');
  expect((await get('/en/legal', browser)).status).toBe(200);
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

test('addresses of an old site lead to their article in one hop', async () => {
  await site.execute(
    `INSERT INTO Redirect ("from", "to") VALUES ('/2019/05/un-article', ?), ('/?p=12', ?)`,
    article,
    article,
  );
  const kept = nginx.countCachedFiles();
  for (const [path, location] of [
    ['/2019/05/Un-Article/?utm_source=lettre', `${article}?utm_source=lettre`],
    ['/?p=12', article],
    ['/index.php?utm_source=lettre&p=12', article],
    ['/feed/', feed],
  ] as const) {
    const moved = await get(path);
    expect([path, moved.status, moved.headers.location]).toEqual([path, 308, location]);
  }
  expect((await get(article)).status).toBe(200);
  expect((await get('/?p=13')).status).toBe(200);
  expect((await get('/2019/06/autre-article')).status).toBe(404);
  expect(nginx.countCachedFiles() - kept).toBeLessThanOrEqual(3);
});
