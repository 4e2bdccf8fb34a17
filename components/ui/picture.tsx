import { imageSrcSet, imageUrl, phoneWidths } from '@/lib/media/variants';

type PictureProps = {
  image: { id: string; width: number; height: number; url?: string };
  alt: string;
  sizes: string;
  /** For pictures on the first screen */
  eager?: boolean;
};

export function Picture({ image, alt, sizes, eager = false }: PictureProps) {
  const size = { width: image.width, height: image.height };
  // biome-ignore lint/performance/noImgElement: the site has its own variants.
  if (image.url) return <img src={image.url} alt={alt} {...size} />;
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
        width={image.width}
        height={image.height}
        alt={alt}
        loading={eager ? 'eager' : 'lazy'}
        fetchPriority={eager ? 'high' : undefined}
        decoding={eager ? 'sync' : 'async'}
      />
    </picture>
  );
}
