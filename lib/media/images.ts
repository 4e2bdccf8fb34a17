import 'server-only';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { env } from '@/lib/settings/env';
import { getDrawing } from './drawings';
import { encodeOnce } from './encode-once';
import { noteWhetherMissing } from './missing-pictures';
import { openImage } from './open-image';
import { identifyImage, storeOriginal } from './originals';
import { type Bytes, isStored, readStored, writeFileAtomically } from './stored-files';
import {
  type ImageFormat,
  imageFormats,
  imageName,
  imageNamePattern,
  imageWidths,
  phoneWidths,
} from './variants';

type ImageFile = { bytes: Bytes; type: string };
type Variant = { width: number; format: ImageFormat };

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
    const bytes = await encodeVariant(open(), { width, format }).catch(fail);
    await writeFileAtomically(path, bytes);
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

function encodeVariant(image: Sharp, { width, format }: Variant): Promise<Bytes> {
  const resized = image.resize({ width, withoutEnlargement: true });
  return format === 'avif' ? encodeAvif(resized, width) : resized.webp({ quality: 78 }).toBuffer();
}

const maxPhoneBytes = 9900;

/** High effort costs seconds and saves a tenth of the bytes, so only the variants for phones get it. */
async function encodeAvif(image: Sharp, width: number): Promise<Bytes> {
  const encode = (quality: number, effort: number) =>
    image.clone().avif({ quality, effort, chromaSubsampling: '4:2:0' }).toBuffer();
  const draft = await encode(45, 2);
  if (!phoneWidths.some((phoneWidth) => phoneWidth === width)) return draft;
  return encode(draft.length <= maxPhoneBytes ? 45 : 24, 4);
}

/** A variant of a drawing is encoded when it is first asked for. @throws EncodingBusyError */
export async function getImageFile(name: string): Promise<ImageFile | null> {
  const [, id, width, format] = imageNamePattern.exec(name) ?? [];
  if (!id || !imageWidths.some((one) => one === Number(width))) return null;
  const bytes =
    (await readStored(mediaPath(name))) ??
    (await encodeDrawing(id, { width: Number(width), format: format as ImageFormat }));
  await noteWhetherMissing(id, bytes === null);
  return bytes && { bytes, type: `image/${format}` };
}

async function encodeDrawing(id: string, variant: Variant): Promise<Bytes | null> {
  const { width, format } = variant;
  const drawing = await getDrawing(id);
  const path = mediaPath(imageName(id, width, format));
  return drawing && encodeOnce(path, () => encodeVariant(openImage(drawing), variant));
}

const widestPath = (id: string) => mediaPath(imageName(id, Math.max(...imageWidths), 'webp'));

export function hasWidestVariant(id: string): boolean {
  return isStored(widestPath(id));
}

export async function getWidestVariant(
  id: string,
): Promise<{ bytes: Bytes; extension: string } | null> {
  const bytes = await readStored(widestPath(id));
  return bytes && { bytes, extension: 'webp' };
}
