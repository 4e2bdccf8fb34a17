/** Typing errors allowed in a word. Numbers are not corrected: 2025 is not 2026. */
export function maxEdits(word: string): number {
  if (word.length < 5 || /\P{L}/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** @returns the number of letters inserted, left out, replaced or swapped with the next one; null above the maximum */
export function editDistance(one: string, other: string, max: number): number | null {
  for (let edits = 0; edits <= max; edits += 1) if (isWithin(edits, one, other)) return edits;
  return null;
}

function isWithin(edits: number, one: string, other: string): boolean {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const [a, b] = [one.slice(same), other.slice(same)];
  if (a === '' || b === '') return a.length + b.length <= edits;
  if (edits === 0) return false;
  return (
    isWithin(edits - 1, a.slice(1), b.slice(1)) ||
    isWithin(edits - 1, a.slice(1), b) ||
    isWithin(edits - 1, a, b.slice(1)) ||
    (a[0] === b[1] && a[1] === b[0] && isWithin(edits - 1, a.slice(2), b.slice(2)))
  );
}

/** The letters of a word as a set of 32 bits. */
export function letterSet(word: string): number {
  let set = 0;
  for (let index = 0; index < word.length; index += 1) set |= 1 << (word.charCodeAt(index) & 31);
  return set;
}

/** A fast check that leaves few words of a vocabulary to compare: one edit changes two letters of a set at most. */
export function mayBeWithin(
  edits: number,
  one: string,
  lettersOfOne: number,
  other: string,
  lettersOfOther: number,
): boolean {
  return (
    Math.abs(one.length - other.length) <= edits &&
    countBits(lettersOfOne ^ lettersOfOther) <= 2 * edits
  );
}

function countBits(set: number): number {
  let bits = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
