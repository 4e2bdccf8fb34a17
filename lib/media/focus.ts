import 'server-only';
import type { Sharp } from 'sharp';
import { db } from '@/lib/store/db';
import { openImage } from './open-image';
import type { Focus } from './variants';

/** Null if nobody chose one: then crops keep what is salient. */
export async function getFocus(imageId: string): Promise<Focus | null> {
  const upload = await db().upload.findUnique({
    where: { id: imageId },
    select: { focusX: true, focusY: true },
  });
  if (upload?.focusX == null || upload.focusY == null) return null;
  return { x: upload.focusX, y: upload.focusY };
}

/** For the name of a file that depends on it */
export function formatFocus(focus: Focus | null): string {
  return focus ? `-${Math.round(focus.x * 100)}x${Math.round(focus.y * 100)}` : '';
}

/** Fills the target with the part of the image around the point, or as near as its edges allow. */
export async function coverAround(
  bytes: Buffer,
  target: { width: number; height: number },
  focus: Focus,
): Promise<Sharp> {
  const { autoOrient } = await openImage(bytes).metadata();
  const scale = Math.max(target.width / autoOrient.width, target.height / autoOrient.height);
  const width = Math.max(target.width, Math.round(autoOrient.width * scale));
  const height = Math.max(target.height, Math.round(autoOrient.height * scale));
  const place = (part: number, whole: number, shown: number) =>
    Math.min(Math.max(Math.round(part * whole - shown / 2), 0), whole - shown);
  return openImage(bytes)
    .autoOrient()
    .resize({ width, height, fit: 'fill' })
    .extract({
      left: place(focus.x, width, target.width),
      top: place(focus.y, height, target.height),
      ...target,
    });
}
