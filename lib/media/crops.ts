import 'server-only';
import { rm } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import { coverAround, formatFocus, getFocus } from './focus';
import { getWidestVariant, mediaPath } from './images';
import { openImage } from './open-image';
import { getOriginal } from './originals';
import { readOrCreate } from './stored-files';
import { type Crop, cropNamePattern, cropSizes, type Focus } from './variants';

export async function getCropFile(
  name: string,
): Promise<{ bytes: Buffer<ArrayBuffer>; type: string } | null> {
  const [, id, crop] = cropNamePattern.exec(name) ?? [];
  if (!id || !crop) return null;
  const focus = await getFocus(id);
  const bytes = await readOrCreate(cropPath(id, crop as Crop, focus), async () => {
    const source = (await getOriginal(id)) ?? (await getWidestVariant(id));
    return source && cropImage(source.bytes, crop as Crop, focus);
  });
  return bytes && { bytes, type: 'image/jpeg' };
}

/** Named by the focus as well, so that a crop around a former one is not taken for it. */
const cropPath = (id: string, crop: Crop, focus: Focus | null) =>
  mediaPath(`${id}-${crop}${formatFocus(focus)}.jpg`);

/** Those around one focus */
export async function deleteCrops(id: string, focus: Focus | null): Promise<void> {
  for (const crop of Object.keys(cropSizes) as Crop[]) {
    await rm(cropPath(id, crop, focus), { force: true });
  }
}

type PictureSource = { bytes: Buffer; drawn: boolean; focus: Focus | null };

/** The source of a share image: the original of a drawing, the widest variant of a photograph. */
export async function readPicture(id: string): Promise<PictureSource | null> {
  const original = await getOriginal(id);
  if (original?.extension === 'svg') return { bytes: original.bytes, drawn: true, focus: null };
  const widest = await getWidestVariant(id);
  return widest && { bytes: widest.bytes, drawn: false, focus: await getFocus(id) };
}

/** Drawings are scaled to the full size, photographs are never enlarged. */
async function cropImage(
  source: Buffer,
  crop: Crop,
  focus: Focus | null,
): Promise<Buffer<ArrayBuffer>> {
  const target = cropSizes[crop];
  const ratio = target.width / target.height;
  const { format, autoOrient } = await openImage(source).metadata();
  const fullScale = Math.max(target.width / autoOrient.width, target.height / autoOrient.height);
  const scale = format === 'svg' ? Math.min(Math.max(1, fullScale), 100) : 1;
  const width = Math.min(
    target.width,
    Math.floor(autoOrient.width * scale),
    Math.floor(autoOrient.height * scale * ratio),
  );
  const size = { width, height: Math.round(width / ratio) };
  const cropped: Sharp = focus
    ? await coverAround(source, size, focus)
    : openImage(source, { density: 72 * scale })
        .autoOrient()
        .resize({
          ...size,
          fit: 'cover',
          // Drawings are composed around their centre.
          position: format === 'svg' ? 'centre' : 'attention',
        });
  return cropped.flatten({ background: '#fff' }).jpeg({ quality: 82, mozjpeg: true }).toBuffer();
}
