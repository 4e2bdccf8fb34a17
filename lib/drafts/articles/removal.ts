import 'server-only';
import * as z from 'zod';
import { type ArticleInput, planArticle } from '@/lib/articles/article-plan';
import {
  getStoredArticle,
  type StoredArticle,
  whereUnchanged,
} from '@/lib/articles/stored-article';
import { toLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import type { Removal } from '../publishing/publication';

const beforeSchema = z.object({
  slug: z.string(),
  title: z.string(),
  dek: z.string(),
  body: z.string(),
  author: z.string(),
  topics: z.array(z.string()),
  featured: z.boolean(),
  cover: z.object({ id: z.string(), width: z.number(), height: z.number() }),
  coverAlt: z.string(),
  coverCredit: z.string().optional(),
  searchTitle: z.string().optional(),
  searchDescription: z.string().optional(),
  canonicalUrl: z.string().optional(),
  key: z.string(),
  publishedAt: z.coerce.date().optional(),
  updatedAt: z.coerce.date(),
  formerSlugs: z.array(z.string()),
});

type Before = z.output<typeof beforeSchema>;

type Text = { articleId: number | null };

/** @returns null if there is no article */
export async function planArticleRemoval({ articleId }: Text): Promise<Removal | null> {
  const stored = articleId === null ? null : await getStoredArticle(articleId);
  return (
    stored && {
      isPublished: stored.publishedAt !== null,
      write: unpublish(stored),
      before: toBefore(stored),
    }
  );
}

/** @param before null: readers saw nothing. @returns null if there is no article */
export async function planArticleReturn(
  { articleId }: Text,
  before: object | null,
): Promise<Prisma.PrismaPromise<unknown>[] | null> {
  const stored = articleId === null ? null : await getStoredArticle(articleId);
  if (!stored) return null;
  if (!before) return [unpublish(stored)];
  const parsed = beforeSchema.parse(before);
  const input: ArticleInput = { ...parsed, locale: toLocale(stored.locale) };
  const { writes } = await planArticle(input, stored);
  const notBefore = { articleId: stored.id, slug: { notIn: parsed.formerSlugs } };
  return [...writes, db().formerSlug.deleteMany({ where: notBefore })];
}

function unpublish(stored: StoredArticle) {
  return db().article.update({
    where: whereUnchanged(stored),
    data: { publishedAt: null, publishedOffset: null },
  });
}

export function toBefore(stored: StoredArticle): Before {
  const { slug, title, dek, body, author, topics, featured, cover, coverAlt } = stored;
  const { publishedAt, updatedAt, formerSlugs, translationKey } = stored;
  return {
    ...{ slug, title, dek, body, featured, cover, coverAlt, updatedAt },
    author: author.slug,
    topics: topics.map(({ name }) => name),
    coverCredit: stored.coverCredit ?? undefined,
    searchTitle: stored.searchTitle ?? undefined,
    searchDescription: stored.searchDescription ?? undefined,
    canonicalUrl: stored.canonicalUrl ?? undefined,
    key: translationKey,
    publishedAt: publishedAt ?? undefined,
    formerSlugs: formerSlugs.map((former) => former.slug),
  };
}
