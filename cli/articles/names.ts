import { type ArticleRecord, getArticleRecord } from '@/lib/articles/records';
import { defaultLocale, isLocale, type Locale, locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';

export type Name = { locale: Locale; slug: string };

/** `mistral`, `en/mistral`: without a language, that of the option, else the site's first. */
export function parseName(text: string, locale: Locale = defaultLocale): Name {
  const [, prefix, slug = ''] = /^(?:([a-z]{2})\/)?(.*)$/.exec(text) ?? [];
  return { locale: isLocale(prefix) ? prefix : locale, slug };
}

export function showName({ locale, slug }: { locale: string; slug: string }): string {
  return `${locale}/${slug}`;
}

/** An article's public address. */
export function addressOf({ locale, slug }: { locale: string; slug: string }): string {
  return env().SITE_URL + pathTo(isLocale(locale) ? locale : defaultLocale, 'article', { slug });
}

/** @throws Error that names what there may be instead */
export async function findArticle(name: Name): Promise<ArticleRecord & Name> {
  const article = await getArticleRecord(name.locale, name.slug);
  if (article) return { ...article, ...name };
  const others = await Promise.all(locales.map((locale) => getArticleRecord(locale, name.slug)));
  const other = others.find((one) => one !== null);
  const instead = other ? `: did you mean ${showName(other)}?` : '; list names those there are.';
  throw new Error(`There is no article ${showName(name)}${instead}`);
}
