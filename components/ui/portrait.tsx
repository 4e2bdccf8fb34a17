import { cropSizes, cropUrl } from '@/lib/media/variants';

type PortraitProps = { name: string; photo: string | null };

export function Portrait({ name, photo }: PortraitProps) {
  if (!photo) {
    return (
      <span className="portrait" aria-hidden="true">
        {[...name][0]}
      </span>
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: next/image would load React’s runtime
    <img
      className="portrait"
      src={cropUrl(photo, 'portrait')}
      {...cropSizes.portrait}
      alt=""
      loading="lazy"
      decoding="async"
    />
  );
}
