import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { buildLab, labBuild } from './lab-build';
import { type Site, startTestSite } from './site';

let site: Site;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(240_000);
  await buildLab();
  site = await startTestSite({ SITE_URL: 'https://jawad.example' });
});
test.afterAll(() => site?.stop());

test('the build with the lab has the very same pages and assets for readers', async () => {
  const without = await readSite(site);
  const sheets = Object.keys(without).filter((path) => path.endsWith('.css'));
  expect(sheets).toHaveLength(1);
  expect(await (await fetch(site.url + sheets[0])).text()).not.toContain('studio');
  await site.stop();
  await site.start({ NEXT_DIST_DIR: labBuild });
  expect(Object.keys(without).filter((path) => /\.css$|\.woff2$|\.js$/.test(path))).toHaveLength(5);
  expect(await readSite(site)).toEqual(without);
});

/** A digest of what readers get, by address: pages of each kind, and all that these load. */
async function readSite({ url }: Site): Promise<Record<string, string>> {
  const paths = new Set([
    '/',
    '/en',
    '/articles/mistral-ai-ia-souveraine-asml',
    '/recherche?q=ia',
    '/contact',
    '/archives',
    '/confidentialite',
    '/nulle-part',
    '/feed.xml',
    '/sitemap.xml',
  ]);
  const digests: Record<string, string> = {};
  // The loop reaches what it adds.
  for (const path of paths) {
    const response = await fetch(url + path);
    const body = Buffer.from(await response.arrayBuffer());
    const { 'content-security-policy': policy, link } = Object.fromEntries(response.headers);
    // The builds have other secrets, so their actions have other names.
    const named = body.toString('latin1').replace(/name="\$ACTION_[^>]*>/g, '');
    const hash = createHash('sha256').update(`${response.status} ${policy} ${link}\n${named}`);
    digests[path] = hash.digest('hex');
    if (!/html|css/.test(response.headers.get('content-type') ?? '')) continue;
    for (const [, found] of String(body).matchAll(
      /["(]((?:\/(?:_next|assets|media)|\.\.\/media)\/[\w./-]+)/g,
    )) {
      paths.add(new URL(found ?? '', `http://site${path}`).pathname);
    }
  }
  return digests;
}
