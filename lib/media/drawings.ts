import 'server-only';
import { drawingSize, drawZellige } from '@/lib/covers/zellige';
import { db } from '@/lib/store/db';
import { computeImageId } from './originals';
import { drawingNamePattern } from './variants';

/** The row of a cover that is drawn from a word: nothing else is stored. */
export function describeDrawing(drawnFrom: string) {
  return { id: computeImageId(drawZellige(drawnFrom)), ...drawingSize, drawnFrom };
}

/** The SVG; null for a picture, and for a drawing of an older release, which has files */
export async function getDrawing(id: string): Promise<Buffer<ArrayBuffer> | null> {
  const select = { drawnFrom: true };
  const image = await db().image.findUnique({ where: { id }, select });
  return image?.drawnFrom ? Buffer.from(drawZellige(image.drawnFrom)) : null;
}

/** For a drawing that has no row yet */
export function toDataUrl(drawnFrom: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(drawZellige(drawnFrom)).toString('base64')}`;
}

export async function getDrawingFile(name: string) {
  const id = drawingNamePattern.exec(name)?.[1];
  const bytes = id ? await getDrawing(id) : null;
  return bytes && { bytes, type: 'image/svg+xml' };
}
