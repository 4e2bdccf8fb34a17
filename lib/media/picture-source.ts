import 'server-only';
import { getDrawing } from './drawings';
import { getWidestVariant, hasWidestVariant } from './images';
import { getOriginal, hasOriginal } from './originals';

export type PictureSource = { bytes: Buffer; extension: string };

export async function getPictureSource(id: string): Promise<PictureSource | null> {
  const original = await getOriginal(id);
  if (original) return original;
  const drawing = await getDrawing(id);
  return drawing ? { bytes: drawing, extension: 'svg' } : getWidestVariant(id);
}

export async function hasPictureSource(id: string): Promise<boolean> {
  return hasOriginal(id) || hasWidestVariant(id) || (await getDrawing(id)) !== null;
}
