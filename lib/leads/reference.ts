import { randomInt } from 'node:crypto';
import * as z from 'zod';

// Without 0, O, 1, I, L and U, which are easily confused on the phone.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** E.g. `IA-7K3F9`. Random, so that it does not reveal the number of leads. */
export function createReference(): string {
  const characters = Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]);
  return `IA-${characters.join('')}`;
}

const schema = z
  .string()
  .regex(/^IA-[0-9A-Z]{5}$/)
  .optional()
  .catch(undefined);

export function parseReference(value: unknown): string | undefined {
  return schema.parse(value);
}
