import { drawingUrl, imageSrcSet, imageUrl, phoneWidths } from '@/lib/media/variants';

type PictureProps = {
  image: { id: string; width: number; height: number; drawnFrom?: string | null; url?: string };
  alt: string;
  sizes: string;
  eager?: boolean;
};

export function Picture({ image, alt, sizes, eager = false }: PictureProps) {
  const shown = {
    width: image.width,
    height: image.height,
    loading: eager ? 'eager' : 'lazy',
    fetchPriority: eager ? 'high' : undefined,
    decoding: eager ? 'sync' : 'async',
  } as const;
  const drawing = image.url ?? (image.drawnFrom && drawingUrl(image.id));
  if (drawing) {
    return (
      // React preloads an image outside of this element, or not: it depends on how fast the page is rendered.
      <picture>
        <img src={drawing} alt={alt} {...shown} />
      </picture>
    );
  }
  return (
    <picture>
      <source
        type="image/avif"
        media="(max-width: 40rem)"
        srcSet={imageSrcSet(image.id, 'avif', phoneWidths)}
        sizes={sizes}
      />
      <source type="image/avif" srcSet={imageSrcSet(image.id, 'avif')} sizes={sizes} />
      <img
        src={imageUrl(image.id, 1200, 'webp')}
        srcSet={imageSrcSet(image.id, 'webp')}
        sizes={sizes}
        alt={alt}
        {...shown}
      />
    </picture>
  );
}
