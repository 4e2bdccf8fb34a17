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
import { isRecordNotFound } from '@/lib/store/prisma-errors';
import { readArticleContent } from '../article-content';
import { hashContent } from '../content';

export const undoMs = 10_000;

const articleSchema = z.object({
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

/** Draft.undo. `until` comes first, because announcements look for it. */
const undoSchema = z.object({
  until: z.coerce.date(),
  act: z.enum(['published', 'scheduled', 'updated', 'unpublished']),
  before: articleSchema.nullable(),
  basedOn: z.string().nullable(),
  /** A hash of the article after it: what was changed since cannot be undone with it */
  after: z.string(),
});

export type Undo = z.output<typeof undoSchema>;
export type PublishAct = Undo['act'];

/** @param after what readers see from now on */
export async function buildUndo(
  act: PublishAct,
  stored: StoredArticle | null,
  after: string,
  now: Date,
): Promise<string> {
  const before = stored && (await readArticleContent(stored.id));
  const undo: Undo = {
    until: new Date(now.getTime() + undoMs),
    act,
    before: stored && toArticleInput(stored),
    basedOn: before && hashContent(before),
    after,
  };
  return JSON.stringify(undo);
}

/** What can be undone at this time; null if nothing can be */
export function parseUndo(json: string | null, now: Date): Undo | null {
  const undo = json === null ? null : undoSchema.parse(JSON.parse(json));
  return undo && undo.until >= now ? undo : null;
}

/** Those that nobody can use any more */
export function dropOldUndos(now: Date) {
  return db().$executeRaw`
    UPDATE "Draft" SET "undo" = NULL
    WHERE "undo" IS NOT NULL AND "undo" ->> 'until' < ${now.toISOString()}`;
}

export type UndoResult = { outcome: 'undone' | 'tooLate' | 'changed' };

/** Readers get back what they saw. What is written stays in the draft; a new article stays as an unpublished one. */
export async function undoPublication(id: number, now = new Date()): Promise<UndoResult> {
  const row = await db().draft.findFirst({
    where: { id, deletedAt: null, article: { deletedAt: null } },
    select: { articleId: true, undo: true },
  });
  const undo = parseUndo(row?.undo ?? null, now);
  if (!row?.articleId || !undo) return { outcome: 'tooLate' };
  const [stored, content] = await Promise.all([
    getStoredArticle(row.articleId),
    readArticleContent(row.articleId),
  ]);
  if (!stored || !content || hashContent(content) !== undo.after) return { outcome: 'changed' };
  const settle = db().draft.update({
    where: { id, undo: row.undo },
    data: { undo: null, ...(undo.before && { basedOn: undo.basedOn }) },
  });
  try {
    await db().$transaction([settle, ...(await planReturn(stored, undo))]);
  } catch (error) {
    if (!isRecordNotFound(error)) throw error;
    return { outcome: 'changed' };
  }
  return { outcome: 'undone' };
}

async function planReturn(stored: StoredArticle, { before }: Undo) {
  if (!before) {
    return [
      db().article.update({
        where: whereUnchanged(stored),
        data: { publishedAt: null, publishedOffset: null },
      }),
    ];
  }
  const input: ArticleInput = { ...before, locale: toLocale(stored.locale) };
  const { writes } = await planArticle(input, stored);
  const notBefore = { articleId: stored.id, slug: { notIn: before.formerSlugs } };
  return [...writes, db().formerSlug.deleteMany({ where: notBefore })];
}

function toArticleInput(stored: StoredArticle): Undo['before'] {
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
