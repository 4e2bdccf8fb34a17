import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import type { Locale } from '@/lib/i18n/locales';
import { getUtcOffset } from '@/lib/i18n/time-zone';
import { findTranslationKey } from '@/lib/i18n/translation-key';
import { trimBody } from '@/lib/markdown/front-matter';
import type { OriginColumns } from '@/lib/markdown/origin';
import type { StoredCover, StoredImage } from '@/lib/markdown/pictures';
import { listNewFormerSlugs, slugify } from '@/lib/markdown/slug';
import { db } from '@/lib/store/db';
import { isVisible } from '@/lib/store/visibility';
import type { Prisma } from '@/prisma/client/client';
import { describeInBin, findReserved, whereKept } from './bin';
import type { ArticleFile } from './files/front-matter';
import { includeStored as include, type StoredArticle, whereUnchanged } from './stored-article';
import { readFormerTopics, renameTopics } from './topic-names';
import { articleKeys } from './translation-keys';

export type ArticleInput = Omit<ArticleFile, 'cover' | 'coverAlt' | 'drawnFrom' | 'formerSlugs'> & {
  coverAlt: string;
  locale: Locale;
  slug: string;
  /** Added to those that redirect to it already */
  formerSlugs?: string[];
  /** For an author who is not in the store yet */
  authorName?: string;
  cover: StoredCover;
  pictures?: StoredImage[];
  /** Of an import; noting it is no change of the article */
  origin?: OriginColumns;
};

export type Change = 'created' | 'changed' | 'unchanged';

/**
 * The writes of saveArticle, not yet executed: a PrismaPromise starts when it is awaited.
 * @param target the article to change, as it was read, or null for a new one: the writes fail if it has changed since.
 * Without it, the article with the slug, or with a former slug, is replaced.
 * @param takesFormerSlugs also those of other articles
 * @throws an error that names the article in the bin which has the slug or the place in a pair of translations
 */
export async function planArticle(
  input: ArticleInput,
  target?: StoredArticle | null,
  takesFormerSlugs = target === undefined,
): Promise<{ change: Change; writes: Prisma.PrismaPromise<unknown>[] }> {
  const { locale, slug, author, cover, title, dek } = input;
  const isTargeted = target !== undefined;
  const existing = isTargeted ? target : await findExisting(input);
  // A file has no white space around its text.
  const isSameFile = !isTargeted && existing && trimBody(existing.body) === trimBody(input.body);
  const body = isSameFile ? existing.body : input.body;
  const translationKey = await findTranslationKey(input, existing, articleKeys);
  const slugs = [slug, ...(input.formerSlugs ?? [])];
  const reserved = await findReserved(locale, { slugs, translationKey });
  if (reserved) throw new Error(describeInBin(reserved));
  const fields = {
    title,
    dek,
    body,
    slug,
    translationKey,
    coverAlt: input.coverAlt,
    coverCredit: input.coverCredit ?? null,
    searchTitle: input.searchTitle ?? null,
    searchDescription: input.searchDescription ?? null,
    canonicalUrl: input.canonicalUrl ?? null,
    featured: input.featured,
    publishedAt: input.publishedAt ?? null,
    publishedOffset: resolveOffset(input, existing),
    updatedAt: resolveUpdatedAt({ ...input, body }, existing),
  };
  const topicNames = renameTopics(locale, input.topics, await readFormerTopics());
  const names = new Map(topicNames.map((name) => [slugify(name), name]));
  const topics = [...names].map(([topic, name]) => ({ locale, slug: topic, name }));
  const images = await listMissingImages([...(input.pictures ?? []), cover]);
  const storedFormerSlugs = existing?.formerSlugs.map((former) => former.slug) ?? [];
  const formerSlugs = listNewFormerSlugs(input, existing);
  const isUnchanged =
    existing &&
    images.length + formerSlugs.length === 0 &&
    !storedFormerSlugs.includes(slug) &&
    isDeepStrictEqual({ ...existing, ...fields }, existing) &&
    existing.author.slug === author &&
    existing.coverId === cover.id &&
    isDeepStrictEqual(listNames(existing.topics), listNames(topics));
  if (isUnchanged) {
    const { id } = existing;
    const isNoted = isDeepStrictEqual({ ...existing, ...input.origin }, existing);
    const note = { where: { id }, data: { ...input.origin } };
    return { change: 'unchanged', writes: isNoted ? [] : [db().article.update(note)] };
  }

  const connectTopics = topics.map((topic) => ({
    where: { locale_slug: { locale, slug: topic.slug } },
    create: topic,
  }));
  const data = {
    ...fields,
    ...input.origin,
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
    ...images.map((create) => db().image.upsert({ where: { id: create.id }, create, update: {} })),
    ...topics.map(({ name, ...topic }) =>
      db().topic.updateMany({ where: { ...topic, NOT: { name } }, data: { name } }),
    ),
    // A slug redirects to the article that took it last.
    db().formerSlug.deleteMany({
      where: {
        locale,
        slug: { in: [slug, ...formerSlugs] },
        ...(!takesFormerSlugs && { articleId: existing?.id ?? 0 }),
      },
    }),
    existing
      ? db().article.update({
          where: isTargeted ? whereUnchanged(existing) : { id: existing.id, ...whereKept },
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
  const where = { locale_slug: { locale, slug } };
  const existing = await db().article.findUnique({ where, include });
  if (existing || formerSlugs.length === 0) return existing;
  return db().article.findFirst({ where: { locale, slug: { in: formerSlugs } }, include });
}

function resolveOffset(
  { publishedAt }: ArticleInput,
  existing: StoredArticle | null,
): number | null {
  if (!publishedAt) return null;
  const isSame = existing?.publishedAt?.getTime() === publishedAt.getTime();
  return isSame ? existing.publishedOffset : getUtcOffset(publishedAt);
}

/** The last change of the text while it was visible; without one, the publication. */
function resolveUpdatedAt(input: ArticleInput, existing: StoredArticle | null): Date {
  const now = new Date();
  const { publishedAt, updatedAt } = input;
  const notBefore = (date: Date) => (publishedAt && publishedAt > date ? publishedAt : date);
  if (updatedAt) return notBefore(updatedAt);
  if (!existing) return publishedAt ?? now;
  if (!publishedAt) return existing.updatedAt;
  if (!isVisible(existing.publishedAt, now) || !isVisible(publishedAt, now)) return publishedAt;
  const { title, dek, body } = input;
  if (!isDeepStrictEqual({ ...existing, title, dek, body }, existing)) return now;
  const wasUpdated = existing.publishedAt && existing.updatedAt > existing.publishedAt;
  return wasUpdated ? notBefore(existing.updatedAt) : publishedAt;
}

function listNames(topics: { slug: string; name: string }[]): string[] {
  return topics.map(({ slug, name }) => `${slug} ${name}`).sort();
}

async function listMissingImages(images: StoredCover[]) {
  const missing = new Map(images.map((image) => [image.id, image]));
  const rows = await db().image.findMany({ where: { id: { in: [...missing.keys()] } } });
  for (const { id } of rows) missing.delete(id);
  return [...missing.values()];
}

export async function findAuthorName({ author, authorName }: ArticleInput): Promise<string> {
  const stored = await db().author.findUnique({ where: { slug: author }, select: { name: true } });
  const name = stored?.name ?? authorName;
  if (!name) throw new Error(`There is no author "${author}".`);
  return name;
}
