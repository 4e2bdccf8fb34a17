import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { type APIRequestContext, expect, test } from '@playwright/test';
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

const publishAt = (site: Site, time: Date | null) =>
  time
    ? site.execute(
        'UPDATE Article SET publishedAt = ?1, updatedAt = ?1 WHERE slug = ?2',
        time.toISOString().replace('Z', '+00:00'),
        slug,
      )
    : site.execute('UPDATE Article SET publishedAt = NULL WHERE slug = ?', slug);

const healthOf = async (request: APIRequestContext, site: Site) =>
  (await request.get(`${site.url}/health`)).status();

/** A look every ten seconds, a sweep every three. */
const soon = { timeout: 30_000 };

test('publishing and unpublishing an article notifies the hub and the search engines', async ({
  request,
}) => {
  test.slow();
  const receiver = await startReceiver();
  const { feeds, submissions } = receiver;
  const site = await startTestSite(receiver.settings);
  try {
    // After the first look, which would tell of it as of all that is new.
    const time = new Date(Date.now() + 13_000);
    await publishAt(site, time);
    await expect.poll(() => submissions.length, soon).toBe(1);
    expect(Date.now()).toBeGreaterThanOrEqual(time.getTime());
    const article = `${site.url}/articles/${slug}`;
    expect(submissions[0]?.urlList).toEqual([article]);
    await expect.poll(() => feeds).toContain(`${site.url}/feed.json`);
    // Those of its topics too.
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

    // Nothing is told again after a restart; what ended meanwhile is.
    await site.stop();
    await publishAt(site, null);
    await site.start();
    await expect.poll(() => submissions.length, soon).toBe(2);
    expect(submissions[1]?.urlList).toEqual([article]);
    expect(feeds.filter((feed) => feed === `${site.url}/feed.xml`)).toHaveLength(1);

    // With the setting off the key is nobody's.
    await site.stop();
    await site.start({ INDEXNOW_ENDPOINT: '' });
    expect((await request.get(keyLocation)).status()).toBe(404);
  } finally {
    await site.stop();
    receiver.close();
  }
});

test('a notification is retried while the hub is down, and the site stays healthy', async ({
  request,
}) => {
  test.slow();
  const receiver = await startReceiver();
  const { feeds, answers } = receiver;
  answers.hub = 503;
  answers.indexnow = 403;
  const site = await startTestSite(receiver.settings);
  try {
    await publishAt(site, new Date());
    const asked = () => feeds.filter((feed) => feed === `${site.url}/feed.xml`).length;
    await expect.poll(asked, soon).toBeGreaterThan(1);
    expect(await healthOf(request, site)).toBe(200);
    answers.hub = 204;
    answers.indexnow = 200;
    const waiting = () =>
      site.query(`SELECT id FROM OutboxMessage WHERE purpose = 'announcement' AND sentAt IS NULL`);
    await expect.poll(waiting, soon).toEqual([]);
    const before = asked();
    expect(await healthOf(request, site)).toBe(200);
    expect(asked()).toBe(before);
  } finally {
    await site.stop();
    receiver.close();
  }
});
