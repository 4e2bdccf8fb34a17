import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { publishArticle, renameArticle } from '@/lib/articles/commands';
import { exportArticles } from '@/lib/articles/files/export-articles';
import {
  type ArticleRecord,
  type ArticleStatus,
  getArticleRecord,
  getArticleStatus,
  listArticleRecords,
} from '@/lib/articles/records';
import { stamp } from '@/lib/i18n/dates';
import { formatMoment } from '@/lib/i18n/local-time';
import type { Locale } from '@/lib/i18n/locales';
import { slugify, slugPattern } from '@/lib/markdown/slug';
import { type Io, say, sinkOf } from '../io';
import { type Column, renderTable } from '../table';
import { addressOf, findArticle, parseName, showName } from './names';

// Each command says what it did and returns whether it did all that was asked.

type InLocale = { locale?: Locale };

export async function publish(text: string, { locale }: InLocale, io: Io): Promise<boolean> {
  const article = await findArticle(parseName(text, locale));
  if (getArticleStatus(article) === 'published') {
    say(io.stdout, `${showName(article)} is published already: ${addressOf(article)}`);
    return true;
  }
  const now = new Date();
  await publishArticle(article.locale, article.slug, now);
  say(io.stdout, `Published: ${addressOf(article)}`);
  say(io.stderr, `For its file: publishedAt: ${formatMoment(now)}`);
  return true;
}

export async function schedule(
  text: string,
  moment: Date,
  { locale }: InLocale,
  io: Io,
): Promise<boolean> {
  const article = await findArticle(parseName(text, locale));
  const wasPublished = getArticleStatus(article) === 'published';
  await publishArticle(article.locale, article.slug, moment);
  say(io.stdout, `Scheduled for ${stamp(moment)}: ${addressOf(article)}`);
  if (wasPublished) say(io.stderr, 'It was published: until then it answers 404.');
  say(io.stderr, `For its file: publishedAt: ${formatMoment(moment)}`);
  return true;
}

export async function unpublish(text: string, { locale }: InLocale, io: Io): Promise<boolean> {
  const article = await findArticle(parseName(text, locale));
  if (getArticleStatus(article) === 'draft') {
    say(io.stdout, `${showName(article)} is a draft already.`);
    return true;
  }
  await publishArticle(article.locale, article.slug, null);
  say(io.stdout, `A draft again: ${addressOf(article)} answers 404.`);
  say(io.stderr, 'Take publishedAt out of its file, else the next import publishes it again.');
  return true;
}

export async function rename(
  from: string,
  to: string,
  { locale }: InLocale,
  io: Io,
): Promise<boolean> {
  const article = await findArticle(parseName(from, locale));
  const name = parseName(to, article.locale);
  if (name.locale !== article.locale) {
    throw new Error(`${to}: to rename is no translation; it stays in ${article.locale}.`);
  }
  if (!slugPattern.test(name.slug)) {
    const example = slugify(name.slug) || 'mistral-ai';
    throw new Error(
      `${to}: a slug has lower-case letters without accents, digits and hyphens, as ${example}.`,
    );
  }
  if (name.slug === article.slug) throw new Error(`${showName(name)} has this name already.`);
  const taken = await getArticleRecord(name.locale, name.slug);
  if (taken) throw new Error(`${showName(name)} is another article: « ${taken.title} ».`);
  await renameArticle(name.locale, article.slug, name.slug);
  say(io.stdout, `Renamed: ${addressOf(article)} leads to ${addressOf(name)}`);
  say(io.stderr, `Rename its file too: ${showName(name)}.md with formerSlugs: [${article.slug}]`);
  return true;
}

export type ListOptions = InLocale & {
  drafts?: boolean;
  scheduled?: boolean;
  published?: boolean;
  json?: boolean;
};

const columns: Column<ArticleRecord>[] = [
  { title: 'STATUS', least: 9, read: getArticleStatus },
  { title: 'DATE', least: 16, read: ({ publishedAt }) => (publishedAt ? stamp(publishedAt) : '-') },
  { title: 'ARTICLE', least: 16, read: showName },
  { title: 'TITLE', least: 12, read: ({ title }) => title },
  { title: 'AUTHOR', least: 6, read: ({ author }) => author.slug },
  { title: 'TOPICS', least: 6, read: ({ topics }) => topics.map(({ name }) => name).join(', ') },
];

export async function list(options: ListOptions, io: Io): Promise<boolean> {
  const articles = await listArticleRecords(statusAsked(options), options.locale);
  if (options.json) {
    const records = articles.map((article) => ({
      ...article,
      status: getArticleStatus(article),
      address: addressOf(article),
      author: article.author.slug,
      topics: article.topics.map(({ name }) => name),
      formerSlugs: article.formerSlugs.map(({ slug }) => slug),
    }));
    await sinkOf(io.stdout)(`${JSON.stringify(records, null, 2)}\n`);
  } else if (articles.length === 0) {
    say(io.stderr, 'No articles.');
  } else {
    const width = io.stdout.isTTY ? (io.stdout.columns ?? 80) : undefined;
    say(io.stdout, renderTable(articles, columns, ['TOPICS', 'AUTHOR'], width));
  }
  return true;
}

function statusAsked({ drafts, scheduled, published }: ListOptions): ArticleStatus | undefined {
  if (drafts) return 'draft';
  if (scheduled) return 'scheduled';
  return published ? 'published' : undefined;
}

export type ExportOptions = InLocale & { force?: boolean };

export async function exportFolder(
  dir: string,
  { locale, force }: ExportOptions,
  io: Io,
): Promise<boolean> {
  if (!force && existsSync(dir) && readdirSync(dir).length > 0) {
    throw new Error(`${dir} is not empty: choose a new folder, or give --force to write into it.`);
  }
  const { articles, authors, pictures, missing } = await exportArticles(dir, locale);
  for (const what of missing) say(io.stderr, `There is no file of this picture: ${what}`);
  say(
    io.stdout,
    `Written to ${resolve(dir)}: articles ${articles}, authors ${authors}, pictures ${pictures}.`,
  );
  return missing.length === 0;
}
