import { expect, test } from 'vitest';
import { createReference, parseReference } from './reference';

const references = Array.from({ length: 10_000 }, createReference);

test('createReference returns IA- and five characters that cannot be confused', () => {
  const alphabet = new Set(references.flatMap((reference) => [...reference.slice(3)]));
  expect(references.filter((reference) => !/^IA-[2-9A-Z]{5}$/.test(reference))).toEqual([]);
  expect([...'01OILU'].filter((character) => alphabet.has(character))).toEqual([]);
  expect(alphabet.size).toBe(30);
});

test('references rarely collide', () => {
  // 10,000 of 24 million: two collisions are expected.
  expect(new Set(references).size).toBeGreaterThan(9980);
});

test.each([
  ['IA-7K3F9', 'IA-7K3F9'],
  [undefined, undefined],
  ['', undefined],
  ['IA-7k3f9', undefined],
  ['IA-7K3F', undefined],
  ['IA-7K3F99', undefined],
  ['xIA-7K3F9', undefined],
  ['IA-7K3F9\n', undefined],
  [['IA-7K3F9', 'IA-7K3F9'], undefined],
])('parseReference reads %j as %j', (value, reference) => {
  expect(parseReference(value)).toBe(reference);
});
