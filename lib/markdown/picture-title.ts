/** Reads a picture's title, `Caption | Credit`, either of which may be missing. */
export function splitTitle(title: string): { caption: string; credit: string } {
  const bar = title.lastIndexOf('|');
  return bar < 0
    ? { caption: title.trim(), credit: '' }
    : { caption: title.slice(0, bar).trim(), credit: title.slice(bar + 1).trim() };
}

export function joinTitle(caption: string, credit: string): string {
  // A bar in the caption would be taken for the credit's.
  return credit || caption.includes('|') ? `${caption} | ${credit}`.trim() : caption;
}
