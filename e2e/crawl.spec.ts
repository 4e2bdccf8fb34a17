import { type APIRequestContext, expect, test } from '@playwright/test';

type Found = { address: string; on: string };

/** Addresses in a page: of links, pictures, scripts, feeds, alternates. */
function listAddresses(html: string): string[] {
  const attributes = html.matchAll(/\s(?:href|src|content(?==.https?:))="([^"]+)"/gi);
  const sets = [...html.matchAll(/\ssrcset="([^"]+)"/gi)].flatMap(([, set = '']) =>
    set.split(',').map((entry) => entry.trim().split(' ')[0] ?? ''),
  );
  return [...[...attributes].map(([, value = '']) => value), ...sets].map((value) =>
    value.replaceAll('&amp;', '&').replaceAll('&#x27;', "'"),
  );
}

/** The site's own addresses in a page, absolute. */
function listOwn(html: string, page: string, site: string): string[] {
  return listAddresses(html)
    .filter((address) => /^(?:https?:\/\/|\/|#|\?)/.test(address))
    .map((address) => new URL(address, page).href)
    .filter((address) => address.startsWith(`${site}/`) || address === site);
}

test('every internal link and fragment resolves', async ({ request, baseURL }) => {
  const site = baseURL ?? '';
  const seen = new Set<string>();
  const faults: string[] = [];
  const fragments: Found[] = [];
  const pages = new Map<string, string>();
  let wave: Found[] = [
    '/',
    '/en',
    '/sitemap.xml',
    '/robots.txt',
    '/feed.json',
    '/en/feed.xml',
    '/llms.txt',
  ].map((path) => ({ address: site + path, on: 'the start' }));
  while (wave.length > 0) {
    const next: Found[] = [];
    // As many at once as a browser asks for
    while (wave.length > 0) await Promise.all(wave.splice(0, 6).map((found) => visit(found, next)));
    wave = next;
  }

  async function visit({ address, on }: Found, next: Found[]) {
    const [bare = '', fragment] = address.split('#');
    if (fragment) fragments.push({ address, on });
    if (seen.has(bare)) return;
    seen.add(bare);
    const answer = await get(request, bare);
    if (answer.status !== 200) faults.push(`${answer.status} ${bare} (on ${on})`);
    if (!/html|xml|json|markdown|plain/.test(answer.type)) return;
    if (answer.type.includes('html')) pages.set(bare, answer.text);
    const own = answer.type.includes('html')
      ? listOwn(answer.text, bare, site)
      : (answer.text.match(/https?:\/\/[^\s<>"')\]]+/g) ?? []).filter((url) =>
          url.startsWith(`${site}/`),
        );
    next.push(...own.map((url) => ({ address: url, on: bare })));
  }

  for (const { address, on } of fragments) {
    const [bare = '', fragment = ''] = address.split('#');
    const html = pages.get(bare);
    if (html && !html.includes(`id="${decodeURIComponent(fragment)}"`)) {
      faults.push(`no such place: ${address} (on ${on})`);
    }
  }
  expect(faults).toEqual([]);
  // Six articles, their pictures in four widths and two formats, lists, topics, texts of the site, in two languages
  expect(pages.size).toBeGreaterThan(30);
  expect(seen.size).toBeGreaterThan(100);
});

/** An address that moved for good may lead on; whatever it leads to must be there. */
async function get(request: APIRequestContext, address: string) {
  const answer = await request.get(address);
  const type = answer.headers()['content-type'] ?? '';
  const text = /html|xml|json|markdown|plain/.test(type) ? await answer.text() : '';
  return { status: answer.status(), type, text };
}
