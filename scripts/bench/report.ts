/** The value below which a share of sorted ones lie. */
export function at(sorted: number[], share: number): number {
  return Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
}

export function print(what: string, figure: string): void {
  console.log(`${what.padEnd(36)} ${figure}`);
}
