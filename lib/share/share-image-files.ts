import 'server-only';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getArticle, getCurrentSlug } from '@/lib/articles/queries';
import type { Locale } from '@/lib/i18n/locales';
import { createFailureLog } from '@/lib/log';
import { encodeOnce } from '@/lib/media/encode-once';
import { formatFocus, getFocus } from '@/lib/media/focus';
import { computeImageId } from '@/lib/media/originals';
import { readStored } from '@/lib/media/stored-files';
import { env } from '@/lib/settings/env';
import { drawShareImage } from './draw-share-image';
import { articleShareImage, hashShareImage, pathToShareImage, siteShareImage } from './share-image';

type ShareImageFile = { bytes: Buffer<ArrayBuffer> } | { movedTo: string };

const shareDir = () => join(env().DATA_DIR, 'media/share');
const namePattern = /^(?:(.+)-)?([0-9a-f]{16})\.jpg$/;

const cleanupLog = createFailureLog('share-images', 'Outdated share images could not be deleted.');

/** An outdated name gives the current path, an unknown one null. The image is created on first request. @throws EncodingBusyError */
export async function getShareImageFile(
  locale: Locale,
  name: string,
): Promise<ShareImageFile | null> {
  const [, slug, hash] = namePattern.exec(name) ?? [];
  if (!hash) return null;
  const article = slug ? await findArticle(locale, slug) : undefined;
  if (article === null) return null;
  const image = article ? articleShareImage(locale, article) : siteShareImage(locale);
  if (hash !== hashShareImage(image)) return { movedTo: pathToShareImage(locale, article) };
  const key = article ? String(article.id) : `site-${locale}`;
  const focus = image.coverId ? formatFocus(await getFocus(image.coverId)) : '';
  const fileName = `${key}-${focus ? computeImageId(hash + focus) : hash}.jpg`;
  const path = join(shareDir(), fileName);
  const draw = async () => {
    await deleteOutdatedFiles(key, fileName);
    return drawShareImage(image);
  };
  const bytes = (await readStored(path)) ?? (await encodeOnce(path, draw));
  return bytes && { bytes };
}

async function findArticle(locale: Locale, slug: string) {
  const article = await getArticle(locale, slug);
  if (article) return article;
  const currentSlug = await getCurrentSlug(locale, slug);
  return currentSlug ? getArticle(locale, currentSlug) : null;
}

async function deleteOutdatedFiles(key: string, current: string): Promise<void> {
  try {
    await mkdir(shareDir(), { recursive: true });
    const names = await readdir(shareDir());
    const outdated = names.filter(
      (name) => namePattern.exec(name)?.[1] === key && name !== current,
    );
    await Promise.all(outdated.map((name) => rm(join(shareDir(), name), { force: true })));
    cleanupLog.succeeded();
  } catch (error) {
    cleanupLog.failed(error);
  }
}
