import { imageUrl } from '@/lib/media/variants';
import type { Upload } from '@/lib/uploads/upload';

type ThumbnailProps = { upload: Pick<Upload, 'id' | 'width' | 'height'>; width?: 480 | 1200 };

/** What it shows is said beside it. */
export function Thumbnail({ upload: { id, width, height }, width: shown = 480 }: ThumbnailProps) {
  return (
    <picture>
      <source type="image/avif" srcSet={imageUrl(id, shown, 'avif')} />
      <img src={imageUrl(id, shown, 'webp')} width={width} height={height} alt="" loading="lazy" />
    </picture>
  );
}
