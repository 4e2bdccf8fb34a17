import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { deleteArticle, describeInBin, emptiedAt, restoreArticle } from '@/lib/articles/bin';
import { publishArticle, renameArticle } from '@/lib/articles/commands';
import { getArticleRecord, getArticleStatus } from '@/lib/articles/records';
import { formatExactDateTime, formatTimestamp } from '@/lib/i18n/dates';
import { formatCount } from '@/lib/i18n/format-count';
import type { Locale } from '@/lib/i18n/locales';
import { type Io, reportFailure, writeErr, writeOut } from '../io';
import {
  articleUrl,
  describeArticle,
  formatArticleName,
  parseArticleName,
  requireArticle,
  requireSlug,
} from './article-names';
import { isPageName, renamePageTo } from './pages';

type LocaleOption = { locale?: Locale };

export async function publish(text: string, { locale }: LocaleOption, io: Io): Promise<void> {
  const article = await requireArticle(text, locale);
  if (getArticleStatus(article) === 'published') {
    writeOut(io, `${formatArticleName(article)} is already published: ${articleUrl(article)}`);
    return;
  }
  const now = new Date();
  await publishArticle(article.locale, article.slug, now);
  writeOut(io, `Published: ${articleUrl(article)}`);
  writeErr(io, `Set in its file: publishedAt: ${formatExactDateTime(now)}`);
}

export async function schedule(
  text: string,
  date: Date,
  { locale }: LocaleOption,
  io: Io,
): Promise<void> {
  const article = await requireArticle(text, locale);
  const wasPublished = getArticleStatus(article) === 'published';
  await publishArticle(article.locale, article.slug, date);
  writeOut(io, `Scheduled for ${formatTimestamp(date)}: ${articleUrl(article)}`);
  if (wasPublished) writeErr(io, 'It was published before: its URL answers 404 until then.');
  writeErr(io, `Set in its file: publishedAt: ${formatExactDateTime(date)}`);
}

export async function unpublish(text: string, { locale }: LocaleOption, io: Io): Promise<void> {
  const article = await requireArticle(text, locale);
  if (getArticleStatus(article) === 'draft') {
    writeOut(io, `${formatArticleName(article)} is already a draft.`);
    return;
  }
  await publishArticle(article.locale, article.slug, null);
  writeOut(io, `Unpublished: ${articleUrl(article)} now answers 404.`);
  writeErr(io, 'Remove publishedAt from its file, or the next import will publish it again.');
}

export async function remove(text: string, { locale }: LocaleOption, io: Io): Promise<void> {
  const article = await requireArticle(text, locale);
  const now = new Date();
  await deleteArticle(article.id, now);
  const end = formatTimestamp(emptiedAt(now)).slice(0, 10);
  writeOut(io, `In the bin until ${end}: ${articleUrl(article)} now answers 410.`);
  writeErr(
    io,
    `Remove its file, or the next import is refused. To take it out: npm run articles -- restore ${formatArticleName(article)}`,
  );
}

export async function restore(text: string, { locale }: LocaleOption, io: Io): Promise<void> {
  const { id, ...name } = await requireArticle(text, locale, { inBin: true });
  if (!(await restoreArticle(id))) {
    throw new Error(`${formatArticleName(name)} is not in the bin.`);
  }
  const article = await requireArticle(text, locale);
  writeOut(io, `Restored: ${describeArticle(article)}`);
}

export async function rename(
  from: string,
  to: string,
  { locale }: LocaleOption,
  io: Io,
): Promise<void> {
  if (isPageName(from)) return renamePageTo(from, to, { ...(locale && { locale }) }, io);
  const article = await requireArticle(from, locale);
  const name = parseArticleName(to, article.locale);
  if (name.locale !== article.locale) {
    throw new Error(
      `Cannot rename to ${to}: the article is in ${article.locale}, and its language cannot change.`,
    );
  }
  requireSlug(name.slug, to, 'mistral-ai');
  if (name.slug === article.slug) throw new Error(`The article already has the slug ${name.slug}.`);
  const taken = await getArticleRecord(name.locale, name.slug);
  if (taken?.deletedAt) throw new Error(`${describeInBin(taken)}. Or choose another slug.`);
  if (taken)
    throw new Error(
      `${formatArticleName(name)} is another article: "${taken.title}". Choose another slug.`,
    );
  await renameArticle(name.locale, article.slug, name.slug);
  writeOut(io, `Renamed: ${articleUrl(article)} redirects to ${articleUrl(name)}`);
  writeErr(
    io,
    `Rename its file to ${formatArticleName(name)}.md and add formerSlugs: [${article.slug}]`,
  );
}

export type ExportOptions = LocaleOption & { force?: boolean; drafts?: boolean };

export async function exportFolder(
  dir: string,
  { locale, force, drafts: withDrafts }: ExportOptions,
  io: Io,
): Promise<void> {
  if (!force && existsSync(dir) && readdirSync(dir).length > 0) {
    throw new Error(`${dir} is not empty. Choose another folder, or use --force to write into it.`);
  }
  const { exportContent } = await import('@/lib/imports/content');
  const exported = await exportContent(dir, { only: locale, withDrafts });
  const { articles, drafts, pages, authors, pictures, redirects, missing } = exported;
  for (const picture of missing)
    reportFailure(io, `The file of this picture is missing: ${picture}`);
  const counts = [
    formatCount(articles, 'article'),
    ...(drafts > 0 ? [formatCount(drafts, 'draft')] : []),
    formatCount(pages, 'page'),
    formatCount(authors, 'author'),
    formatCount(pictures, 'picture'),
    ...(redirects > 0 ? [formatCount(redirects, 'redirect')] : []),
  ];
  writeOut(io, `Exported to ${resolve(dir)}: ${counts.join(', ')}.`);
}
