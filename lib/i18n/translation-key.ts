import { defaultLocale, type Locale } from './locales';

type Translatable = { locale: Locale; slug: string; key?: string; translationOf?: string };

/** How a noun finds the keys of its stored texts */
export type StoredKeys = {
  /** The key of the text with this slug, current or former, in the default language */
  getOriginalKey(slug: string): Promise<string | null>;
  hasKey(locale: Locale, translationKey: string): Promise<boolean>;
};

export function getDefaultTranslationKey(locale: Locale, slug: string): string {
  return locale === defaultLocale ? slug : `${locale}/${slug}`;
}

/** The key that a text shares with its translations and keeps when it is renamed. */
export async function findTranslationKey(
  { key, translationOf, locale, slug }: Translatable,
  existing: { translationKey: string } | null,
  stored: StoredKeys,
): Promise<string> {
  if (key) return key;
  if (translationOf) return (await stored.getOriginalKey(translationOf)) ?? translationOf;
  const isTranslation =
    existing &&
    locale !== defaultLocale &&
    (await stored.hasKey(defaultLocale, existing.translationKey));
  if (existing && !isTranslation) return existing.translationKey;
  return findFreeKey(locale, slug, stored);
}

/** The default key may belong to a text that had this slug before. */
async function findFreeKey(locale: Locale, slug: string, stored: StoredKeys): Promise<string> {
  const key = getDefaultTranslationKey(locale, slug);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? key : `${key}/${number}`;
    if (!(await stored.hasKey(locale, candidate))) return candidate;
  }
}
