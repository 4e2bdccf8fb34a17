import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { waitFor } from '@/lib/testing/wait-for';
import { chooseEncoding, EncodedBody } from './encoded-body';

const text = readFileSync('README.md');

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['br;q=0.5, gzip', 'gzip'],
  ['br;q=0, gzip;q=0.1', 'gzip'],
  ['gzip;q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['br;q=0, *', 'gzip'],
  ['identity', 'identity'],
  ['zstd', 'identity'],
  ['br;q=x', 'identity'],
  [',;,', 'identity'],
])('chooses for Accept-Encoding %j: %s', (accepted, encoding) => {
  expect(chooseEncoding(accepted)).toBe(encoding);
});

test('contains the same text in each encoding', async () => {
  const body = new EncodedBody(text);
  expect(await body.get('identity')).toBe(text);
  expect(gunzipSync(await body.get('gzip'))).toEqual(text);
  expect(brotliDecompressSync(await body.get('br'))).toEqual(text);
});

test('is compressed quickly once, and then replaced by a smaller encoding', async () => {
  const body = new EncodedBody(text);
  for (const [encoding, decode] of [
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const) {
    const quick = await body.get(encoding);
    expect(await body.get(encoding)).toBe(quick);
    await waitFor(async () => expect(await body.get(encoding)).not.toBe(quick));
    const small = await body.get(encoding);
    expect(small.length).toBeLessThan(quick.length);
    expect(decode(small)).toEqual(text);
  }
});

test('does not compress a short text', () => {
  expect(new EncodedBody(Buffer.from('Not found\n')).compressible).toBe(false);
  expect(new EncodedBody(text).compressible).toBe(true);
});
