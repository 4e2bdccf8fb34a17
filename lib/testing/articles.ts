import { beforeEach } from 'vitest';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';

type Changes = Partial<Prisma.ArticleUncheckedCreateInput> & { slug: string };

const cover = { id: '0123456789abcdef', width: 1600, height: 900 };

/** Tells each test's store from the others, as stores are told apart out there: all are copies of one. */
export function withOwnVersion(): void {
  beforeEach(async () => {
    await db().$executeRaw`UPDATE "Content" SET "store" = ${crypto.randomUUID()}`;
  });
}

/** A published article as any program may write it, with topics by their names. */
export async function publish({ topics = [], ...changes }: Changes & { topics?: string[] }) {
  await db().image.upsert({ where: { id: cover.id }, create: cover, update: {} });
  const author = { slug: 'jawad', name: 'Jawad' };
  const { id: authorId } = await db().author.upsert({
    where: { slug: author.slug },
    create: author,
    update: {},
  });
  const { locale = 'fr', slug, publishedAt = new Date('2026-01-01T08:00:00Z') } = changes;
  const listed = topics.map((name) => ({
    where: { locale_slug: { locale, slug: name.toLowerCase() } },
    create: { locale, slug: name.toLowerCase(), name },
  }));
  const { id } = await db().article.create({
    data: {
      locale,
      translationKey: slug,
      title: slug,
      dek: 'Chapeau',
      body: 'Texte.',
      coverAlt: 'Zellige',
      publishedAt,
      updatedAt: publishedAt ?? new Date(),
      authorId,
      coverId: cover.id,
      ...changes,
    },
    select: { id: true },
  });
  const connect = { topics: { connectOrCreate: listed } };
  await db().article.update({ where: { id }, data: connect });
  return id;
}

/**
 * Many copies of an article in one statement, `<slug>-1` the newest, an hour apart each; all on its topics.
 * Much faster than `createMany`.
 */
export async function copyArticle(id: number, count: number): Promise<void> {
  await db().$executeRaw`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO Article (locale, slug, translationKey, title, dek, body, coverAlt, featured,
      publishedAt, updatedAt, authorId, coverId)
    SELECT locale, slug || '-' || i, slug || '-' || i, title, dek, body, coverAlt, featured,
      strftime('%Y-%m-%dT%H:%M:%f+00:00', publishedAt, '-' || i || ' hours'),
      strftime('%Y-%m-%dT%H:%M:%f+00:00', publishedAt, '-' || i || ' hours'), authorId, coverId
    FROM Article, n WHERE id = ${id}`;
  await db().$executeRaw`
    INSERT OR IGNORE INTO _ArticleToTopic (A, B)
    SELECT copy.id, r.B FROM _ArticleToTopic r
    JOIN Article original ON original.id = r.A
    JOIN Article copy ON copy.locale = original.locale AND copy.slug LIKE original.slug || '-%'
    WHERE r.A = ${id}`;
}
