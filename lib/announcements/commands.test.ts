import { beforeEach, describe, expect, test, vi } from 'vitest';
import { publishArticle, renameArticle } from '@/lib/articles/commands';
import { db } from '@/lib/store/db';
import { announceChanges } from './commands';
import {
  announce,
  feeds,
  hoursLater,
  nothing,
  save,
  switchChannelsOn,
  withAnnouncements,
} from './testing';

withAnnouncements();

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
    await save('ancien', { publishedAt: hoursLater(-1000) });
    await save('recent');
    expect(await announce(['websub'])).toEqual({ websub: feeds, indexnow: [] });
    expect(await announce()).toEqual({ websub: [], indexnow: [['/articles/recent']] });
  });

  test('announces what changed while the channel was off', async () => {
    await switchChannelsOn();
    vi.setSystemTime(hoursLater(1));
    await save('nouveau');
    expect(await announce(['indexnow'])).toEqual({ websub: [], indexnow: [['/articles/nouveau']] });
    vi.setSystemTime(hoursLater(500));
    expect(await announce()).toEqual({ websub: feeds, indexnow: [] });
  });
});

test('announces and stores nothing if no channel is set', async () => {
  await save('nouveau');
  expect(await announceChanges({ channels: [] })).toBe(0);
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

test('search engines are not told of an article that first appeared elsewhere, readers of feeds are', async () => {
  await switchChannelsOn();
  await save('neuf', { canonicalUrl: 'https://example.org/neuf' });
  expect(await announce()).toEqual({ websub: feeds, indexnow: [] });
});
