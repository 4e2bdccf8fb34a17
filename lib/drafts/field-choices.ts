import 'server-only';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import type { Draft, FieldChoices } from './draft';

const maxTopics = 300;

export async function listFieldChoices(draft: Draft): Promise<FieldChoices> {
  const { kind, locale, articleId, pageId } = draft;
  const address = env().SITE_URL + pathTo(locale, kind, { slug: '' });
  const select = { slug: true, translationKey: true };
  if (kind === 'page') {
    const page = await db().page.findUnique({ where: { id: pageId ?? 0 }, select });
    return { ...noChoices, address, publishedSlug: page?.slug ?? null };
  }
  const [article, authors, topics] = await Promise.all([
    db().article.findUnique({ where: { id: articleId ?? 0 }, select }),
    db().author.findMany({ select: { slug: true, name: true }, orderBy: { name: 'asc' } }),
    db().topic.findMany({
      where: { locale },
      select: { name: true },
      orderBy: [{ articles: { _count: 'desc' } }, { name: 'asc' }],
      take: maxTopics,
    }),
  ]);
  const translationKey = article?.translationKey ?? draft.translationKey;
  return {
    address,
    publishedSlug: article?.slug ?? null,
    coverSeed: translationKey ? await findCoverSeed(locale, translationKey) : null,
    authors,
    topics: topics.map(({ name }) => name),
  };
}

const noChoices = { coverSeed: null, authors: [], topics: [] };

/** The word that the original's cover is drawn from, because translations share it. Null for an original, and for a text without one */
export async function findCoverSeed(
  locale: Locale,
  translationKey: string,
): Promise<string | null> {
  if (locale === defaultLocale) return null;
  const original = await db().article.findUnique({
    where: { translationKey_locale: { translationKey, locale: defaultLocale } },
    select: { slug: true, cover: { select: { drawnFrom: true } } },
  });
  return original && (original.cover.drawnFrom ?? original.slug);
}
