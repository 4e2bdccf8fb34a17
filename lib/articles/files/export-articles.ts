import 'server-only';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultLocale, type Locale, locales, toLocale } from '@/lib/i18n/locales';
import { getDefaultTranslationKey } from '@/lib/i18n/translation-key';
import { exportPicture, exportPictures, type PictureExport } from '@/lib/markdown/text-pictures';
import { describeDrawing } from '@/lib/media/drawings';
import { db } from '@/lib/store/db';
import type { Author, Prisma } from '@/prisma/client/client';
import { parseAuthorLinks, parseBiography, parseRole } from '../author-profile';
import { whereKept } from '../bin';
import { formatAuthorFile } from './author-file';
import { formatArticleFile } from './format-article-file';

export type ExportSummary = PictureExport & { articles: number; authors: number };

const batchSize = 100;
const include = {
  author: { select: { slug: true } },
  cover: { select: { drawnFrom: true } },
  topics: { select: { name: true }, orderBy: { slug: 'asc' } },
  formerSlugs: { select: { slug: true }, orderBy: { slug: 'asc' } },
} satisfies Prisma.ArticleInclude;
type Row = Prisma.ArticleGetPayload<{ include: typeof include }>;

/** Writes all articles but those in the bin, drafts included, as a folder that can be imported without loss; pictures go to `<language>/<slug>/`. */
export async function exportArticles(dir: string, only?: Locale): Promise<ExportSummary> {
  const summary: ExportSummary = { articles: 0, authors: 0, pictures: 0, missing: [] };
  for (const locale of only ? [only] : locales) {
    for (let last = 0; ; ) {
      const rows = await db().article.findMany({
        where: { locale, id: { gt: last }, ...whereKept },
        include,
        orderBy: { id: 'asc' },
        take: batchSize,
      });
      if (rows.length > 0) await mkdir(join(dir, locale), { recursive: true });
      for (const row of rows) await exportArticle(row, dir, summary);
      last = rows.at(-1)?.id ?? 0;
      if (rows.length < batchSize) break;
    }
  }
  await mkdir(join(dir, 'authors'), { recursive: true });
  for (const author of await db().author.findMany()) await exportAuthor(author, dir, summary);
  return summary;
}

async function exportAuthor(row: Author, dir: string, summary: ExportSummary): Promise<void> {
  const { slug, name, role, biography, links, photoId } = row;
  const folder = join(dir, 'authors');
  const file = `${slug}.yaml`;
  const photo = photoId && (await exportPicture(photoId, slug, { folder, file, summary }));
  const text = formatAuthorFile({
    name,
    role: parseRole(role),
    ...(photo && { photo }),
    biography: parseBiography(biography),
    links: parseAuthorLinks(links),
  });
  await writeFile(join(folder, file), text);
  summary.authors += 1;
}

async function exportArticle(row: Row, dir: string, summary: ExportSummary): Promise<void> {
  const { slug, publishedAt, updatedAt } = row;
  const locale = toLocale(row.locale);
  const translationOf = await getOriginalSlug(row);
  const { drawnFrom } = row.cover;
  const isDrawnFromSlug = describeDrawing(translationOf ?? slug).id === row.coverId;
  const isDrawn = isDrawnFromSlug || drawnFrom !== null;
  const folder = join(dir, locale);
  const { names, body } = await exportPictures(
    { folder, slug, body: row.body, ...(!isDrawn && { cover: row.coverId }) },
    summary,
  );
  const text = formatArticleFile({
    title: row.title,
    dek: row.dek,
    author: row.author.slug,
    publishedAt: publishedAt ?? undefined,
    updatedAt: publishedAt && updatedAt > publishedAt ? updatedAt : undefined,
    featured: row.featured,
    topics: row.topics.map(({ name }) => name),
    cover: isDrawn ? undefined : names.get(row.coverId),
    drawnFrom: isDrawnFromSlug ? undefined : (drawnFrom ?? undefined),
    coverAlt: row.coverAlt,
    coverCredit: row.coverCredit ?? undefined,
    searchTitle: row.searchTitle ?? undefined,
    searchDescription: row.searchDescription ?? undefined,
    canonicalUrl: row.canonicalUrl ?? undefined,
    translationOf,
    formerSlugs: row.formerSlugs.map((former) => former.slug),
    key:
      translationOf || row.translationKey === getDefaultTranslationKey(locale, slug)
        ? undefined
        : row.translationKey,
    body,
  });
  await writeFile(join(folder, `${slug}.md`), text);
  summary.articles += 1;
}

async function getOriginalSlug({ locale, translationKey }: Row): Promise<string | undefined> {
  if (locale === defaultLocale) return undefined;
  const original = await db().article.findUnique({
    where: { translationKey_locale: { translationKey, locale: defaultLocale }, ...whereKept },
    select: { slug: true },
  });
  return original?.slug;
}
