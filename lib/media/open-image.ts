import 'server-only';
import sharp, { type Sharp, type SharpOptions } from 'sharp';

/** Cameras write files that make decoders warn; one that is cut off is refused. */
export function openImage(bytes: Buffer, options: SharpOptions = {}): Sharp {
  return sharp(bytes, { failOn: 'error', ...options });
}
