import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { fetchFormFields } from './post-lead';
import { formatRequest, type RawResponse, sendRawRequest } from './raw-http';
import { getSharedSite } from './shared-site';
import type { Site } from './site';

const slug = 'mistral-ai-ia-souveraine-asml';

let site: Site;
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  site = await getSharedSite();
});

/** By name, in small letters; what comes twice is joined. */
function readHeaders({ head }: RawResponse): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.split('\r\n').slice(1)) {
    const [, name = '', value = ''] = /^([^:]+): ?(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    headers.set(key, headers.has(key) ? `${headers.get(key)}, ${value}` : value);
  }
  return headers;
}

/** The policy, directive by directive. */
function readPolicy(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(';').map((part): [string, string[]] => {
      const [name = '', ...sources] = part.trim().split(/\s+/);
      return [name, sources];
    }),
  );
}

const get = (path: string, headers: string[] = []) =>
  formatRequest(site.url, `GET ${path} HTTP/1.1`, headers);

type Kind = { status: number; bytes: string /** Others may embed it */; open?: true };

/** One answer of each kind. */
async function listKinds(): Promise<Record<string, Kind>> {
  const text = async (path: string) => (await fetch(site.url + path)).text();
  const [home, article] = [await text('/'), await text(`/articles/${slug}`)];
  const find = (pattern: RegExp, html: string) => pattern.exec(html)?.[0] ?? `no ${pattern}`;
  const style = find(/\/_next\/static\/[^"]+\.css/, home);
  const font = find(/[^/("]+\.woff2/, await text(style));
  const etag = (await fetch(`${site.url}/`)).headers.get('etag') ?? '';
  const feedTag = (await fetch(`${site.url}/feed.xml`)).headers.get('etag') ?? '';
  const form = await fetchFormFields(site.url);
  const fields = [...form, ['name', '']]
    .map(
      ([name, value]) =>
        `--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('');
  const body = `${fields}--xyz--\r\n`;
  const post = (origin: string, more: string[] = []) => {
    const type = 'Content-Type: multipart/form-data; boundary=xyz';
    const lines = [
      type,
      `Content-Length: ${Buffer.byteLength(body)}`,
      `Origin: ${origin}`,
      ...more,
    ];
    return formatRequest(site.url, 'POST /contact HTTP/1.1', lines, body);
  };
  const tooLarge = ['Content-Type: text/plain', 'Content-Length: 99999', `Origin: ${site.url}`];
  return {
    list: { status: 200, bytes: get('/') },
    'list in English': { status: 200, bytes: get('/en') },
    article: { status: 200, bytes: get(`/articles/${slug}`) },
    'article, gzipped': { status: 200, bytes: get(`/articles/${slug}`, ['Accept-Encoding: gzip']) },
    search: { status: 200, bytes: get('/recherche?q=ia') },
    contact: { status: 200, bytes: get('/contact') },
    thanks: { status: 200, bytes: get('/contact/merci?ref=IA-AAAAA') },
    'form with errors': { status: 200, bytes: post(site.url) },
    'page that is known': { status: 304, bytes: get('/', [`If-None-Match: ${etag}`]) },
    'feed that is known': {
      status: 304,
      bytes: get('/feed.xml', [`If-None-Match: ${feedTag}`]),
      open: true,
    },
    moved: { status: 308, bytes: get('/fr/contact') },
    'not found': { status: 404, bytes: get('/nulle-part') },
    'article not found': { status: 404, bytes: get('/articles/nulle-part') },
    malformed: { status: 400, bytes: get('/%zz') },
    method: { status: 405, bytes: formatRequest(site.url, 'DELETE / HTTP/1.1') },
    'too large': {
      status: 413,
      bytes: formatRequest(site.url, 'POST /contact HTTP/1.1', tooLarge),
    },
    'foreign form': { status: 403, bytes: post('https://evil.example') },
    feed: { status: 200, bytes: get('/feed.xml'), open: true },
    sitemap: { status: 200, bytes: get('/sitemap.xml') },
    robots: { status: 200, bytes: get('/robots.txt') },
    markdown: { status: 200, bytes: get(`/articles/${slug}.md`), open: true },
    health: { status: 200, bytes: get('/health') },
    picture: { status: 200, bytes: get(find(/\/media\/[\w.-]+/, home)), open: true },
    'encoded picture': {
      status: 200,
      bytes: get(find(/\/media\/[\w.-]+\.svg/, home).replace('.svg', '-480.webp')),
      open: true,
    },
    'picture not found': { status: 404, bytes: get('/media/nothing.avif') },
    'share image': { status: 200, bytes: get(find(/\/share\/[\w./-]+\.jpg/, article)), open: true },
    style: { status: 200, bytes: get(style) },
    font: { status: 200, bytes: get(`/_next/static/media/${font}`) },
    script: { status: 200, bytes: get(find(/\/[^"]*\.js(?=")/, home)) },
  };
}

test('every kind of response has the security headers', async () => {
  for (const [kind, { status, bytes, open }] of Object.entries(await listKinds())) {
    const answer = await sendRawRequest(site.url, bytes, { withinMs: 5000 });
    const headers = readHeaders(answer);
    expect.soft([kind, answer.status]).toEqual([kind, status]);
    const value = (name: string) => [kind, name, headers.get(name)];

    const policy = readPolicy(headers.get('content-security-policy') ?? '');
    const sources = [...policy.values()].flat();
    expect.soft([kind, policy.get('default-src')]).toEqual([kind, ["'none'"]]);
    expect.soft([kind, policy.get('base-uri')]).toEqual([kind, ["'none'"]]);
    expect.soft([kind, policy.get('frame-ancestors')]).toEqual([kind, ["'none'"]]);
    expect.soft([kind, ...sources]).not.toContain("'unsafe-inline'");
    expect.soft([kind, ...sources]).not.toContain("'unsafe-eval'");
    // Nothing from elsewhere: 'self', 'none', data: for pictures, hashes of our own scripts.
    const foreign = sources.filter((one) => !/^('self'|'none'|data:|'sha256-[\w+/=]+')$/.test(one));
    expect.soft([kind, foreign]).toEqual([kind, []]);
    expect.soft([kind, policy.get('script-src') ?? []].flat()).not.toContain('data:');

    expect
      .soft(value('x-content-type-options'))
      .toEqual([kind, 'x-content-type-options', 'nosniff']);
    expect
      .soft(headers.get('referrer-policy'), kind)
      .toMatch(/^(strict-origin-when-cross-origin|strict-origin|same-origin|no-referrer)$/);
    expect.soft(headers.get('permissions-policy'), kind).toMatch(/camera=\(\)/);
    expect
      .soft(value('cross-origin-opener-policy'))
      .toEqual([kind, 'cross-origin-opener-policy', 'same-origin']);
    const resource = open ? 'cross-origin' : 'same-origin';
    expect
      .soft(value('cross-origin-resource-policy'))
      .toEqual([kind, 'cross-origin-resource-policy', resource]);
    // Over plain HTTP it means nothing, and this site's SITE_URL is plain.
    expect
      .soft(value('strict-transport-security'))
      .toEqual([kind, 'strict-transport-security', undefined]);

    const told = [...headers.keys()].filter((name) =>
      /^(x-powered-by|server|set-cookie|x-next.*|x-middleware.*|x-action.*|rsc|access-control-.*)$/.test(
        name,
      ),
    );
    expect.soft([kind, told]).toEqual([kind, []]);
    expect.soft(headers.get('vary') ?? '', kind).not.toMatch(/rsc|next-/i);
  }
});

test('every inline script is allowed by its hash', async () => {
  for (const path of [
    '/',
    '/en',
    `/articles/${slug}`,
    '/contact',
    '/recherche?q=ia',
    '/nulle-part',
  ]) {
    const answer = await fetch(site.url + path);
    const policy = readPolicy(answer.headers.get('content-security-policy') ?? '');
    const allowed = new Set([
      ...(policy.get('script-src') ?? []),
      ...(policy.get('script-src-elem') ?? []),
    ]);
    const html = await answer.text();
    for (const [, attributes = '', code = ''] of html.matchAll(
      /<script([^>]*)>([\s\S]*?)<\/script>/g,
    )) {
      // Data is not run.
      if (/\ssrc=|application\/(ld\+)?json/.test(attributes)) continue;
      const hash = `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
      expect.soft(allowed, `${path}: ${code.slice(0, 80)}`).toContain(hash);
    }
    expect.soft(html, path).not.toMatch(/<[^>]+\s(style|on\w+)="/);
  }
});

for (const path of [
  '/',
  '/en',
  `/articles/${slug}`,
  '/recherche?q=ia',
  '/contact',
  '/contact/merci?ref=IA-AAAAA',
  '/confidentialite',
  '/archives',
  '/nulle-part',
]) {
  test(`the browser console stays empty on ${path}`, async ({ page }) => {
    const said: string[] = [];
    // That a page is not found is no fault of the page.
    page.on('console', (message) => {
      const known =
        message.location().url === site.url + path && /status of 404/.test(message.text());
      if (['error', 'warning'].includes(message.type()) && !known) said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(String(error)));
    await page.exposeFunction('reportViolation', (text: string) => said.push(text));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        const { reportViolation } = window as unknown as { reportViolation(text: string): void };
        reportViolation(`${violatedDirective} ${blockedURI}`);
      });
    });
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
    expect(said).toEqual([]);
  });
}
