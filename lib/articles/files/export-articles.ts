import 'server-only';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawZellige } from '@/lib/covers/zellige';
import { defaultLocale, type Locale, locales, toLocale } from '@/lib/i18n/locales';
import { getImageId } from '@/lib/markdown/pictures';
import { replaceSpans, scanMarkdown } from '@/lib/markdown/scan-markdown';
import { getWidestVariant } from '@/lib/media/images';
import { computeImageId, getOriginal } from '@/lib/media/originals';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import { parseAuthorLinks, parseBiography } from '../author-profile';
import { getDefaultTranslationKey } from '../translation-key';
import { formatAuthorFile } from './author-file';
import { formatArticleFile } from './format-article-file';

export type ExportSummary = {
  articles: number;
  authors: number;
  pictures: number;
  missing: string[];
};

const batchSize = 100;
const include = {
  author: { select: { slug: true } },
  topics: { select: { name: true }, orderBy: { slug: 'asc' } },
  formerSlugs: { select: { slug: true }, orderBy: { slug: 'asc' } },
} satisfies Prisma.ArticleInclude;
type Row = Prisma.ArticleGetPayload<{ include: typeof include }>;

/** Writes all articles, drafts included, as a folder that can be imported without loss; pictures go to `<language>/<slug>/`. */
export async function exportArticles(dir: string, only?: Locale): Promise<ExportSummary> {
  const summary: ExportSummary = { articles: 0, authors: 0, pictures: 0, missing: [] };
  for (const locale of only ? [only] : locales) {
    await mkdir(join(dir, locale), { recursive: true });
    for (let last = 0; ; ) {
      const rows = await db().article.findMany({
        where: { locale, id: { gt: last } },
        include,
        orderBy: { id: 'asc' },
        take: batchSize,
      });
      for (const row of rows) await exportArticle(row, dir, summary);
      last = rows.at(-1)?.id ?? 0;
      if (rows.length < batchSize) break;
    }
  }
  await mkdir(join(dir, 'authors'), { recursive: true });
  for (const { slug, name, biography, links } of await db().author.findMany()) {
    const text = formatAuthorFile({
      name,
      biography: parseBiography(biography),
      links: parseAuthorLinks(links),
    });
    await writeFile(join(dir, 'authors', `${slug}.yaml`), text);
    summary.authors += 1;
  }
  return summary;
}

async function exportArticle(row: Row, dir: string, summary: ExportSummary): Promise<void> {
  const { slug, publishedAt, updatedAt } = row;
  const locale = toLocale(row.locale);
  const translationOf = await getOriginalSlug(row);
  const pictures = new Map<string, string>();
  const isDrawn = computeImageId(drawZellige(translationOf ?? slug)) === row.coverId;
  const folder = join(dir, locale);
  if (!isDrawn) await exportPicture(row.coverId, 'cover', { slug, folder, pictures, summary });
  const { pictures: references } = scanMarkdown(row.body);
  const ids = references.flatMap(({ address }) => getImageId(address) ?? []);
  const others = [...new Set(ids)].filter((id) => isDrawn || id !== row.coverId);
  for (const [index, id] of others.entries()) {
    await exportPicture(id, String(index + 1), { slug, folder, pictures, summary });
  }
  const changes = references.flatMap(({ address, destination }) => {
    const file = pictures.get(getImageId(address) ?? '');
    return file ? [{ ...destination, text: file }] : [];
  });
  const text = formatArticleFile({
    title: row.title,
    dek: row.dek,
    author: row.author.slug,
    publishedAt: publishedAt ?? undefined,
    updatedAt: publishedAt && updatedAt > publishedAt ? updatedAt : undefined,
    featured: row.featured,
    topics: row.topics.map(({ name }) => name),
    cover: isDrawn ? undefined : pictures.get(row.coverId),
    coverAlt: row.coverAlt,
    coverCredit: row.coverCredit ?? undefined,
    translationOf,
    formerSlugs: row.formerSlugs.map((former) => former.slug),
    key:
      translationOf || row.translationKey === getDefaultTranslationKey(locale, slug)
        ? undefined
        : row.translationKey,
    body: replaceSpans(row.body, changes),
  });
  await writeFile(join(folder, `${slug}.md`), text);
  summary.articles += 1;
}

type PictureTarget = {
  slug: string;
  folder: string;
  pictures: Map<string, string>;
  summary: ExportSummary;
};

async function exportPicture(
  id: string,
  name: string,
  { slug, folder, pictures, summary }: PictureTarget,
): Promise<void> {
  const picture = (await getOriginal(id)) ?? (await getWidestVariant(id));
  if (!picture) {
    summary.missing.push(`${folder}/${slug}.md: ${id}`);
    return;
  }
  const file = `${slug}/${name}.${picture.extension}`;
  await mkdir(join(folder, slug), { recursive: true });
  await writeFile(join(folder, file), picture.bytes);
  pictures.set(id, file);
  summary.pictures += 1;
}

async function getOriginalSlug({ locale, translationKey }: Row): Promise<string | undefined> {
  if (locale === defaultLocale) return undefined;
  const original = await db().article.findUnique({
    where: { translationKey_locale: { translationKey, locale: defaultLocale } },
    select: { slug: true },
  });
  return original?.slug;
}
