import 'server-only';
import { createHash } from 'node:crypto';
import { rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from '@/lib/settings/env';
import { isStored, readStored, writeFileAtomically } from './stored-files';

type ImageSize = { id: string; width: number; height: number };

const originalPath = (id: string, extension: string) =>
  join(env().DATA_DIR, 'media/originals', `${id}.${extension}`);

const extensionsOfFormats: Record<string, string> = { jpeg: 'jpg', heif: 'avif' };
const possibleExtensions = ['jpg', 'png', 'svg', 'webp', 'avif', 'gif', 'tiff'];

export function computeImageId(original: Buffer | string): string {
  return createHash('sha256').update(original).digest('hex').slice(0, 16);
}

/** The size is that after EXIF rotation; throws if it is not an image. */
export async function identifyImage(original: Buffer): Promise<ImageSize> {
  const { width, height } = (await readMetadata(original)).autoOrient;
  return { id: computeImageId(original), width, height };
}

/** Programs that only need ids start faster without sharp. */
async function readMetadata(original: Buffer) {
  const { default: sharp } = await import('sharp');
  return sharp(original).metadata();
}

export async function storeOriginal(id: string, original: Buffer): Promise<void> {
  const { format } = await readMetadata(original);
  const path = originalPath(id, extensionsOfFormats[format] ?? format);
  if (!isStored(path)) await writeFileAtomically(path, original);
}

export async function getOriginal(
  id: string,
): Promise<{ bytes: Buffer; extension: string } | null> {
  if (!/^[0-9a-f]{16}$/.test(id)) return null;
  for (const extension of possibleExtensions) {
    const bytes = await readStored(originalPath(id, extension));
    if (bytes) return { bytes, extension };
  }
  return null;
}

export async function deleteOriginal(id: string): Promise<void> {
  for (const extension of possibleExtensions)
    await rm(originalPath(id, extension), { force: true });
}

export function hasOriginal(id: string): boolean {
  return findOriginal(id) !== undefined;
}

/** The file's modification time says when something last named the image, see lib/uploads/sweep.ts. */
export async function noteUse(id: string, now: Date): Promise<void> {
  const path = findOriginal(id);
  if (path) await utimes(path, now, now);
}

/** Null if there is no original */
export async function getLastUse(id: string): Promise<Date | null> {
  const path = findOriginal(id);
  return path ? (await stat(path)).mtime : null;
}

function findOriginal(id: string): string | undefined {
  return possibleExtensions.map((extension) => originalPath(id, extension)).find(isStored);
}
