import { createHash } from 'node:crypto';

const fewestPairs = 15;
/** Of 64 bits; two different texts of the corpus differ in 15 or more */
const mostDifferentBits = 11;

/** 16 hexadecimal digits that hardly change with the names and numbers in the text (SimHash); empty for a short text. */
export function hashSkeleton(details: string): string {
  const pairs = listPairs(details);
  if (pairs.length < fewestPairs) return '';
  const counts = new Array<number>(64).fill(0);
  for (const pair of pairs) {
    const bits = createHash('sha256').update(pair).digest();
    for (let bit = 0; bit < 64; bit += 1) {
      const isSet = ((bits[bit >> 3] ?? 0) >> (bit & 7)) & 1;
      counts[bit] = (counts[bit] ?? 0) + (isSet ? 1 : -1);
    }
  }
  const binary = counts.map((count) => (count > 0 ? 1 : 0)).join('');
  return BigInt(`0b${binary}`).toString(16).padStart(16, '0');
}

/** Of neighbouring words that are neither names nor numbers nor addresses */
function listPairs(details: string): string[] {
  const words = details
    .split(/\s+/)
    .filter((token) => !/@|:\/\/|www\./.test(token))
    .flatMap((token) => token.split(/[^\p{L}\p{N}]+/u))
    .filter((word) => /^\p{L}+$/u.test(word) && !/^\p{Lu}/u.test(word));
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}

export function isSameSkeleton(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  return (
    countDifferentBits(one.slice(0, 8), other.slice(0, 8)) +
      countDifferentBits(one.slice(8), other.slice(8)) <=
    mostDifferentBits
  );
}

function countDifferentBits(one: string, other: string): number {
  let bits = Number.parseInt(one, 16) ^ Number.parseInt(other, 16);
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}
