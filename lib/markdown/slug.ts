import { foldAccents, foldLigatures } from '@/lib/typography/fold-accents';

export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** « Souveraineté numérique » → `souverainete-numerique`. */
export function slugify(text: string): string {
  return foldAccents(foldLigatures(text))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Those that are not stored yet, the slug that the text had until now included. */
export function listNewFormerSlugs(
  { slug, formerSlugs = [] }: { slug: string; formerSlugs?: string[] },
  existing: { slug: string; formerSlugs: { slug: string }[] } | null,
): string[] {
  const added = new Set([...formerSlugs, ...(existing ? [existing.slug] : [])]);
  added.delete(slug);
  for (const former of existing?.formerSlugs ?? []) added.delete(former.slug);
  return [...added];
}
