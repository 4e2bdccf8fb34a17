/** 0 if the segment is not a page number. */
export function parsePageNumber(segment: string): number {
  return /^[1-9]\d{0,5}$/.test(segment) ? Number(segment) : 0;
}
