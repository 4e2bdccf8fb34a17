import 'server-only';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getArticle, getCurrentSlug } from '@/lib/articles/queries';
import type { Locale } from '@/lib/i18n/locales';
import { readOrCreate } from '@/lib/media/stored-files';
import { env } from '@/lib/settings/env';
import { drawShareImage } from './draw-share-image';
import {
  articleShareImage,
  hashShareImage,
  pathToShareImage,
  type ShareImage,
  siteShareImage,
} from './share-image';

type ShareImageFile = { bytes: Buffer<ArrayBuffer> } | { movedTo: string };

const shareDir = () => join(env().DATA_DIR, 'media/share');
const namePattern = /^(?:(.+)-)?([0-9a-f]{16})\.jpg$/;

/**
 * The picture that stands for a page where a link to it is shared, by the last part of its address; made when it is
 * first asked for. An address from before a change leads to the present one; null where there is no such page.
 */
export async function getShareImageFile(
  locale: Locale,
  name: string,
): Promise<ShareImageFile | null> {
  const [, slug, hash] = namePattern.exec(name) ?? [];
  if (!hash) return null;
  if (!slug) return keep(siteShareImage(locale), `site-${locale}`, hash, pathToShareImage(locale));
  const article = await getShared(locale, slug);
  if (!article) return null;
  return keep(
    articleShareImage(locale, article),
    String(article.id),
    hash,
    pathToShareImage(locale, article),
  );
}

async function getShared(locale: Locale, slug: string) {
  const article = await getArticle(locale, slug);
  if (article) return article;
  const renamed = await getCurrentSlug(locale, slug);
  return renamed ? getArticle(locale, renamed) : null;
}

/** @param key tells whose picture it is, whatever it shows: of each only the present one is kept */
async function keep(
  image: ShareImage,
  key: string,
  hash: string,
  path: string,
): Promise<ShareImageFile | null> {
  if (hash !== hashShareImage(image)) return { movedTo: path };
  const name = `${key}-${hash}.jpg`;
  const bytes = await readOrCreate(join(shareDir(), name), async () => {
    await removeFormer(key, name);
    return drawShareImage(image);
  });
  return bytes && { bytes };
}

async function removeFormer(key: string, name: string): Promise<void> {
  const names = await readdir(shareDir()).catch(() => []);
  const former = names.filter((other) => namePattern.exec(other)?.[1] === key && other !== name);
  await Promise.all(former.map((other) => rm(join(shareDir(), other), { force: true })));
}
