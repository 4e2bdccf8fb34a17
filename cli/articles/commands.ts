import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { deleteArticle, describeInBin, emptiedAt, restoreArticle } from '@/lib/articles/bin';
import { publishArticle, renameArticle } from '@/lib/articles/commands';
import {
  type ArticleRecord,
  type ArticleStatus,
  getArticleRecord,
  getArticleStatus,
  listArticleRecords,
} from '@/lib/articles/records';
import { describeShift, listShiftedArticles } from '@/lib/articles/shifted-articles';
import { formatExactDateTime, formatTimestamp } from '@/lib/i18n/dates';
import { formatCount } from '@/lib/i18n/format-count';
import type { Locale } from '@/lib/i18n/locales';
import { createWriter, getTerminalWidth, type Io, reportFailure, writeErr, writeOut } from '../io';
import { type Column, renderTable } from '../table';
import {
  articleUrl,
  describeArticle,
  formatArticleName,
  parseArticleName,
  requireArticle,
  requireSlug,
} from './article-names';
import { isPageName, listPages, renamePageTo } from './pages';

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

export type ListOptions = LocaleOption & {
  drafts?: boolean;
  scheduled?: boolean;
  published?: boolean;
  bin?: boolean;
  pages?: boolean;
  json?: boolean;
};

const columns: Column<ArticleRecord>[] = [
  { title: 'STATUS', minWidth: 9, read: getArticleStatus },
  {
    title: 'DATE',
    minWidth: 16,
    read: ({ publishedAt, deletedAt }) => {
      const date = deletedAt ?? publishedAt;
      return date ? formatTimestamp(date) : '-';
    },
  },
  { title: 'ARTICLE', minWidth: 16, read: formatArticleName },
  { title: 'TITLE', minWidth: 12, read: ({ title }) => title },
  { title: 'AUTHOR', minWidth: 6, read: ({ author }) => author.slug },
  { title: 'TOPICS', minWidth: 6, read: ({ topics }) => topics.map(({ name }) => name).join(', ') },
];

export async function list(options: ListOptions, io: Io): Promise<void> {
  if (options.pages) return listPages(options, io);
  const articles = await listArticleRecords(statusFromOptions(options), options.locale);
  if (options.json) {
    const records = articles.map((article) => ({
      ...article,
      status: getArticleStatus(article),
      address: articleUrl(article),
      author: article.author.slug,
      topics: article.topics.map(({ name }) => name),
      formerSlugs: article.formerSlugs.map(({ slug }) => slug),
    }));
    await createWriter(io.stdout)(`${JSON.stringify(records, null, 2)}\n`);
  } else if (articles.length === 0) {
    writeErr(io, 'No articles.');
  } else {
    writeOut(io, renderTable(articles, columns, ['TOPICS', 'AUTHOR'], getTerminalWidth(io)));
  }
  for (const article of await listShiftedArticles()) writeErr(io, describeShift(article));
}

function statusFromOptions({
  drafts,
  scheduled,
  published,
  bin,
}: ListOptions): ArticleStatus | undefined {
  if (drafts) return 'draft';
  if (scheduled) return 'scheduled';
  if (bin) return 'deleted';
  return published ? 'published' : undefined;
}

export type ExportOptions = LocaleOption & { force?: boolean };

export async function exportFolder(
  dir: string,
  { locale, force }: ExportOptions,
  io: Io,
): Promise<void> {
  if (!force && existsSync(dir) && readdirSync(dir).length > 0) {
    throw new Error(`${dir} is not empty. Choose another folder, or use --force to write into it.`);
  }
  const { exportContent } = await import('@/lib/imports/content');
  const { articles, pages, authors, pictures, missing } = await exportContent(dir, locale);
  for (const picture of missing)
    reportFailure(io, `The file of this picture is missing: ${picture}`);
  const counts = [
    formatCount(articles, 'article'),
    formatCount(pages, 'page'),
    formatCount(authors, 'author'),
    formatCount(pictures, 'picture'),
  ];
  writeOut(io, `Exported to ${resolve(dir)}: ${counts.join(', ')}.`);
}
