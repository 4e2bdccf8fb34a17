import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { findFreePort, type Site, startTestSite } from './site';

const slug = 'mistral-ai-ia-souveraine-asml';

/** A hub and a search engine's endpoint, with what each was told. */
async function startReceiver() {
  const feeds: string[] = [];
  const submissions: { host: string; key: string; keyLocation: string; urlList: string[] }[] = [];
  /** What each answers */
  const answers = { hub: 204, indexnow: 202 };
  const server: Server = createServer(async (request, response) => {
    const body = await text(request);
    if (request.url === '/hub') {
      feeds.push(new URLSearchParams(body).get('hub.url') ?? '');
      response.writeHead(answers.hub).end();
    } else {
      submissions.push(JSON.parse(body));
      response.writeHead(answers.indexnow).end();
    }
  });
  const port = await findFreePort();
  await new Promise<void>((resolve) => server.listen(port, resolve));
  const settings = {
    WEBSUB_HUB: `http://localhost:${port}/hub`,
    INDEXNOW_ENDPOINT: `http://localhost:${port}/indexnow`,
    OUTBOX_WAITS: '0,1',
  };
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { feeds, submissions, answers, settings, close };
}

/** The worker checks every ten seconds, the outbox every three. */
const soon = { timeout: 30_000 };

// One site for both, an article for each
test.describe.configure({ mode: 'default' });
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let site: Site;
test.beforeAll(async () => {
  receiver = await startReceiver();
  site = await startTestSite(receiver.settings);
  // Before the first check: what was never visible is not announced as removed.
  await publishAt(slug, null);
});
test.afterAll(async () => {
  await site.stop();
  receiver.close();
});
test.beforeEach(() => {
  test.slow();
  receiver.feeds.length = 0;
  receiver.submissions.length = 0;
});

test('a notification is retried while the hub is down, and the site stays healthy', async ({
  request,
}) => {
  const { feeds, answers } = receiver;
  answers.hub = 503;
  answers.indexnow = 403;
  await publishAt('openai-plateforme-emplois-2026-linkedin', new Date());
  const asked = () => feeds.filter((feed) => feed === `${site.url}/feed.xml`).length;
  await expect.poll(asked, soon).toBeGreaterThan(1);
  const health = async () => (await request.get(`${site.url}/health`)).status();
  expect(await health()).toBe(200);
  answers.hub = 204;
  answers.indexnow = 200;
  const waiting = () =>
    site.query(`SELECT id FROM OutboxMessage WHERE purpose = 'announcement' AND sentAt IS NULL`);
  await expect.poll(waiting, soon).toEqual([]);
  const before = asked();
  expect(await health()).toBe(200);
  expect(asked()).toBe(before);
});

test('publishing and unpublishing an article notifies the hub and the search engines', async ({
  request,
}) => {
  const { feeds, submissions } = receiver;
  const time = new Date(Date.now() + 3000);
  await publishAt(slug, time);
  await expect.poll(() => submissions.length, soon).toBe(1);
  expect(Date.now()).toBeGreaterThanOrEqual(time.getTime());
  const article = `${site.url}/articles/${slug}`;
  expect(submissions[0]?.urlList).toEqual([article]);
  await expect.poll(() => feeds).toContain(`${site.url}/feed.json`);
  await expect.poll(() => feeds.some((feed) => feed.includes('/sujets/'))).toBe(true);
  expect(feeds.filter((feed) => feed === `${site.url}/feed.xml`)).toHaveLength(1);
  expect((await request.get(article)).status()).toBe(200);

  const { host, key = '', keyLocation = '' } = submissions[0] ?? {};
  expect(host).toBe(new URL(site.url).host);
  expect(keyLocation).toBe(`${site.url}/${key}.txt`);
  const answer = await request.get(keyLocation);
  expect(await answer.text()).toBe(key);
  expect(answer.headers()['content-type']).toMatch(/^text\/plain/);
  const other = `${site.url}/${'0'.repeat(32)}.txt`;
  expect((await request.get(other)).status()).toBe(404);

  // After a restart, only what changed meanwhile is announced.
  await site.stop();
  await publishAt(slug, null);
  await site.start();
  await expect.poll(() => submissions.length, soon).toBe(2);
  expect(submissions[1]?.urlList).toEqual([article]);
  expect(feeds.filter((feed) => feed === `${site.url}/feed.xml`)).toHaveLength(1);

  // Without the endpoint the key has no page.
  await site.stop();
  await site.start({ INDEXNOW_ENDPOINT: '' });
  expect((await request.get(keyLocation)).status()).toBe(404);
});

const publishAt = (slug: string, time: Date | null) =>
  time
    ? site.execute(
        'UPDATE Article SET publishedAt = ?1, updatedAt = ?1 WHERE slug = ?2',
        time.toISOString().replace('Z', '+00:00'),
        slug,
      )
    : site.execute('UPDATE Article SET publishedAt = NULL WHERE slug = ?', slug);
