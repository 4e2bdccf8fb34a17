/** Widths in pixels that every picture is kept in, and its formats, the best first. */
export const imageWidths = [480, 800, 1200, 1600] as const;
export const imageFormats = ['avif', 'webp'] as const;
export const imageNamePattern = /^[0-9a-f]{16}-\d{3,4}\.(avif|webp)$/;

type ImageFormat = (typeof imageFormats)[number];

export function imageName(id: string, width: number, format: ImageFormat): string {
  return `${id}-${width}.${format}`;
}

/** Public address of a stored picture. */
export function imageUrl(id: string, width: number, format: ImageFormat): string {
  return `/media/${imageName(id, width, format)}`;
}

/** A picture's `srcset` in one format. */
export function imageSrcSet(id: string, format: ImageFormat): string {
  return imageWidths.map((width) => `${imageUrl(id, width, format)} ${width}w`).join(', ');
}
