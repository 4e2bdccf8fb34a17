/** @param form NFKD also folds compatibility characters, e.g. full-width letters */
export function foldAccents(text: string, form: 'NFD' | 'NFKD' = 'NFD'): string {
  return text.normalize(form).replace(/\p{M}/gu, '');
}

export function foldLigatures(text: string): string {
  return text
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replaceAll('æ', 'ae')
    .replaceAll('Æ', 'AE');
}
