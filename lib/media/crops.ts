import 'server-only';
import { rm } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import { encodeOnce } from './encode-once';
import { coverAround, formatFocus, getFocus } from './focus';
import { getWidestVariant, mediaPath } from './images';
import { openImage } from './open-image';
import { getPictureSource, hasPictureSource } from './picture-source';
import { type Bytes, readStored } from './stored-files';
import { type Crop, cropNamePattern, cropSizes, type Focus } from './variants';

/** @throws EncodingBusyError */
export async function getCropFile(name: string): Promise<{ bytes: Bytes; type: string } | null> {
  const [, id, crop] = cropNamePattern.exec(name) ?? [];
  if (!id || !crop) return null;
  const focus = await getFocus(id);
  const stored = await readStored(cropPath(id, crop as Crop, focus));
  const bytes = stored ?? (await createCrop(id, crop as Crop, focus));
  return bytes && { bytes, type: 'image/jpeg' };
}

async function createCrop(id: string, crop: Crop, focus: Focus | null): Promise<Bytes | null> {
  if (!(await hasPictureSource(id))) return null;
  return encodeOnce(cropPath(id, crop, focus), async () => {
    const source = await getPictureSource(id);
    return source && cropImage(source.bytes, crop, focus);
  });
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

type SharedPicture = { bytes: Buffer; drawn: boolean; focus: Focus | null };

/** The source of a share image: the original of a drawing, the widest variant of a photograph. */
export async function readPicture(id: string): Promise<SharedPicture | null> {
  const source = await getPictureSource(id);
  if (source?.extension === 'svg') return { bytes: source.bytes, drawn: true, focus: null };
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
