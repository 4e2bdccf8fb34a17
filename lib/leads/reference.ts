import { randomInt } from 'node:crypto';

// Without 0, O, 1, I, L and U: read over the telephone, they are mistaken for one another.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What visitor and author call a lead, as `IA-7K3F9`: random, so that it tells nothing of how many there are. */
export function createReference(): string {
  const characters = Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]);
  return `IA-${characters.join('')}`;
}
