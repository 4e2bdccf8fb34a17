import 'server-only';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { env } from '@/lib/settings/env';
import { openImage } from './open-image';
import { identifyImage, storeOriginal } from './originals';
import { isStored, readStored, writeFileAtomically } from './stored-files';
import { imageFormats, imageName, imageNamePattern, imageWidths, phoneWidths } from './variants';

type ImageFile = { bytes: Buffer<ArrayBuffer>; type: string };

export const mediaPath = (name: string) => join(env().DATA_DIR, 'media', name);

/** Stores an image in every width and format that pages use; the id is a hash of its content. */
export async function storeImage(
  original: Buffer,
): Promise<{ id: string; width: number; height: number }> {
  const image = await identifyImage(original);
  await storeVariants(image.id, original);
  await storeOriginal(image.id, original);
  return image;
}

/** Thrown for an image that cannot be decoded */
export class UnreadableImageError extends Error {}

export async function storeVariants(id: string, original: Buffer): Promise<void> {
  const missing = imageWidths.flatMap((width) =>
    imageFormats
      .map((format) => ({ width, format, path: mediaPath(imageName(id, width, format)) }))
      .filter(({ path }) => !isStored(path)),
  );
  if (missing.length === 0) return;
  const fail = (cause: unknown) => {
    throw new UnreadableImageError('The image cannot be decoded.', { cause });
  };
  const open = await decodeOnce(original).catch(fail);
  for (const { width, format, path } of missing) {
    const image = open().resize({ width, withoutEnlargement: true });
    const encoding =
      format === 'avif' ? encodeAvif(image, width) : image.webp({ quality: 78 }).toBuffer();
    await writeFileAtomically(path, await encoding.catch(fail));
  }
}

export async function deleteVariants(id: string): Promise<void> {
  for (const width of imageWidths) {
    for (const format of imageFormats) {
      await rm(mediaPath(imageName(id, width, format)), { force: true });
    }
  }
}

const enoughWidth = 2 * Math.max(...imageWidths);

/** Each variant decodes the image anew: large ones, and AVIF, which is slow to decode, are reduced to pixels first. */
async function decodeOnce(original: Buffer): Promise<() => Sharp> {
  const image = openImage(original).autoOrient();
  const { format, autoOrient } = await image.metadata();
  if (format !== 'heif' && (format === 'svg' || autoOrient.width <= enoughWidth)) {
    return () => image.clone();
  }
  const { data, info } = await image
    .resize({ width: enoughWidth, withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return () => sharp(data, { raw: { width, height, channels } });
}

const maxPhoneBytes = 9900;

/** High effort costs seconds and saves a tenth of the bytes, so only the variants for phones get it. */
async function encodeAvif(image: Sharp, width: number): Promise<Buffer> {
  const encode = (quality: number, effort: number) =>
    image.clone().avif({ quality, effort, chromaSubsampling: '4:2:0' }).toBuffer();
  const draft = await encode(45, 2);
  if (!phoneWidths.some((phoneWidth) => phoneWidth === width)) return draft;
  return encode(draft.length <= maxPhoneBytes ? 45 : 24, 4);
}

export async function getImageFile(name: string): Promise<ImageFile | null> {
  const format = imageNamePattern.exec(name)?.[1];
  const bytes = format ? await readStored(mediaPath(name)) : null;
  return bytes && { bytes, type: `image/${format}` };
}

export async function getWidestVariant(
  id: string,
): Promise<{ bytes: Buffer<ArrayBuffer>; extension: string } | null> {
  const file = await getImageFile(imageName(id, Math.max(...imageWidths), 'webp'));
  return file && { bytes: file.bytes, extension: 'webp' };
}
