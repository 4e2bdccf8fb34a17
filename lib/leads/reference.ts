import { randomInt } from 'node:crypto';
import { z } from 'zod';

// Without 0, O, 1, I, L and U: read over the telephone, they are mistaken for one another.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What visitor and author call a lead, as `IA-7K3F9`: random, so that it tells nothing of how many there are. */
export function createReference(): string {
  const characters = Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]);
  return `IA-${characters.join('')}`;
}

const schema = z
  .string()
  .regex(/^IA-[0-9A-Z]{5}$/)
  .optional()
  .catch(undefined);

/** From an address, where anything may stand: undefined where it is none. */
export function parseReference(value: unknown): string | undefined {
  return schema.parse(value);
}
