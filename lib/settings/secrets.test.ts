import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { env } from './env';
import { readSecret } from './secrets';

const path = (name: string) => join(env().DATA_DIR, 'secrets', name);

test('a secret is 32 random bytes, made once and kept', () => {
  const secret = readSecret('one');
  expect(Buffer.from(secret, 'base64')).toHaveLength(32);
  expect(readSecret('one')).toBe(secret);
  expect(readFileSync(path('one'), 'utf8')).toBe(secret);
  expect(readSecret('two')).not.toBe(secret);
});

test('nobody else on the machine may read it', () => {
  readSecret('private');
  expect(statSync(path('private')).mode & 0o777).toBe(0o600);
  expect(statSync(path('')).mode & 0o777).toBe(0o700);
});

test('what a process that was cut short left empty is not taken for a secret', () => {
  writeFileSync(path('cut'), '');
  expect(Buffer.from(readSecret('cut'), 'base64')).toHaveLength(32);
});
