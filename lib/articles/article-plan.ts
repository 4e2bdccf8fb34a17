import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import type { Locale } from '@/lib/i18n/locales';
import { slugify } from '@/lib/markdown/slug';
import { db } from '@/lib/store/db';
import { isVisible } from '@/lib/store/visibility';
import type { Prisma } from '@/prisma/client/client';
import type { ArticleFile } from './files/front-matter';
import { findTranslationKey } from './translation-key';

export type StoredImage = { id: string; width: number; height: number };

export type ArticleInput = Omit<ArticleFile, 'cover' | 'formerSlugs'> & {
  locale: Locale;
  slug: string;
  /** Slugs that lead to it from now on, besides those that do already */
  formerSlugs?: string[];
  /** The author is made with this name where there is none of that slug */
  authorName?: string;
  cover: StoredImage;
  /** Those that the text shows */
  pictures?: StoredImage[];
};

export type Change = 'created' | 'changed' | 'unchanged';

/** What saveArticle would do, without doing it: a write of Prisma's waits until it is asked for. */
export async function planArticle(
  input: ArticleInput,
): Promise<{ change: Change; writes: Prisma.PrismaPromise<unknown>[] }> {
  const { locale, slug, author, cover } = input;
  const existing = await findExisting(input);
  const translationKey = await findTranslationKey(input, existing);
  const text = { title: input.title, dek: input.dek, body: input.body };
  const fields = {
    ...text,
    slug,
    translationKey,
    coverAlt: input.coverAlt,
    coverCredit: input.coverCredit ?? null,
    featured: input.featured,
    publishedAt: input.publishedAt ?? null,
    updatedAt: resolveUpdatedAt(input, existing),
  };
  const names = new Map(input.topics.map((name) => [slugify(name), name]));
  const topics = [...names].map(([topic, name]) => ({ locale, slug: topic, name }));
  const images = await listMissingImages([cover, ...(input.pictures ?? [])]);
  const kept = existing?.formerSlugs.map((former) => former.slug) ?? [];
  const left = existing && existing.slug !== slug ? [existing.slug] : [];
  const formerSlugs = [...new Set([...(input.formerSlugs ?? []), ...left])].filter(
    (former) => former !== slug && !kept.includes(former),
  );
  const same =
    existing &&
    images.length + formerSlugs.length === 0 &&
    !kept.includes(slug) &&
    isDeepStrictEqual({ ...existing, ...fields }, existing) &&
    existing.author.slug === author &&
    existing.coverId === cover.id &&
    isDeepStrictEqual(listNames(existing.topics), listNames(topics));
  if (same) return { change: 'unchanged', writes: [] };

  const connectTopics = topics.map((topic) => ({
    where: { locale_slug: { locale, slug: topic.slug } },
    create: topic,
  }));
  const data = {
    ...fields,
    author: {
      connectOrCreate: {
        where: { slug: author },
        create: { slug: author, name: await findAuthorName(input) },
      },
    },
    cover: { connect: { id: cover.id } },
    formerSlugs: { create: formerSlugs.map((former) => ({ locale, slug: former })) },
  };
  const writes = [
    ...images.map((create) => db().image.create({ data: create })),
    ...topics.map(({ name, ...topic }) =>
      db().topic.updateMany({ where: { ...topic, NOT: { name } }, data: { name } }),
    ),
    // Whose former slug it was: it leads here from now on.
    db().formerSlug.deleteMany({ where: { locale, slug: { in: [slug, ...formerSlugs] } } }),
    existing
      ? db().article.update({
          where: { id: existing.id },
          data: { ...data, topics: { set: [], connectOrCreate: connectTopics } },
        })
      : db().article.create({
          data: { ...data, locale, topics: { connectOrCreate: connectTopics } },
        }),
    db().topic.deleteMany({
      where: {
        locale,
        slug: { in: existing?.topics.map((topic) => topic.slug) ?? [] },
        articles: { none: {} },
      },
    }),
  ];
  return { change: existing ? 'changed' : 'created', writes };
}

async function findExisting({ locale, slug, formerSlugs = [] }: ArticleInput) {
  const include = {
    author: { select: { slug: true } },
    topics: { select: { slug: true, name: true } },
    formerSlugs: { select: { slug: true } },
  };
  const where = (one: string) => ({ locale_slug: { locale, slug: one } });
  const existing = await db().article.findUnique({ where: where(slug), include });
  if (existing || formerSlugs.length === 0) return existing;
  return db().article.findFirst({ where: { locale, slug: { in: formerSlugs } }, include });
}

type Existing = NonNullable<Awaited<ReturnType<typeof findExisting>>>;

/** A text that readers have seen is updated when it changes; before that, when it is published. */
function resolveUpdatedAt(input: ArticleInput, existing: Existing | null): Date {
  const now = new Date();
  const { publishedAt, updatedAt } = input;
  const notBefore = (date: Date) => (publishedAt && publishedAt > date ? publishedAt : date);
  if (updatedAt) return notBefore(updatedAt);
  if (!existing) return publishedAt ?? now;
  if (!publishedAt) return existing.updatedAt;
  const seen = isVisible(existing.publishedAt, now) && isVisible(publishedAt, now);
  if (!existing.publishedAt || !seen) return publishedAt;
  const { title, dek, body } = input;
  if (!isDeepStrictEqual({ ...existing, title, dek, body }, existing)) return now;
  const updatedSince = existing.updatedAt > existing.publishedAt;
  return updatedSince ? notBefore(existing.updatedAt) : publishedAt;
}

function listNames(topics: { slug: string; name: string }[]): string[] {
  return topics.map(({ slug, name }) => `${slug} ${name}`).sort();
}

async function listMissingImages(images: StoredImage[]): Promise<StoredImage[]> {
  const wanted = new Map(images.map(({ id, width, height }) => [id, { id, width, height }]));
  const rows = await db().image.findMany({ where: { id: { in: [...wanted.keys()] } } });
  for (const { id } of rows) wanted.delete(id);
  return [...wanted.values()];
}

async function findAuthorName({ author, authorName }: ArticleInput): Promise<string> {
  const known = await db().author.findUnique({ where: { slug: author }, select: { name: true } });
  const name = known?.name ?? authorName;
  if (!name) throw new Error(`There is no author "${author}".`);
  return name;
}
