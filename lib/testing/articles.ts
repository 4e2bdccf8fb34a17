import { beforeEach } from 'vitest';
import type { ArticleInput } from '@/lib/articles/article-plan';
import { slugify } from '@/lib/markdown/slug';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';

type Changes = Partial<Prisma.ArticleUncheckedCreateInput> & {
  slug: string;
  author?: string;
  topics?: string[];
};

const cover = { id: '0123456789abcdef', width: 1600, height: 900 };

export const articleInput: ArticleInput = {
  locale: 'fr',
  slug: 'mistral',
  title: 'Mistral',
  dek: 'Chapeau',
  body: 'Texte.',
  author: 'jawad',
  authorName: 'Jawad',
  coverAlt: 'Zellige',
  cover,
  featured: true,
  topics: ['Maroc', 'Souveraineté'],
  publishedAt: new Date('2025-09-28T06:30:00Z'),
};

export const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

/** Test stores are copies of one template; caches must tell them apart. */
export function withOwnVersion(): void {
  beforeEach(async () => {
    await db().$executeRaw`UPDATE "Content" SET "store" = ${crypto.randomUUID()}`;
  });
}

/** Creates a published article without saveArticle; a draft if publishedAt is null. */
export async function publish({ author: slug = 'jawad', topics = [], ...changes }: Changes) {
  await db().image.upsert({ where: { id: cover.id }, create: cover, update: {} });
  const { id: authorId } = await db().author.upsert({
    where: { slug },
    create: { slug, name: slug.replace(/^./, (letter) => letter.toUpperCase()) },
    update: {},
  });
  const { locale = 'fr', publishedAt = new Date('2026-01-01T08:00:00Z') } = changes;
  const listed = topics.map((name) => ({
    where: { locale_slug: { locale, slug: slugify(name) } },
    create: { locale, slug: slugify(name), name },
  }));
  const { id } = await db().article.create({
    data: {
      locale,
      translationKey: changes.slug,
      title: changes.slug,
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

/** Copies an article with its topics as `<slug>-1`, `<slug>-2` …, each an hour older; much faster than createMany. */
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
