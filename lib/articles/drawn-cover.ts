import { drawZellige } from '@/lib/covers/zellige';
import { computeImageId } from '@/lib/media/originals';

type Text = { slug: string; formerSlugs: readonly { slug: string }[] };

/** Whether a cover was drawn from a slug that one of the article's texts has or had: a drawing may be cropped, a photograph not. */
export function isDrawnCover(coverId: string, texts: readonly Text[]): boolean {
  const seeds = texts.flatMap(({ slug, formerSlugs }) => [
    slug,
    ...formerSlugs.map((it) => it.slug),
  ]);
  return seeds.some((seed) => computeImageId(drawZellige(seed)) === coverId);
}
