import 'server-only';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { env } from '@/lib/settings/env';
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

export async function storeVariants(id: string, original: Buffer): Promise<void> {
  for (const variantWidth of imageWidths) {
    for (const format of imageFormats) {
      const path = mediaPath(imageName(id, variantWidth, format));
      if (isStored(path)) continue;
      const image = sharp(original)
        .autoOrient()
        .resize({ width: variantWidth, withoutEnlargement: true });
      const encoded =
        format === 'avif'
          ? await encodeAvif(image, variantWidth)
          : await image.webp({ quality: 78 }).toBuffer();
      await writeFileAtomically(path, encoded);
    }
  }
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
