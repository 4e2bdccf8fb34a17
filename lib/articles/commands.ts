import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import type { Locale } from '@/lib/i18n/locales';
import { getUtcOffset } from '@/lib/i18n/time-zone';
import type { StoredImage } from '@/lib/markdown/pictures';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import { type ArticleInput, type Change, planArticle } from './article-plan';
import { formatProfile } from './author-profile';
import { whereKept } from './bin';
import type { AuthorFile } from './files/author-file';
import type { StoredArticle } from './stored-article';

type SaveOptions = {
  /** See planArticle */
  target?: StoredArticle | null;
  /** Writes of the same transaction, only if the article changes */
  before?: Prisma.PrismaPromise<unknown>[];
};

/** Creates, replaces or renames (see formerSlugs) an article; writes nothing if nothing changed. */
export async function saveArticle(
  input: ArticleInput,
  { target, before = [] }: SaveOptions = {},
): Promise<{ id: number; change: Change }> {
  const { change, writes } = await planArticle(input, target, true);
  const isChanged = change !== 'unchanged';
  if (writes.length > 0) await db().$transaction([...(isChanged ? before : []), ...writes]);
  const { locale, slug } = input;
  const where = { locale_slug: { locale, slug } };
  return { ...(await db().article.findUniqueOrThrow({ where, select: { id: true } })), change };
}

export type AuthorInput = Omit<AuthorFile, 'photo'> & { photo?: StoredImage };

export async function saveAuthor(
  slug: string,
  { photo, ...profile }: AuthorInput,
  dryRun = false,
): Promise<Change> {
  const data = formatProfile(profile);
  const existing = await db().author.findUnique({ where: { slug } });
  const isUnchanged =
    existing &&
    existing.photoId === (photo?.id ?? null) &&
    isDeepStrictEqual({ ...existing, ...data }, existing);
  if (isUnchanged) return 'unchanged';
  const change = existing ? 'changed' : 'created';
  if (dryRun) return change;
  const connectPhoto = photo && { connectOrCreate: { where: { id: photo.id }, create: photo } };
  await db().author.upsert({
    where: { slug },
    create: { slug, ...data, ...(connectPhoto && { photo: connectPhoto }) },
    update: { ...data, photo: connectPhoto ?? { disconnect: true } },
  });
  return change;
}

/** Publishes an article, schedules it (a date in the future) or unpublishes it (null). @throws P2025 if it is in the bin */
export async function publishArticle(
  locale: Locale,
  slug: string,
  publishedAt: Date | null,
): Promise<void> {
  await db().article.update({
    where: { locale_slug: { locale, slug }, ...whereKept },
    data: publishedAt
      ? { publishedAt, publishedOffset: getUtcOffset(publishedAt), updatedAt: publishedAt }
      : { publishedAt, publishedOffset: null },
  });
}

export async function renameArticle(locale: Locale, from: string, to: string): Promise<void> {
  const { id } = await db().article.findUniqueOrThrow({
    where: { locale_slug: { locale, slug: from }, ...whereKept },
    select: { id: true },
  });
  if (from === to) return;
  await db().$transaction([
    db().formerSlug.deleteMany({ where: { locale, slug: to } }),
    db().article.update({ where: { id }, data: { slug: to } }),
    db().formerSlug.create({ data: { locale, slug: from, articleId: id } }),
  ]);
}
