import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { ArticleInput } from '@/lib/articles/article-plan';
import { saveArticle } from '@/lib/articles/commands';
import { type PingChannel, pingSchema } from '@/lib/outbox/message';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { announceChanges } from './commands';

export const start = new Date('2026-03-10T08:00:00Z');
export const hoursLater = (hours: number) => new Date(start.getTime() + hours * 3_600_000);

export const feeds = ['/feed.xml', '/atom.xml', '/feed.json'];
export const nothing = { websub: [], indexnow: [] };

let lastSeen = 0;

/** An empty store for each test, at a fixed time. */
export function withAnnouncements() {
  withEmptyStore();
  beforeEach(() => {
    lastSeen = 0;
    vi.useFakeTimers({ toFake: ['Date'], now: start });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

export const save = (slug: string, changes: Partial<ArticleInput> = {}) =>
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

/** The paths of the messages queued since the last announcement, one list per message. */
export async function listNew(channel: PingChannel): Promise<string[][]> {
  const messages = await db().outboxMessage.findMany({
    where: { channel, id: { gt: lastSeen } },
    orderBy: { id: 'asc' },
  });
  return messages.map(({ payload }) => pingSchema.parse(JSON.parse(payload)).paths);
}
/** The paths queued by one announcement, by channel. */
export async function announce(channels: PingChannel[] = ['websub', 'indexnow']) {
  const { _max } = await db().outboxMessage.aggregate({ _max: { id: true } });
  lastSeen = _max.id ?? 0;
  await announceChanges({ channels });
  return { websub: (await listNew('websub')).flat(), indexnow: await listNew('indexnow') };
}

/** Both channels are on and have recorded one old article. */
export async function switchChannelsOn() {
  await save('ancien', { publishedAt: hoursLater(-1000) });
  expect(await announce()).toEqual(nothing);
}
