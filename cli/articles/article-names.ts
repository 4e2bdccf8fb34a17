import { describeInBin } from '@/lib/articles/bin';
import { type ArticleRecord, getArticleRecord, getArticleStatus } from '@/lib/articles/records';
import { formatTimestamp } from '@/lib/i18n/dates';
import { defaultLocale, isLocale, type Locale, locales, toLocale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { slugify, slugPattern } from '@/lib/markdown/slug';
import { env } from '@/lib/settings/env';

export type ArticleName = { locale: Locale; slug: string };

export function parseArticleName(text: string, locale: Locale = defaultLocale): ArticleName {
  const [, prefix, slug = ''] = /^(?:([a-z]{2})\/)?(.*)$/.exec(text) ?? [];
  return { locale: isLocale(prefix) ? prefix : locale, slug };
}

export function formatArticleName({ locale, slug }: { locale: string; slug: string }): string {
  return `${locale}/${slug}`;
}

export function articleUrl({ locale, slug }: { locale: string; slug: string }): string {
  return env().SITE_URL + pathTo(toLocale(locale), 'article', { slug });
}

type Described = Parameters<typeof getArticleStatus>[0] & { locale: string; slug: string };

export function describeArticle(article: Described): string {
  const { publishedAt } = article;
  return {
    draft: `${formatArticleName(article)} (draft)`,
    scheduled: `${articleUrl(article)} (scheduled for ${publishedAt && formatTimestamp(publishedAt)})`,
    published: articleUrl(article),
    deleted: `${formatArticleName(article)} (in the bin)`,
  }[getArticleStatus(article)];
}

export async function requireArticle(
  text: string,
  locale?: Locale,
  options: { inBin?: boolean } = {},
): Promise<ArticleRecord & ArticleName> {
  const name = parseArticleName(text, locale);
  const article = await getArticleRecord(name.locale, name.slug);
  if (article?.deletedAt && !options.inBin) throw new Error(`${describeInBin(article)}.`);
  if (article) return { ...article, ...name };
  const others = await Promise.all(locales.map((each) => getArticleRecord(each, name.slug)));
  const other = others.find((one) => one !== null);
  const hint = other
    ? `Did you mean ${formatArticleName(other)}?`
    : 'Run "npm run articles -- list" to see all articles.';
  throw new Error(`There is no article ${formatArticleName(name)}. ${hint}`);
}

/** @param text what was typed */
export function requireSlug(slug: string, text: string, example: string): void {
  if (slugPattern.test(slug)) return;
  throw new Error(
    `Invalid slug "${text}". Use lower-case letters without accents, digits and hyphens, e.g. ${slugify(slug) || example}.`,
  );
}
