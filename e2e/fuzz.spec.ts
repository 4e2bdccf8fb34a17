import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { type Locale, locales } from '@/lib/i18n/locales';
import { pathTo, type Route } from '@/lib/i18n/routes';
import { allHostileStrings } from './hostile-strings';
import { uniqueDetails, uniqueEmail } from './lead-form';
import { fetchFormFields, type HiddenFields, postLead } from './post-lead';
import { type Site, startTestSite } from './site';

/** FUZZ_SECONDS=300 for a long run; FUZZ_SEED replays one. */
const seconds = Number(process.env.FUZZ_SECONDS ?? 9);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const slowestMs = 5000;

const routes: Record<Route, true> = {
  news: true,
  newsPage: true,
  articleMarkdown: true,
  article: true,
  topics: true,
  topic: true,
  topicPage: true,
  author: true,
  authorPage: true,
  archive: true,
  archiveMonth: true,
  search: true,
  contact: true,
  thanks: true,
  privacy: true,
  legal: true,
  correct: true,
  release: true,
  preview: true,
  accessibility: true,
  accessibilityAudit: true,
  feeds: true,
  rss: true,
  atom: true,
  jsonFeed: true,
  topicRss: true,
  topicAtom: true,
  topicJsonFeed: true,
  page: true,
  pageMarkdown: true,
};
const readerPaths = locales.flatMap((locale: Locale) =>
  (Object.keys(routes) as Route[]).map((route) =>
    pathTo(locale, route, { page: '~', slug: '~', topic: '~', author: '~', month: '~' }),
  ),
);
const machinePaths = [
  '/sitemap.xml',
  '/news-sitemap.xml',
  '/robots.txt',
  '/llms.txt',
  '/health',
  '/sitemaps/~',
  '/media/~',
  '/share/fr/~',
  '/share/~/a.jpg',
  '/indexnow/~',
  '/~.txt',
  '/_next/static/~',
  '/~',
  '/en/~',
  '/fr/~',
];

/** Percent-encodes what stands for itself nowhere; a lone surrogate as the three bytes that UTF-8 forbids. */
function encode(text: string): string {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g, (character) => {
    const code = character.charCodeAt(0);
    if (character.length === 2 || code < 0xd800 || code > 0xdfff)
      return encodeURIComponent(character);
    const bytes = [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
    return bytes.map((byte) => `%${byte.toString(16)}`).join('');
  });
}

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...allHostileStrings) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...allHostileStrings), fc.constantFrom(...allHostileStrings))
      .map((two) => two.join('')),
  },
);
const queryNames = fc.constantFrom('q', 'page', 'ref', '_rsc', 'utm_source', '__proto__', 'slug');

type Request = { method: string; path: string; headers?: Record<string, string>; body?: FormData };

const reading: fc.Arbitrary<Request> = fc
  .record({
    method: fc.constantFrom('GET', 'GET', 'HEAD'),
    path: fc.constantFrom(...readerPaths, ...machinePaths),
    fill: text,
    query: fc.array(fc.tuple(queryNames, text), { maxLength: 3 }),
  })
  .map(({ method, path, fill, query }) => {
    const pairs = query.map(([name, value]) => `${name}=${encode(value)}`);
    const whole =
      path.replaceAll('~', () => encode(fill)) + (pairs.length ? `?${pairs.join('&')}` : '');
    // What is longer is refused before a route sees it: the hostile spec looks at that.
    return { method, path: whole.slice(0, 7000).replace(/%.?$/, '') };
  });

const typedNames = ['name', 'email', 'projectType', 'details'];

function posting(form: HiddenFields): fc.Arbitrary<Request> {
  const hidden = form.map(([name]) => name);
  const name = fc.oneof(
    fc.constantFrom(...typedNames, ...hidden),
    text.filter((other) => other.length < 200),
  );
  return fc
    .record({
      path: fc.constantFrom('/contact', '/en/contact', '/', '/recherche', '/health', '/feed.xml'),
      changes: fc.array(fc.tuple(name, text), { maxLength: 6 }),
      sane: fc.boolean(),
    })
    .map(({ path, changes, sane }) => {
      const body = new FormData();
      for (const [field, value] of form) body.set(field, value);
      if (sane) {
        const typed = { name: 'Prospect', email: uniqueEmail(), details: uniqueDetails() };
        for (const [field, value] of Object.entries(typed)) body.set(field, value);
      }
      for (const [field, value] of changes) body.set(field, value);
      return { method: 'POST', path, body };
    });
}

async function ask(site: Site, { method, path, headers, body }: Request): Promise<string | null> {
  const begun = performance.now();
  const answer = await fetch(site.url + path, {
    method,
    body,
    redirect: 'manual',
    headers: { ...(body ? { Origin: site.url } : {}), ...headers },
    signal: AbortSignal.timeout(slowestMs),
  });
  await answer.arrayBuffer();
  const milliseconds = performance.now() - begun;
  if (answer.status >= 500) return `${method} ${path} answers ${answer.status}`;
  if (milliseconds > slowestMs) return `${method} ${path} takes ${Math.round(milliseconds)} ms`;
  return null;
}

/** Runs requests, six at a time, until the seconds are over. Returns how many there were; adds what went wrong. */
async function fuzz(
  site: Site,
  requests: Iterator<Request>,
  forSeconds: number,
  faults: string[],
): Promise<number> {
  const end = performance.now() + forSeconds * 1000;
  let count = 0;
  const one = async () => {
    while (performance.now() < end) {
      const { value, done } = requests.next();
      if (done) return;
      count++;
      const fault = await ask(site, value).catch((error: unknown) => {
        const said = [...(value.body?.entries() ?? [])];
        return `${value.method} ${value.path} fails: ${error} ${JSON.stringify(said).slice(0, 2000)}`;
      });
      if (fault) faults.push(fault);
    }
  };
  await Promise.all(Array.from({ length: 6 }, one));
  return count;
}

const readMebibytes = (site: Site) =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(site.pid())])) / 1024;

test('hostile strings on every route and in the form cause no error, crash or leak', async () => {
  test.setTimeout((seconds * 2 + 120) * 1000);
  const site = await startTestSite({
    LEADS_PER_ADDRESS: '1000000',
    LEADS_IN_ALL: '1000000',
    // So little that V8 collects garbage often, and that a leak would stop the process.
    NODE_OPTIONS: '--max-old-space-size=160',
  });
  try {
    const form = await fetchFormFields(site.url);
    expect(form.length).toBeGreaterThan(1);
    const kind = fc.oneof(
      { weight: 3, arbitrary: reading },
      { weight: 1, arbitrary: posting(form) },
    );
    const requests = fc.sample(kind, { numRuns: 40_000, seed })[Symbol.iterator]();

    // Modules are loaded and caches filled in the first third; what grows after it would grow for ever.
    const faults: string[] = [];
    const warm = await fuzz(site, requests, seconds / 3, faults);
    const before = readMebibytes(site);
    const count = warm + (await fuzz(site, requests, (seconds * 2) / 3, faults));
    const growth = readMebibytes(site) - before;
    const figures = `${count} requests, seed ${seed}, ${Math.round(before)} MiB and then ${Math.round(growth)} more`;
    test.info().annotations.push({ type: 'figures', description: figures });
    expect.soft(faults, `replay with FUZZ_SEED=${seed}`).toEqual([]);
    expect(count, figures).toBeGreaterThan(seconds);
    expect(growth, figures).toBeLessThan(Math.max(96, before / 3));

    expect(site.output()).not.toMatch(/unhandled|uncaught/i);
    expect((await fetch(`${site.url}/health`)).status).toBe(200);
    const typed = { name: 'Après', email: uniqueEmail(), details: uniqueDetails() };
    expect(await postLead(site.url, form, typed)).toMatch(/^IA-/);
  } finally {
    await site.stop();
  }
});
