import 'server-only';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { env } from '@/lib/settings/env';
import { writeFileAtomically } from './write-file-atomically';

const originalsDir = () => join(env().DATA_DIR, 'media/originals');

/** Formats as sharp names them, and how their files end; what it calls otherwise ends as it calls it. */
const endings: Record<string, string> = { jpeg: 'jpg', heif: 'avif' };
const possibleEndings = ['jpg', 'png', 'svg', 'webp', 'avif', 'gif', 'tiff'];

/** A picture's address and its size in pixels, without storing it. Throws where it is no picture. */
export async function identifyImage(
  original: Buffer,
): Promise<{ id: string; width: number; height: number }> {
  const id = createHash('sha256').update(original).digest('hex').slice(0, 16);
  // As it is seen: a phone's photograph may be stored on its side.
  const { width, height } = (await sharp(original).metadata()).autoOrient;
  return { id, width, height };
}

/** Keeps a picture as it came, for exports and sizes to come; it has no public address. */
export async function storeOriginal(id: string, original: Buffer): Promise<void> {
  const { format } = await sharp(original).metadata();
  const path = join(originalsDir(), `${id}.${endings[format] ?? format}`);
  if (existsSync(path)) return;
  await mkdir(originalsDir(), { recursive: true });
  await writeFileAtomically(path, original);
}

/** A stored picture as it came, and how its file should end; null where it came before originals were kept. */
export async function getOriginal(
  id: string,
): Promise<{ bytes: Buffer; extension: string } | null> {
  if (!/^[0-9a-f]{16}$/.test(id)) return null;
  for (const extension of possibleEndings) {
    const path = join(originalsDir(), `${id}.${extension}`);
    if (existsSync(path)) return { bytes: await readFile(path), extension };
  }
  return null;
}
