export const imageWidths = [480, 800, 1200, 1600] as const;
/** Phones get no wider ones, whatever their pixel density: the difference is not visible. */
export const phoneWidths = imageWidths.filter((width) => width <= 800);
export const imageFormats = ['avif', 'webp'] as const;
export const imageNamePattern = /^([0-9a-f]{16})-(\d{3,4})\.(avif|webp)$/;
export const drawingNamePattern = /^([0-9a-f]{16})\.svg$/;

export type ImageFormat = (typeof imageFormats)[number];

export function imageName(id: string, width: number, format: ImageFormat): string {
  return `${id}-${width}.${format}`;
}

export function imageUrl(id: string, width: number, format: ImageFormat): string {
  return `/media/${imageName(id, width, format)}`;
}

export function drawingUrl(id: string): string {
  return `/media/${id}.svg`;
}

export function imageSrcSet(
  id: string,
  format: ImageFormat,
  widths: readonly number[] = imageWidths,
): string {
  return widths.map((width) => `${imageUrl(id, width, format)} ${width}w`).join(', ');
}

export const cropSizes = {
  '16x9': { width: 1600, height: 900 },
  '4x3': { width: 1600, height: 1200 },
  '1x1': { width: 1200, height: 1200 },
  portrait: { width: 240, height: 240 },
} as const;
export const cropNamePattern = /^([0-9a-f]{16})-(16x9|4x3|1x1|portrait)\.jpg$/;

export type Crop = keyof typeof cropSizes;
/** The point that a crop keeps, in parts of width and height */
export type Focus = { x: number; y: number };

export function cropUrl(id: string, crop: Crop): string {
  return `/media/${id}-${crop}.jpg`;
}
