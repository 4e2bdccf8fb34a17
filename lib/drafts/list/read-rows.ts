import 'server-only';
import { emptiedAt } from '@/lib/articles/bin';
import { getArticleStatus } from '@/lib/articles/records';
import { readTopicNames, type TopicNames } from '@/lib/articles/topic-names';
import { dayMs } from '@/lib/i18n/durations';
import { defaultLocale, type Locale, locales, toLocale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { db } from '@/lib/store/db';
import { typeset } from '@/lib/typography/typeset';
import type { Prisma } from '@/prisma/client/client';
import { hashContent } from '../content';
import { readContent } from '../stored-content';
import type { TextIds } from './filter';
import type { ArticleRow, Translation } from './rows';

const leadsMs = 30 * dayMs;

const draftFields = {
  id: true,
  locale: true,
  translationKey: true,
  content: true,
  basedOn: true,
  savedAt: true,
  deletedAt: true,
} satisfies Prisma.DraftSelect;

const articleFields = {
  id: true,
  locale: true,
  slug: true,
  translationKey: true,
  title: true,
  publishedAt: true,
  updatedAt: true,
  deletedAt: true,
  author: { select: { slug: true } },
  draft: { select: draftFields },
} satisfies Prisma.ArticleSelect;

type ArticleFields = Prisma.ArticleGetPayload<{ select: typeof articleFields }>;
type DraftFields = Prisma.DraftGetPayload<{ select: typeof draftFields }>;

export async function readRows(
  ids: TextIds[],
  { withLeads, now }: { withLeads: boolean; now: Date },
): Promise<ArticleRow[]> {
  const articleIds = ids.flatMap(({ articleId }) => articleId ?? []);
  const draftIds = ids.flatMap(({ articleId, draftId }) =>
    articleId === null ? (draftId ?? []) : [],
  );
  const [articles, drafts, authors, topics] = await Promise.all([
    db().article.findMany({ where: { id: { in: articleIds } }, select: articleFields }),
    db().draft.findMany({ where: { id: { in: draftIds } }, select: draftFields }),
    db().author.findMany({ select: { slug: true, name: true } }),
    readTopicNames(),
  ]);
  const keys = [...articles, ...drafts].flatMap(({ translationKey }) => translationKey ?? []);
  const [pairs, leads] = await Promise.all([
    readPairs(keys),
    withLeads ? countLeads(articleIds, now) : null,
  ]);
  const names = authors.length > 1 ? new Map(authors.map(({ slug, name }) => [slug, name])) : null;
  const articlesById = new Map(articles.map((row) => [row.id, row]));
  const draftsById = new Map(drafts.map((row) => [row.id, row]));
  return ids.flatMap(({ articleId, draftId }) => {
    const article = articlesById.get(articleId ?? 0);
    const draft = article ? article.draft : draftsById.get(draftId ?? 0);
    return article || draft ? [toRow({ article, draft, topics, names, pairs, leads })] : [];
  });
}

type Found = {
  article: ArticleFields | undefined;
  draft: DraftFields | null | undefined;
  topics: TopicNames;
  /** Of the authors by slug; null if there is but one */
  names: Map<string, string> | null;
  pairs: PairedText[];
  leads: Map<number, number> | null;
};

function toRow({ article, draft, topics, names, pairs, leads }: Found): ArticleRow {
  const content = draft ? readContent(draft, topics) : null;
  const locale = toLocale(article?.locale ?? draft?.locale);
  const state = article ? getArticleStatus(article) : draft?.deletedAt ? 'deleted' : 'draft';
  const isPublic = state === 'published' || state === 'scheduled';
  const title = (isPublic ? article?.title : (content?.title ?? article?.title)) ?? '';
  const deletedAt = article ? article.deletedAt : draft?.deletedAt;
  const author = isPublic ? article?.author.slug : (content?.author ?? article?.author.slug);
  const { translation, isOutdated } = findTranslation(article ?? draft, locale, pairs);
  return {
    articleId: article?.id ?? null,
    draftId: draft?.id ?? null,
    locale,
    title: typeset(title.trim(), locale),
    state,
    date: deletedAt ?? article?.publishedAt ?? draft?.savedAt ?? article?.updatedAt ?? new Date(0),
    emptiedAt: deletedAt ? emptiedAt(deletedAt) : null,
    isChanged: isPublic && content !== null && hashContent(content) !== draft?.basedOn,
    author: names?.get(author ?? '') ?? null,
    leads: leads && article && state === 'published' ? (leads.get(article.id) ?? 0) : null,
    address:
      article && state === 'published' ? pathTo(locale, 'article', { slug: article.slug }) : null,
    translation: state === 'deleted' ? null : translation,
    isOutdated,
  };
}

type PairedText = Translation & { key: string; changedAt: Date; isCorrected: boolean };

/** All texts of the pairs, drafts that are to become one of two included */
async function readPairs(keys: string[]): Promise<PairedText[]> {
  const where = { translationKey: { in: keys } };
  const [articles, drafts] = await Promise.all([
    db().article.findMany({
      where,
      select: {
        id: true,
        locale: true,
        translationKey: true,
        publishedAt: true,
        updatedAt: true,
        deletedAt: true,
        draft: { select: { id: true } },
      },
    }),
    db().draft.findMany({
      where: { ...where, kind: 'article', articleId: null, deletedAt: null },
      select: { id: true, locale: true, translationKey: true, savedAt: true },
    }),
  ]);
  return [
    ...articles.map((row) => ({
      articleId: row.id,
      draftId: row.draft?.id ?? null,
      locale: toLocale(row.locale),
      state: getArticleStatus(row),
      key: row.translationKey,
      changedAt: row.updatedAt,
      isCorrected: row.publishedAt !== null && row.updatedAt > row.publishedAt,
    })),
    ...drafts.map((row) => ({
      articleId: null,
      draftId: row.id,
      locale: toLocale(row.locale),
      state: 'draft' as const,
      key: row.translationKey ?? '',
      changedAt: row.savedAt,
      isCorrected: false,
    })),
  ];
}

const otherLocale = (locale: Locale) => locales.find((each) => each !== locale) ?? locale;

function findTranslation(
  text: { translationKey: string | null } | null | undefined,
  locale: Locale,
  pairs: PairedText[],
): Pick<ArticleRow, 'translation' | 'isOutdated'> {
  const key = text?.translationKey;
  if (!key) return { translation: null, isOutdated: false };
  const pair = pairs.filter((one) => one.key === key);
  const found = pair.find((one) => one.locale !== locale);
  if (!found) {
    return { translation: { locale: otherLocale(locale), state: 'missing' }, isOutdated: false };
  }
  const original = pair.find((one) => one.locale === defaultLocale);
  const other = pair.find((one) => one.locale !== defaultLocale);
  const isOutdated =
    original !== undefined &&
    other !== undefined &&
    [original, other].every(({ state }) => state !== 'deleted') &&
    original.isCorrected &&
    original.changedAt > other.changedAt;
  const { articleId, draftId, state } = found;
  return { translation: { articleId, draftId, state, locale: found.locale }, isOutdated };
}

/** Genuine ones of the last 30 days, by article */
async function countLeads(articleIds: number[], now: Date): Promise<Map<number, number>> {
  const counts = await db().lead.groupBy({
    by: ['articleId'],
    where: {
      articleId: { in: articleIds },
      suspectedAt: null,
      createdAt: { gt: new Date(now.getTime() - leadsMs) },
    },
    _count: true,
  });
  return new Map(counts.map(({ articleId, _count }) => [articleId ?? 0, _count]));
}
