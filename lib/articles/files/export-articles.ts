import 'server-only';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawZellige } from '@/lib/covers/zellige';
import { defaultLocale, isLocale, type Locale, locales } from '@/lib/i18n/locales';
import { replaceSpans, scanMarkdown } from '@/lib/markdown/scan-markdown';
import { getImageFile } from '@/lib/media/images';
import { getOriginal } from '@/lib/media/originals';
import { imageName, imageWidths } from '@/lib/media/variants';
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

const articlesAtOnce = 100;
const include = {
  author: { select: { slug: true } },
  topics: { select: { name: true }, orderBy: { slug: 'asc' } },
  formerSlugs: { select: { slug: true }, orderBy: { slug: 'asc' } },
} satisfies Prisma.ArticleInclude;
type Row = Prisma.ArticleGetPayload<{ include: typeof include }>;

/**
 * Writes all that is published, scheduled or drafted as files that can be taken in again without loss:
 * `<language>/<slug>.md`, pictures in `<language>/<slug>/`, `authors/<slug>.yaml`.
 * @param only one language; else all
 */
export async function exportArticles(dir: string, only?: Locale): Promise<ExportSummary> {
  const exported: ExportSummary = { articles: 0, authors: 0, pictures: 0, missing: [] };
  for (const locale of only ? [only] : locales) {
    await mkdir(join(dir, locale), { recursive: true });
    for (let last = 0; ; ) {
      const rows = await db().article.findMany({
        where: { locale, id: { gt: last } },
        include,
        orderBy: { id: 'asc' },
        take: articlesAtOnce,
      });
      for (const row of rows) await exportArticle(row, dir, exported);
      last = rows.at(-1)?.id ?? 0;
      if (rows.length < articlesAtOnce) break;
    }
  }
  await mkdir(join(dir, 'authors'), { recursive: true });
  for (const { slug, name, biography, links } of await db().author.findMany()) {
    const profile = {
      name,
      biography: parseBiography(biography),
      links: parseAuthorLinks(links),
    };
    await writeFile(join(dir, 'authors', `${slug}.yaml`), formatAuthorFile(profile));
    exported.authors += 1;
  }
  return exported;
}

async function exportArticle(row: Row, dir: string, exported: ExportSummary): Promise<void> {
  const { slug, publishedAt, updatedAt } = row;
  const locale = isLocale(row.locale) ? row.locale : defaultLocale;
  const translationOf = await getOriginalSlug(row);
  const pictures = new Map<string, string>();
  const drawn = hash(drawZellige(translationOf ?? slug)) === row.coverId;
  const folder = join(dir, locale);
  if (!drawn) await exportPicture(row.coverId, 'cover', { slug, folder, pictures, exported });
  const scan = scanMarkdown(row.body).pictures;
  const ids = scan.flatMap(({ address }) => /^\/media\/([0-9a-f]{16})$/.exec(address)?.[1] ?? []);
  const others = [...new Set(ids)].filter((id) => drawn || id !== row.coverId);
  for (const [index, id] of others.entries()) {
    await exportPicture(id, String(index + 1), { slug, folder, pictures, exported });
  }
  const changes = scan.flatMap(({ address, destination }) => {
    const file = pictures.get(address.replace('/media/', ''));
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
    cover: drawn ? undefined : pictures.get(row.coverId),
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
  exported.articles += 1;
}

type PictureTarget = {
  slug: string;
  folder: string;
  pictures: Map<string, string>;
  exported: ExportSummary;
};

async function exportPicture(id: string, name: string, place: PictureTarget): Promise<void> {
  const { slug, folder, pictures, exported } = place;
  const picture = (await getOriginal(id)) ?? (await getWidest(id));
  if (!picture) {
    exported.missing.push(`${folder}/${slug}.md: ${id}`);
    return;
  }
  const file = `${slug}/${name}.${picture.extension}`;
  await mkdir(join(folder, slug), { recursive: true });
  await writeFile(join(folder, file), picture.bytes);
  pictures.set(id, file);
  exported.pictures += 1;
}

/** Of a picture that came before originals were kept, what there is of it. */
async function getWidest(id: string) {
  const widest = Math.max(...imageWidths);
  const file = await getImageFile(imageName(id, widest, 'webp'));
  return file && { bytes: file.bytes, extension: 'webp' };
}

async function getOriginalSlug({ locale, translationKey }: Row): Promise<string | undefined> {
  if (locale === defaultLocale) return undefined;
  const original = await db().article.findUnique({
    where: { translationKey_locale: { translationKey, locale: defaultLocale } },
    select: { slug: true },
  });
  return original?.slug;
}

function hash(drawing: string): string {
  return createHash('sha256').update(drawing).digest('hex').slice(0, 16);
}
