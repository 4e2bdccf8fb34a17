import type { UploadFormat } from '../detect-format';
import { DamagedFileError, type Strip } from './strip';
import { stripAvif } from './strip-avif';
import { stripJpeg } from './strip-jpeg';
import { stripPng } from './strip-png';
import { stripWebp } from './strip-webp';

const strips: Record<UploadFormat, Strip> = {
  jpeg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
  avif: stripAvif,
};

/**
 * Removes all that does not change how the picture looks, e.g. where and when it was taken, without encoding it anew.
 * @throws DamagedFileError
 */
export function stripMetadata(bytes: Buffer, format: UploadFormat, orientation: number): Buffer {
  try {
    return strips[format](bytes, orientation);
  } catch (error) {
    // Node.js's error for reading beyond the end
    if (error instanceof RangeError) throw new DamagedFileError(error.message);
    throw error;
  }
}
