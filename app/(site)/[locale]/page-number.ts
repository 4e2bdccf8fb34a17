/** A page's number from an address, or 0 where it is none. */
export function parsePageNumber(segment: string): number {
  return /^[1-9]\d{0,5}$/.test(segment) ? Number(segment) : 0;
}
