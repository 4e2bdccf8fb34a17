import 'server-only';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type Locale, locales } from '@/lib/i18n/locales';
import { toDataUrl } from '@/lib/media/drawings';
import { deleteVariants } from '@/lib/media/images';
import { writeFileAtomically } from '@/lib/media/stored-files';
import { env } from '@/lib/settings/env';
import { readIfExists } from '@/lib/settings/read-if-exists';
import type { Article } from '../article';
import { typesetArticles } from '../typeset-articles';

const image = z.object({ id: z.string(), width: z.number(), height: z.number() });
const link = z.object({ slug: z.string(), name: z.string() });

/** DATA_DIR/previews/<locale>-<slug>.json: the text of a file that is not imported, for as long as its links work */
const storedPreview = z.object({
  expiresAt: z.coerce.date(),
  locale: z.enum(locales),
  article: z.object({
    slug: z.string(),
    title: z.string(),
    dek: z.string(),
    body: z.string(),
    featured: z.boolean(),
    publishedAt: z.coerce.date().nullable(),
    coverAlt: z.string(),
    coverCredit: z.string().nullable(),
    cover: image.extend({ drawnFrom: z.string().nullish() }),
    isCoverDrawn: z.boolean(),
    searchTitle: z.string().nullable().default(null),
    searchDescription: z.string().nullable().default(null),
    canonicalUrl: z.string().nullable().default(null),
    images: z.array(image),
    author: link,
    topics: z.array(link),
  }),
  /** The images that only previews show */
  ownImages: z.array(z.string()),
});
export type StoredPreview = z.output<typeof storedPreview>;

const folder = () => join(env().DATA_DIR, 'previews');
const pathOf = (name: string) => join(folder(), `${name}.json`);

/** The next preview of the same article replaces it. */
export async function writePreview(name: string, preview: StoredPreview): Promise<void> {
  await writeFileAtomically(pathOf(name), Buffer.from(JSON.stringify(preview)));
}

/** As it will look once it is published: a text without a date has that of today. */
export async function getPreviewFile(
  locale: Locale,
  name: string,
): Promise<{ article: Article; publishedAt: Date | null } | null> {
  const preview = await readPreview(name);
  if (preview?.locale !== locale) return null;
  const { publishedAt } = preview.article;
  const date = publishedAt ?? new Date();
  const { cover } = preview.article;
  const row = {
    ...preview.article,
    id: 0,
    publishedAt: date,
    updatedAt: date,
    cover: cover.drawnFrom ? { ...cover, url: toDataUrl(cover.drawnFrom) } : cover,
    translations: [],
  };
  const [article] = typesetArticles([row], locale);
  return article ? { article, publishedAt } : null;
}

export async function deleteExpiredPreviews(now: Date): Promise<void> {
  const files = await readdir(folder()).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));
  const previews = await Promise.all(
    names.map(async (name) => ({ name, preview: await readPreview(name) })),
  );
  const isExpired = ({ preview }: (typeof previews)[0]) => !preview || preview.expiresAt <= now;
  const listImages = (some: typeof previews) =>
    new Set(some.flatMap(({ preview }) => preview?.ownImages ?? []));
  const expired = previews.filter(isExpired);
  const used = listImages(previews.filter((one) => !isExpired(one)));
  // Images first: after a crash, the remaining file leads to the remaining images.
  for (const id of listImages(expired)) if (!used.has(id)) await deleteVariants(id);
  for (const { name } of expired) await rm(pathOf(name), { force: true });
}

/** Null also for one that another version of the site wrote. */
async function readPreview(name: string): Promise<StoredPreview | null> {
  const text = await readIfExists(pathOf(name));
  return text ? (storedPreview.safeParse(JSON.parse(String(text))).data ?? null) : null;
}
