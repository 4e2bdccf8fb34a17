/** @param orientation that of EXIF, from 1, upright, to 8 */
export type Strip = (bytes: Buffer, orientation: number) => Buffer;

/** Thrown for a file whose structure is broken, e.g. one that was cut off */
export class DamagedFileError extends Error {}
