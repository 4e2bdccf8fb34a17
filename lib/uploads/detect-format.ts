export type UploadFormat = 'jpeg' | 'png' | 'webp' | 'avif';
export type RefusedFormat = 'empty' | 'heic' | 'svg' | 'gif' | 'tiff' | 'unknown';

const signatures: [RefusedFormat | UploadFormat, RegExp][] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n/],
  ['webp', /^RIFF.{4}WEBP/s],
  ['gif', /^GIF8[79]a/],
  ['tiff', /^(?:II\x2a\0|MM\0\x2a|II\x2b\0|MM\0\x2b)/],
  ['svg', /^(?:\xef\xbb\xbf)?\s*<(?:svg\b|\?xml\b[\s\S]*<svg\b|!--[\s\S]*<svg\b|!doctype svg\b)/i],
];

/** By the first bytes, whatever the name or the sender says */
export function detectFormat(bytes: Buffer): UploadFormat | RefusedFormat {
  if (bytes.length === 0) return 'empty';
  const head = bytes.toString('latin1', 0, 1024);
  return signatures.find(([, pattern]) => pattern.test(head))?.[0] ?? detectHeif(head);
}

/** HEIC and AVIF share a container, which begins with the names of the formats that it follows. */
function detectHeif(head: string): 'avif' | 'heic' | 'unknown' {
  if (head.slice(4, 8) !== 'ftyp') return 'unknown';
  const size = head.charCodeAt(2) * 256 + head.charCodeAt(3);
  const brands = (head.slice(8, size).match(/.{4}/gs) ?? []).filter((_, index) => index !== 1);
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  return brands.some((brand) => /^(?:hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))
    ? 'heic'
    : 'unknown';
}
