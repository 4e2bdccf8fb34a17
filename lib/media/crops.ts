import 'server-only';
import sharp from 'sharp';
import { getWidestVariant, mediaPath } from './images';
import { getOriginal } from './originals';
import { readOrCreate } from './stored-files';
import { type Crop, cropNamePattern, cropSizes } from './variants';

export async function getCropFile(
  name: string,
): Promise<{ bytes: Buffer<ArrayBuffer>; type: string } | null> {
  const [, id, crop] = cropNamePattern.exec(name) ?? [];
  if (!id || !crop) return null;
  const bytes = await readOrCreate(mediaPath(name), async () => {
    const source = (await getOriginal(id)) ?? (await getWidestVariant(id));
    return source && cropImage(source.bytes, crop as Crop);
  });
  return bytes && { bytes, type: 'image/jpeg' };
}

/** The source of a share image: the original of a drawing, the widest variant of a photograph. */
export async function readPicture(id: string): Promise<{ bytes: Buffer; drawn: boolean } | null> {
  const original = await getOriginal(id);
  if (original?.extension === 'svg') return { bytes: original.bytes, drawn: true };
  const widest = await getWidestVariant(id);
  return widest && { bytes: widest.bytes, drawn: false };
}

/** Drawings are scaled to the full size, photographs are never enlarged. */
async function cropImage(source: Buffer, crop: Crop): Promise<Buffer<ArrayBuffer>> {
  const target = cropSizes[crop];
  const ratio = target.width / target.height;
  const { format, autoOrient } = await sharp(source).metadata();
  const fullScale = Math.max(target.width / autoOrient.width, target.height / autoOrient.height);
  const scale = format === 'svg' ? Math.min(Math.max(1, fullScale), 100) : 1;
  const width = Math.min(
    target.width,
    Math.floor(autoOrient.width * scale),
    Math.floor(autoOrient.height * scale * ratio),
  );
  return sharp(source, { density: 72 * scale })
    .autoOrient()
    .resize({
      width,
      height: Math.round(width / ratio),
      fit: 'cover',
      // Drawings are composed around their centre.
      position: format === 'svg' ? 'centre' : 'attention',
    })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
}
