import { mkdirSync, mkdtempSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import * as vectors from './attack-vectors';
import { testDir } from './environment';
import { writeGhostExport, writeMarkdownBlog, writeWordpressExport } from './hostile-exports';
import { getSharedSite } from './shared-site';
import { runCli, type Site } from './site';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

/** What happens in a page besides what it shows */
async function watch(context: BrowserContext, origin: string): Promise<string[]> {
  const events: string[] = [];
  await context.exposeFunction('attack', () => events.push('a script ran'));
  await context.exposeFunction('violate', (what: string) => events.push(`violates: ${what}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      (window as unknown as { violate(what: string): void }).violate(
        `${event.violatedDirective} ${event.blockedURI}`,
      ),
    );
  });
  context.on('dialog', (dialog) => {
    events.push('a dialog opened');
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== origin && !request.url().startsWith('data:'))
      events.push(`asks ${request.url()}`);
  });
  await context.route(
    (url) => url.origin !== origin,
    (route) => route.abort(),
  );
  return events;
}

/** What could run or leave the site, and what runs when the pointer passes or an element gets the focus */
function inspect(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const urls = ['href', 'xlink:href', 'src', 'action', 'formaction', 'data', 'cite', 'poster'];
    const allowed = ['http:', 'https:', 'mailto:', 'tel:'];
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on') || ['srcdoc', 'ping', 'background'].includes(name))
          found.push(`${element.localName} ${name}=${value}`);
        const url = urls.includes(name) && URL.canParse(value, 'https://a.example') && value;
        if (url && !allowed.includes(new URL(url, 'https://a.example').protocol))
          found.push(`${element.localName} ${name}=${value}`);
      }
      for (const type of ['mouseover', 'focus', 'toggle', 'load', 'error', 'animationstart'])
        element.dispatchEvent(new Event(type));
    }
    const active = 'iframe, object, embed, base, meta[http-equiv], template, math, form form';
    const inText = '.prose :is(script, style, link, form, select, textarea, [style])';
    for (const element of document.querySelectorAll(`${active}, ${inText}`))
      found.push(`<${element.localName}>`);
    return found;
  });
}

test('each vector, unfiltered, is noticed', async ({ browser }) => {
  const context = await browser.newContext();
  const origin = 'http://unfiltered.example';
  const events = await watch(context, origin);
  const page = await context.newPage();
  let body = '';
  await page.route(`${origin}/`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><div class="prose">${body}</div>`,
    }),
  );
  const unnoticed: string[] = [];
  for (body of vectors.activeMarkup) {
    events.length = 0;
    await page.goto(`${origin}/`);
    const found = await inspect(page);
    if (found.length + events.length === 0) unnoticed.push(body);
  }
  expect(unnoticed).toEqual([]);
});

/** Up to six in a text, because a page takes as long as they do; each with a paragraph after it that shows its end. */
function toTexts(attacks: readonly string[], toEnd: (index: number) => string): string[] {
  const texts: string[][] = [[]];
  for (const [index, attack] of attacks.entries()) {
    texts.at(-1)?.push(attack, takesRest(attack) ? '' : toEnd(index));
    if (takesRest(attack) || texts.at(-1)?.length === 12) texts.push([]);
  }
  return texts.filter(({ length }) => length > 0).map((parts) => parts.join('\n\n'));
}

const takesRest = (attack: string) => vectors.takesRest.test(attack);

test.describe('what was imported', () => {
  let site: Site;
  let articles: string[];
  let others: string[];
  const ends: string[] = [];

  test.beforeAll(async () => {
    site = await getSharedSite();
    mkdirSync(testDir, { recursive: true });
    const folder = mkdtempSync(join(testDir, 'attacks-'));
    const picture = join(folder, 'x.png');
    const color = { width: 8, height: 8, channels: 3, background: '#2443c4' } as const;
    await writeFile(picture, await sharp({ create: color }).png().toBuffer());
    const { activeMarkup, mutations, ofWordpress, ofGhost, ofMarkdown } = vectors;
    const all = [...activeMarkup, ...mutations];
    const imports = [
      ['wordpress', [...all, ...ofWordpress], 'p', writeWordpressExport],
      ['ghost', [...all, ...ofGhost], 'p', writeGhostExport],
      ['markdown', [...all, ...ofMarkdown], '', writeMarkdownBlog],
    ] as const;
    for (const [system, attacks, tag, write] of imports) {
      const texts = toTexts(attacks, (index) => {
        const end = `Fin ${system} ${index}.`;
        ends.push(end);
        return tag ? `<${tag}>${end}</${tag}>` : end;
      });
      const path = write(folder, texts, picture);
      const printed = await runCli('articles', site, 'import', '--from', system, path);
      expect(printed).toMatch(/Imported \d{2,} articles: \d{2,} created, 0 changed, 0 unchanged/);
    }
    await listPaths();
  });

  async function listPaths(): Promise<void> {
    const select = async (sql: string) => (await site.query(sql)).map(({ path }) => String(path));
    const drafts = await select(
      "SELECT locale || '/' || slug AS path FROM Article WHERE publishedAt IS NULL",
    );
    const links: string[] = [];
    for (const name of drafts)
      links.push((/https?:\S+/.exec(await runCli('articles', site, 'preview', name)) ?? [''])[0]);
    articles = [
      ...(await select(
        "SELECT '/articles/' || slug AS path FROM Article WHERE locale = 'fr' AND publishedAt IS NOT NULL",
      )),
      ...(await select("SELECT '/' || slug AS path FROM Page WHERE locale = 'fr'")),
      ...links.map((link) => link.replace(site.url, '')),
    ];
    others = [
      ...(await select("SELECT '/sujets/' || slug AS path FROM Topic WHERE locale = 'fr'")),
      ...(await select("SELECT '/auteur/' || slug AS path FROM Author")),
      ...['/', '/page/2', '/sujets', '/archives', '/flux', '/recherche?q=attack'],
    ];
  }

  async function visitAll(context: BrowserContext, paths: string[]) {
    const problems: string[] = [];
    const found = new Set<string>();
    const queue = [...paths];
    const visit = async () => {
      const page = await context.newPage();
      for (let path = queue.shift(); path; path = queue.shift()) {
        const response = await page.goto(site.url + path);
        for (const text of await page.locator('.prose p').allTextContents()) found.add(text);
        const active = await inspect(page);
        const status = response?.status() ?? 0;
        for (const what of [...(status === 200 ? [] : [`status ${status}`]), ...active])
          problems.push(`${path}: ${what}`);
      }
    };
    await Promise.all([visit(), visit()]);
    expect(problems).toEqual([]);
    return found;
  }

  test('runs nothing and asks no other site, even without the policy', async ({ browser }) => {
    const context = await browser.newContext({ bypassCSP: true });
    const events = await watch(context, site.url);
    const found = await visitAll(context, [...articles, ...others]);
    expect([...new Set(events)]).toEqual([]);
    // No attack is hidden in the rest of one before it.
    expect(ends.filter((end) => !found.has(end))).toEqual([]);
  });

  test('nor violates the policy', async ({ browser }) => {
    const context = await browser.newContext();
    const events = await watch(context, site.url);
    const everyThird = (_: string, index: number) => index % 3 === 0;
    await visitAll(context, [...articles, ...others].filter(everyThird));
    expect([...new Set(events)]).toEqual([]);
  });
});
