export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** « Souveraineté numérique » → `souverainete-numerique`. */
export function slugify(text: string): string {
  return text
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
