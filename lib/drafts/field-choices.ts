import 'server-only';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import type { FieldChoices } from './draft';

const maxTopics = 300;

export async function listFieldChoices(draftId: number, locale: Locale): Promise<FieldChoices> {
  const [draft, authors, topics] = await Promise.all([
    db().draft.findUnique({
      where: { id: draftId },
      select: {
        translationKey: true,
        article: { select: { slug: true, translationKey: true } },
      },
    }),
    db().author.findMany({ select: { slug: true, name: true }, orderBy: { name: 'asc' } }),
    db().topic.findMany({
      where: { locale },
      select: { name: true },
      orderBy: [{ articles: { _count: 'desc' } }, { name: 'asc' }],
      take: maxTopics,
    }),
  ]);
  const translationKey = draft?.article?.translationKey ?? draft?.translationKey;
  return {
    address: env().SITE_URL + pathTo(locale, 'article', { slug: '' }),
    publishedSlug: draft?.article?.slug ?? null,
    coverSeed: translationKey ? await findCoverSeed(locale, translationKey) : null,
    authors,
    topics: topics.map(({ name }) => name),
  };
}

/** Translations share the cover that is drawn for the original. Null for an original, and for a text without one */
export async function findCoverSeed(
  locale: Locale,
  translationKey: string,
): Promise<string | null> {
  if (locale === defaultLocale) return null;
  const original = await db().article.findUnique({
    where: { translationKey_locale: { translationKey, locale: defaultLocale } },
    select: { slug: true },
  });
  return original?.slug ?? null;
}
