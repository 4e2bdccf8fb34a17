import { readIfExists } from '@/lib/settings/read-if-exists';
import 'server-only';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { env } from '@/lib/settings/env';
import { identifyImage, storeOriginal } from './originals';
import { imageFormats, imageName, imageNamePattern, imageWidths, phoneWidths } from './variants';
import { writeFileAtomically } from './write-file-atomically';

// Resolved at each call: tests have a folder each.
const mediaDir = () => join(env().DATA_DIR, 'media');

/**
 * Stores a picture in every width and format that pages use.
 * @param original any format that sharp reads, SVG among them
 * @returns its address (from its content, so that an address never changes what it shows) and size in pixels
 */
export async function storeImage(
  original: Buffer,
): Promise<{ id: string; width: number; height: number }> {
  const { id, width, height } = await identifyImage(original);
  await mkdir(mediaDir(), { recursive: true });
  for (const variantWidth of imageWidths) {
    for (const format of imageFormats) {
      const path = join(mediaDir(), imageName(id, variantWidth, format));
      if (existsSync(path)) continue;
      const picture = sharp(original)
        .autoOrient()
        .resize({ width: variantWidth, withoutEnlargement: true });
      const encoded =
        format === 'avif'
          ? await encodeAvif(picture, variantWidth)
          : await picture.webp({ quality: 78 }).toBuffer();
      await writeFileAtomically(path, encoded);
    }
  }
  // Last: what cannot be read leaves nothing behind.
  await storeOriginal(id, original);
  return { id, width, height };
}

/** What a picture may weigh on a phone, encoded with little effort, before it is encoded coarser. */
const phoneBytes = 9900;

/** Effort costs seconds and saves a tenth of the bytes: spent on what phones load. */
async function encodeAvif(picture: Sharp, width: number): Promise<Buffer> {
  const encode = (quality: number, effort: number) =>
    picture.clone().avif({ quality, effort, chromaSubsampling: '4:2:0' }).toBuffer();
  const quick = await encode(45, 2);
  if (!phoneWidths.some((phoneWidth) => phoneWidth === width)) return quick;
  return encode(quick.length <= phoneBytes ? 45 : 24, 4);
}

/** A stored picture by the last part of its address, or null. */
export async function getImageFile(
  name: string,
): Promise<{ bytes: Buffer<ArrayBuffer>; type: string } | null> {
  const format = imageNamePattern.exec(name)?.[1];
  if (!format) return null;
  const bytes = await readIfExists(join(mediaDir(), name));
  return bytes && { bytes, type: `image/${format}` };
}
