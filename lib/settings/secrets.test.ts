import * as fs from 'node:fs';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { env } from './env';
import { loadSecret } from './secrets';

vi.mock('node:fs', async (original) => {
  const { writeFileSync, ...others } = await original<typeof fs>();
  return { ...others, writeFileSync: vi.fn(writeFileSync) };
});

const path = (name: string) => join(env().DATA_DIR, 'secrets', name);
const newSecret = () => Buffer.alloc(32, 'x').toString('base64');

test('creates a secret of 32 random bytes once', () => {
  const secret = loadSecret('one');
  expect(Buffer.from(secret, 'base64')).toHaveLength(32);
  expect(loadSecret('one')).toBe(secret);
  expect(readFileSync(path('one'), 'utf8')).toBe(secret);
  expect(loadSecret('two')).not.toBe(secret);
});

test('makes the secret readable by its owner only', () => {
  loadSecret('private');
  expect(statSync(path('private')).mode & 0o777).toBe(0o600);
  expect(statSync(path('')).mode & 0o777).toBe(0o700);
});

test('derives from SECRET_KEY what several machines share, and nothing else', () => {
  const { SECRET_KEY } = env();
  const derive = (key: string, name: string) => {
    Object.assign(env(), { SECRET_KEY: key });
    return loadSecret(name);
  };
  try {
    const [a, b] = ['a', 'b'].map((letter) => letter.repeat(32)) as [string, string];
    const secret = derive(a, 'link-key');
    // RFC 5869 with SHA-256, without a salt, as `openssl kdf` computes it
    expect(Buffer.from(secret, 'base64').toString('hex')).toBe(
      '9583abdff54142cb4d68dca9a08e012f49891665dcb689d476ace91a12750eae',
    );
    expect([derive(b, 'link-key'), derive(a, 'hash-key')]).not.toContain(secret);
    expect(readdirSync(path(''))).not.toContain('link-key');
    expect(derive(a, 'erasure-key')).toBe(derive(b, 'erasure-key'));
    expect(readFileSync(path('erasure-key'), 'utf8')).toBe(loadSecret('erasure-key'));
  } finally {
    Object.assign(env(), { SECRET_KEY });
    rmSync(path('erasure-key'), { force: true });
  }
});

test.each(['', 'c2hvcnQ='])('replaces an incomplete secret (%j)', (incomplete) => {
  writeFileSync(path('cut'), incomplete);
  const secret = loadSecret('cut');
  expect(Buffer.from(secret, 'base64')).toHaveLength(32);
  expect(loadSecret('cut')).toBe(secret);
});

test('uses the secret that another process creates at the same moment', async () => {
  const real = await vi.importActual<typeof fs>('node:fs');
  vi.mocked(fs.writeFileSync).mockImplementationOnce((...draft) => {
    real.writeFileSync(path('race'), newSecret());
    real.writeFileSync(...draft);
  });
  expect(loadSecret('race')).toBe(newSecret());
  expect(readFileSync(path('race'), 'utf8')).toBe(newSecret());
  expect(readdirSync(path('')).sort()).toEqual(['cut', 'one', 'private', 'race', 'two']);
});
