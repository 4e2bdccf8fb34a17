import 'server-only';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { env } from '@/lib/env';
import { identifyImage, keepOriginal } from './originals';
import { imageFormats, imageName, imageNamePattern, imageWidths } from './variants';
import { writeWhole } from './write-whole';

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
        format === 'avif' ? picture.avif(avifOptions(variantWidth)) : picture.webp({ quality: 78 });
      await writeWhole(path, await encoded.toBuffer());
    }
  }
  // Last: what cannot be read leaves nothing behind.
  await keepOriginal(id, original);
  return { id, width, height };
}

/** Effort costs seconds and saves a quarter of the bytes: spent on what phones load. */
function avifOptions(width: number) {
  return { quality: 45, chromaSubsampling: '4:2:0', effort: width <= 800 ? 4 : 2 };
}

/** A stored picture by the last part of its address, or null. */
export async function getImageFile(
  name: string,
): Promise<{ bytes: Buffer<ArrayBuffer>; type: string } | null> {
  const format = imageNamePattern.exec(name)?.[1];
  if (!format) return null;
  try {
    return { bytes: await readFile(join(mediaDir(), name)), type: `image/${format}` };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
