import { siteStar } from '@/lib/covers/site-star';
import { site } from '@/lib/settings/site';

export function SiteMark() {
  if (site.logo) {
    // biome-ignore lint/performance/noImgElement: next/image would need a script and a request of its own.
    return <img className="site-mark" src={`/${site.logo}`} alt="" width={26} height={26} />;
  }
  return (
    <svg className="site-mark" viewBox="8 8 48 48" aria-hidden="true">
      <path fillRule="evenodd" d={siteStar} />
    </svg>
  );
}
