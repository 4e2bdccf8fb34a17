import type { StoredCover } from '@/lib/markdown/pictures';
import { describeDrawing } from '@/lib/media/drawings';

type Text = { slug: string; formerSlugs: readonly { slug: string }[] };

/**
 * Whether a cover is a drawing, which may be cropped, a photograph not.
 * @param texts the article and its translations: older releases drew from a slug that one of them has or had
 */
export function isDrawnCover(cover: StoredCover, texts: readonly Text[]): boolean {
  if (cover.drawnFrom) return true;
  const seeds = texts.flatMap(({ slug, formerSlugs }) => [
    slug,
    ...formerSlugs.map((it) => it.slug),
  ]);
  return seeds.some((seed) => describeDrawing(seed).id === cover.id);
}
