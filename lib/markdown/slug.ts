import { foldAccents, foldLigatures } from '@/lib/typography/fold-accents';

export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** « Souveraineté numérique » → `souverainete-numerique`. */
export function slugify(text: string): string {
  return foldAccents(foldLigatures(text))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
