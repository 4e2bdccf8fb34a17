import 'server-only';
import { join } from 'node:path';
import sharp from 'sharp';
import { env } from '@/lib/settings/env';
import { readIfExists } from '@/lib/settings/read-if-exists';
import { readOrCreate } from './generated-files';
import { getOriginal } from './originals';
import { type Crop, cropNamePattern, cropSizes, imageName, imageWidths } from './variants';

const mediaDir = () => join(env().DATA_DIR, 'media');

/**
 * A picture cut to one of the shapes that search engines and networks ask for, by the last part of its address; made
 * when it is first asked for. Null where there is no such picture.
 */
export async function getCropFile(
  name: string,
): Promise<{ bytes: Buffer<ArrayBuffer>; type: string } | null> {
  const [, id, crop] = cropNamePattern.exec(name) ?? [];
  if (!id || !crop) return null;
  const bytes = await readOrCreate(join(mediaDir(), name), async () => {
    const original = await getOriginal(id);
    const source = original?.bytes ?? (await readWidest(id));
    return source && cut(source, crop as Crop);
  });
  return bytes && { bytes, type: 'image/jpeg' };
}

/** A picture to draw with: as it came where it is a drawing, else the widest that pages use. */
export async function readPicture(id: string): Promise<{ bytes: Buffer; drawn: boolean } | null> {
  const original = await getOriginal(id);
  if (original?.extension === 'svg') return { bytes: original.bytes, drawn: true };
  const bytes = await readWidest(id);
  return bytes && { bytes, drawn: false };
}

function readWidest(id: string): Promise<Buffer | null> {
  return readIfExists(join(mediaDir(), imageName(id, Math.max(...imageWidths), 'webp')));
}

/** Drawings are drawn as large as the shape wants them; photographs are never enlarged. */
async function cut(source: Buffer, crop: Crop): Promise<Buffer<ArrayBuffer>> {
  const wanted = cropSizes[crop];
  const ratio = wanted.width / wanted.height;
  const { format, autoOrient } = await sharp(source).metadata();
  const missing = Math.max(wanted.width / autoOrient.width, wanted.height / autoOrient.height);
  const scale = format === 'svg' ? Math.min(Math.max(1, missing), 100) : 1;
  const width = Math.min(
    wanted.width,
    Math.floor(autoOrient.width * scale),
    Math.floor(autoOrient.height * scale * ratio),
  );
  return sharp(source, { density: 72 * scale })
    .autoOrient()
    .resize({
      width,
      height: Math.round(width / ratio),
      fit: 'cover',
      // A drawing is composed around its middle; in a photograph what matters may stand anywhere.
      position: format === 'svg' ? 'centre' : 'attention',
    })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
}
