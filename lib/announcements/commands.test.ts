import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticleInput } from '@/lib/articles/article-plan';
import { publishArticle, renameArticle, saveArticle } from '@/lib/articles/commands';
import { claimMessage, recordOutcome } from '@/lib/outbox/commands';
import { type PingChannel, pingSchema } from '@/lib/outbox/message';
import { deleteEndedMessages } from '@/lib/outbox/retention';
import type { Env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { announceChanges } from './commands';
import { listUnannounced } from './queries';

const settings = vi.hoisted((): Partial<Env> => ({}));

vi.mock(import('@/lib/settings/env'), async (original) => {
  const { env, ...others } = await original();
  return { ...others, env: () => ({ ...env(), ...settings }) };
});
vi.mock(import('./queries'), async (original) => {
  const { listUnannounced, ...others } = await original();
  return { ...others, listUnannounced: vi.fn(listUnannounced) };
});

withEmptyStore();

const start = new Date('2026-03-10T08:00:00Z');
const hoursLater = (hours: number) => new Date(start.getTime() + hours * 3_600_000);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  settings.WEBSUB_HUB = 'https://hub.example.com/';
  settings.INDEXNOW_ENDPOINT = 'https://indexnow.example.com/indexnow';
});
afterEach(() => {
  vi.mocked(listUnannounced).mockReset();
  vi.useRealTimers();
});

const save = (slug: string, changes: Partial<ArticleInput> = {}) =>
  saveArticle({
    locale: 'fr',
    slug,
    title: slug,
    dek: 'Chapeau',
    body: 'Texte.',
    author: 'jawad',
    authorName: 'Jawad',
    coverAlt: 'Zellige',
    cover: { id: '0123456789abcdef', width: 1600, height: 900 },
    featured: false,
    topics: [],
    publishedAt: new Date(),
    ...changes,
  });

let lastSeen = 0;
beforeEach(() => {
  lastSeen = 0;
});
/** The paths of the messages queued since the last announcement, one list per message. */
async function listNew(channel: PingChannel): Promise<string[][]> {
  const messages = await db().outboxMessage.findMany({
    where: { channel, id: { gt: lastSeen } },
    orderBy: { id: 'asc' },
  });
  return messages.map(({ payload }) => pingSchema.parse(JSON.parse(payload)).paths);
}
async function announce() {
  const { _max } = await db().outboxMessage.aggregate({ _max: { id: true } });
  lastSeen = _max.id ?? 0;
  await announceChanges();
  return { websub: (await listNew('websub')).flat(), indexnow: await listNew('indexnow') };
}

const feeds = ['/feed.xml', '/atom.xml', '/feed.json'];
const nothing = { websub: [], indexnow: [] };

/** Both channels are on and have recorded one old article. */
async function switchChannelsOn() {
  await save('ancien', { publishedAt: hoursLater(-1000) });
  expect(await announce()).toEqual(nothing);
}

describe('a channel that is switched on', () => {
  test('announces only the last two days, and never the older articles', async () => {
    await save('ancien', { publishedAt: hoursLater(-48.01) });
    await save('recent', { publishedAt: hoursLater(-47) });
    await save('brouillon', { publishedAt: undefined });
    await save('prevu', { publishedAt: hoursLater(1) });
    expect(await announce()).toEqual({ websub: feeds, indexnow: [['/articles/recent']] });
    expect(await announce()).toEqual(nothing);
  });

  test('works without the other channel and after it', async () => {
    settings.INDEXNOW_ENDPOINT = undefined;
    await save('ancien', { publishedAt: hoursLater(-1000) });
    await save('recent');
    expect(await announce()).toEqual({ websub: feeds, indexnow: [] });
    settings.INDEXNOW_ENDPOINT = 'https://indexnow.example.com/indexnow';
    expect(await announce()).toEqual({ websub: [], indexnow: [['/articles/recent']] });
  });

  test('announces what changed while the channel was off', async () => {
    await switchChannelsOn();
    const hub = settings.WEBSUB_HUB;
    settings.WEBSUB_HUB = undefined;
    vi.setSystemTime(hoursLater(1));
    await save('nouveau');
    expect(await announce()).toEqual({ websub: [], indexnow: [['/articles/nouveau']] });
    vi.setSystemTime(hoursLater(500));
    settings.WEBSUB_HUB = hub;
    expect(await announce()).toEqual({ websub: feeds, indexnow: [] });
  });
});

test('announces and stores nothing if no channel is set', async () => {
  settings.WEBSUB_HUB = undefined;
  settings.INDEXNOW_ENDPOINT = undefined;
  await save('nouveau');
  expect(await announceChanges()).toBe(0);
  expect(await db().announcement.count()).toBe(0);
  expect(await db().outboxMessage.count()).toBe(0);
});

describe('announceChanges', () => {
  beforeEach(switchChannelsOn);

  test('announces an article once, to the feeds of its language and of its topics', async () => {
    await save('nouveau', { topics: ['Souveraineté', 'Maroc'] });
    await save('new', { locale: 'en', topics: ['Morocco'] });
    const { websub, indexnow } = await announce();
    expect(indexnow.flat().sort()).toEqual(['/articles/nouveau', '/en/articles/new']);
    const under = ['', '/sujets/souverainete', '/sujets/maroc', '/en', '/en/topics/morocco'];
    const expected = under.flatMap((folder) => feeds.map((feed) => folder + feed));
    expect(websub.sort()).toEqual(expected.sort());
    expect(await announce()).toEqual(nothing);
    expect(await db().outboxMessage.count({ where: { channel: 'websub' } })).toBe(15);
  });

  test('marks the messages as announcements without a lead', async () => {
    await save('nouveau');
    await announce();
    for (const message of await db().outboxMessage.findMany()) {
      expect(message).toMatchObject({ purpose: 'announcement', leadId: null, attempts: 0 });
    }
  });

  test('announces a scheduled article when it is due', async () => {
    await save('prevu', { publishedAt: hoursLater(1) });
    vi.setSystemTime(hoursLater(1).getTime() - 1);
    expect(await announce()).toEqual(nothing);
    vi.setSystemTime(hoursLater(1));
    expect(await announce()).toEqual({ websub: feeds, indexnow: [['/articles/prevu']] });
  });

  test('announces an article that was due while the site was off, however long', async () => {
    await save('prevu', { publishedAt: hoursLater(1) });
    vi.setSystemTime(hoursLater(500));
    expect(await announce()).toEqual({ websub: feeds, indexnow: [['/articles/prevu']] });
  });

  test('announces an imported article with an old date', async () => {
    await save('importe', { publishedAt: hoursLater(-20_000) });
    expect(await announce()).toEqual({ websub: feeds, indexnow: [['/articles/importe']] });
  });

  test('announces a changed text, but not a changed cover description', async () => {
    vi.setSystemTime(hoursLater(1));
    await save('ancien', { publishedAt: hoursLater(-1000), coverAlt: 'Étoiles' });
    expect(await announce()).toEqual(nothing);
    await save('ancien', { publishedAt: hoursLater(-1000), body: 'Autre texte.' });
    expect(await announce()).toEqual({ websub: feeds, indexnow: [['/articles/ancien']] });
    expect(await announce()).toEqual(nothing);
  });

  test('announces the new URL and the former one', async () => {
    await renameArticle('fr', 'ancien', 'nouveau-nom');
    const paths = ['/articles/nouveau-nom', '/articles/ancien'];
    expect(await announce()).toEqual({ websub: feeds, indexnow: [paths] });
    expect(await announce()).toEqual(nothing);
  });

  test('announces each URL once if two articles swap slugs', async () => {
    await save('autre');
    await announce();
    await renameArticle('fr', 'ancien', 'entre');
    await renameArticle('fr', 'autre', 'ancien');
    await renameArticle('fr', 'entre', 'autre');
    const { indexnow } = await announce();
    expect(indexnow).toHaveLength(1);
    expect(indexnow[0]?.sort()).toEqual(['/articles/ancien', '/articles/autre']);
  });

  test('announces to search engines that an article was unpublished and published again', async () => {
    const { publishedAt } = await db().article.findFirstOrThrow();
    await publishArticle('fr', 'ancien', null);
    expect(await announce()).toEqual({ websub: [], indexnow: [['/articles/ancien']] });
    expect(await announce()).toEqual(nothing);
    await publishArticle('fr', 'ancien', publishedAt);
    await save('autre');
    const { websub, indexnow } = await announce();
    expect(websub).toEqual(feeds);
    expect(indexnow.flat().sort()).toEqual(['/articles/ancien', '/articles/autre']);
  });

  test('announces to search engines that an article was deleted', async () => {
    await save('autre');
    await announce();
    await db().article.delete({ where: { locale_slug: { locale: 'fr', slug: 'ancien' } } });
    expect(await announce()).toEqual({ websub: [], indexnow: [['/articles/ancien']] });
    expect(await announce()).toEqual(nothing);
  });

  test('ignores an article unpublished before the check, and an unknown locale in the store', async () => {
    await save('essai');
    await publishArticle('fr', 'essai', null);
    await db().$executeRaw`UPDATE "Article" SET "locale" = 'xx' WHERE "slug" = 'essai'`;
    await publishArticle('xx' as 'fr', 'essai', new Date());
    expect(await announce()).toEqual(nothing);
  });

  test('splits more than 10,000 URLs into several calls in one run', async () => {
    const { authorId, coverId } = await db().article.findFirstOrThrow();
    await db().$executeRaw`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10001)
      INSERT INTO "Article" (locale, slug, translationKey, title, dek, body, coverAlt, featured,
        publishedAt, updatedAt, authorId, coverId)
      SELECT 'fr', 'n-' || i, 'n-' || i, '', '', '', '', 0, '2026-03-09T08:00:00.000+00:00',
        '2026-03-09T08:00:00.000+00:00', ${authorId}, ${coverId} FROM n`;
    const { websub, indexnow } = await announce();
    expect(indexnow.map((paths) => paths.length)).toEqual([10_000, 1]);
    expect(new Set(indexnow.flat()).size).toBe(10_001);
    expect(websub).toEqual(feeds);
    expect(await announce()).toEqual(nothing);
  });
});

describe('two processes', () => {
  beforeEach(switchChannelsOn);
  const count = (channel: PingChannel) => db().outboxMessage.count({ where: { channel } });

  test('announce a change once when they check at once', async () => {
    await save('nouveau');
    await Promise.all(Array.from({ length: 6 }, () => announceChanges()));
    expect(await count('websub')).toBe(3);
    expect(await count('indexnow')).toBe(1);
  });

  test('announce the rest at the next check if one of them saw more', async () => {
    const { listUnannounced: list } =
      await vi.importActual<typeof import('./queries')>('./queries');
    settings.WEBSUB_HUB = undefined;
    await save('premier');
    vi.mocked(listUnannounced).mockImplementationOnce(async (...args) => {
      await save('second');
      const seen = await list(...args);
      await publishArticle('fr', 'second', null);
      // The other process checked before the second article and writes first.
      expect(await announceChanges()).toBe(1);
      await publishArticle('fr', 'second', start);
      return seen;
    });
    expect(await announceChanges()).toBeNull();
    expect(await announceChanges()).toBe(1);
    expect(await listNew('indexnow')).toEqual([['/articles/premier'], ['/articles/second']]);
  });
});

test('announces a change again if it could not be queued', async () => {
  await switchChannelsOn();
  await save('nouveau');
  await db().$executeRaw`CREATE TRIGGER "full" BEFORE INSERT ON "Announcement"
    BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
  await expect(announceChanges()).rejects.toThrow();
  expect(await db().outboxMessage.count()).toBe(0);
  await db().$executeRaw`DROP TRIGGER "full"`;
  expect(await announce()).toEqual({ websub: feeds, indexnow: [['/articles/nouveau']] });
});

test('a new ping to the hub replaces waiting ones, but not one that is being sent', async () => {
  settings.INDEXNOW_ENDPOINT = undefined;
  await switchChannelsOn();
  await save('a');
  await announce();
  const onItsWay = await claimMessage();
  const failed = await claimMessage();
  await recordOutcome(failed?.id ?? 0, { nextAttemptAt: hoursLater(24), lastError: 'HTTP 503' });
  await save('b');
  await announce();
  const messages = await db().outboxMessage.findMany({ orderBy: { id: 'asc' } });
  expect(messages.map(({ payload }) => payload)).toEqual(
    ['/feed.xml', ...feeds].map((path) => JSON.stringify({ paths: [path] })),
  );
  expect(messages[0]?.id).toBe(onItsWay?.id);
  expect(messages.slice(1)).toMatchObject(feeds.map(() => ({ attempts: 0, nextAttemptAt: start })));
});

test('deletes messages a month after they were sent or failed', async () => {
  await switchChannelsOn();
  await save('a');
  await announce();
  const messages = await db().outboxMessage.findMany();
  expect(messages).toHaveLength(4);
  const [sent, failed, fresh] = messages.map(({ id }) => id);
  await recordOutcome(sent ?? 0, { sentAt: hoursLater(-30 * 24) });
  await recordOutcome(failed ?? 0, { failedAt: hoursLater(-30 * 24) });
  await recordOutcome(fresh ?? 0, { sentAt: hoursLater(-30 * 24 + 1) });
  await deleteEndedMessages(hoursLater(-30 * 24));
  const left = await db().outboxMessage.findMany({ select: { id: true } });
  expect(left.map(({ id }) => id)).toEqual(messages.slice(2).map(({ id }) => id));
  // The announced articles are still recorded.
  expect(await announce()).toEqual(nothing);
});
