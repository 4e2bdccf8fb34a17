import 'server-only';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import type { ArticleFile } from './files/front-matter';

type Translatable = Pick<ArticleFile, 'key' | 'translationOf'> & { locale: Locale; slug: string };

export function getDefaultTranslationKey(locale: Locale, slug: string): string {
  return locale === defaultLocale ? slug : `${locale}/${slug}`;
}

/** The key that an article shares with its translations and keeps when it is renamed. */
export async function findTranslationKey(
  { key, translationOf, locale, slug }: Translatable,
  existing: { translationKey: string } | null,
): Promise<string> {
  if (key) return key;
  if (translationOf) return (await getOriginalKey(translationOf)) ?? translationOf;
  if (existing && !(await isTranslation(locale, existing.translationKey))) {
    return existing.translationKey;
  }
  return findFreeKey(locale, slug);
}

async function getOriginalKey(slug: string): Promise<string | null> {
  const locale = defaultLocale;
  const select = { translationKey: true };
  const original =
    (await db().article.findFirst({ where: { locale, slug }, select })) ??
    (await db().article.findFirst({ where: { locale, formerSlugs: { some: { slug } } }, select }));
  return original?.translationKey ?? null;
}

async function isTranslation(locale: Locale, translationKey: string): Promise<boolean> {
  if (locale === defaultLocale) return false;
  return (await db().article.count({ where: { locale: defaultLocale, translationKey } })) > 0;
}

/** The default key may belong to an article that had this slug before. */
async function findFreeKey(locale: Locale, slug: string): Promise<string> {
  const key = getDefaultTranslationKey(locale, slug);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? key : `${key}/${number}`;
    const where = { locale, translationKey: candidate };
    if ((await db().article.count({ where })) === 0) return candidate;
  }
}
