import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { env } from './env';
import { loadSecret } from './secrets';

const path = (name: string) => join(env().DATA_DIR, 'secrets', name);

test('a secret is 32 random bytes, made once and kept', () => {
  const secret = loadSecret('one');
  expect(Buffer.from(secret, 'base64')).toHaveLength(32);
  expect(loadSecret('one')).toBe(secret);
  expect(readFileSync(path('one'), 'utf8')).toBe(secret);
  expect(loadSecret('two')).not.toBe(secret);
});

test('nobody else on the machine may read it', () => {
  loadSecret('private');
  expect(statSync(path('private')).mode & 0o777).toBe(0o600);
  expect(statSync(path('')).mode & 0o777).toBe(0o700);
});

test('what a process that was cut short left empty is not taken for a secret', () => {
  writeFileSync(path('cut'), '');
  expect(Buffer.from(loadSecret('cut'), 'base64')).toHaveLength(32);
});
