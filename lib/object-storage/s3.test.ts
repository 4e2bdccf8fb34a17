import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { makeFolder } from '@/lib/testing/folder';
import { getObject, putObject } from './s3';
import { withObjectStorage } from './s3-testing';

withObjectStorage();

test('what was sent comes back byte for byte, readable by its owner only', async () => {
  const folder = makeFolder();
  const bytes = randomBytes(3_000_000);
  writeFileSync(join(folder, 'sent'), bytes);
  await putObject('s3://site/a folder/é+.bin', join(folder, 'sent'));
  await getObject('s3://site/a folder/é+.bin', join(folder, 'received'));
  expect(readFileSync(join(folder, 'received')).equals(bytes)).toBe(true);
  expect(statSync(join(folder, 'received')).mode & 0o777).toBe(0o600);
});

test('an empty file comes back empty', async () => {
  const folder = makeFolder({ sent: '' });
  await putObject('s3://site/empty', join(folder, 'sent'));
  await getObject('s3://site/empty', join(folder, 'received'));
  expect(readFileSync(join(folder, 'received'))).toHaveLength(0);
});

test('the store is told the hash of what it gets, and its size', async () => {
  const received: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    received.push(request.headers);
    request.resume().on('end', () => response.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { S3_ENDPOINT } = env();
  const { port } = server.address() as AddressInfo;
  Object.assign(env(), { S3_ENDPOINT: `http://127.0.0.1:${port}` });
  try {
    await putObject('s3://site/file', join(makeFolder({ sent: 'abc' }), 'sent'));
  } finally {
    Object.assign(env(), { S3_ENDPOINT });
    server.close();
  }
  expect(received).toMatchObject([
    {
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 .*x-amz-content-sha256/),
      'content-length': '3',
      'x-amz-content-sha256': createHash('sha256').update('abc').digest('hex'),
    },
  ]);
});

test.each([
  ['s3://site/missing', '404 (NoSuchKey)'],
  ['s3://nowhere/missing', '404 (NoSuchBucket)'],
  ['s3://site', 'must be s3://<bucket>/<name>'],
])('%s is an error that says what is wrong', async (address, message) => {
  await expect(getObject(address, join(makeFolder(), 'file'))).rejects.toThrow(message);
});

test.each([
  ['S3_ACCESS_KEY_ID', 'wrong', '403 (InvalidAccessKeyId)'],
  ['S3_ENDPOINT', 'http://127.0.0.1:1', 'does not answer'],
  ['S3_SECRET_ACCESS_KEY', undefined, 'set S3_ENDPOINT, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY'],
] as const)('a wrong %s is told from others', async (name, value, message) => {
  const right = env()[name];
  try {
    Object.assign(env(), { [name]: value });
    await expect(getObject('s3://site/any', join(makeFolder(), 'file'))).rejects.toThrow(message);
  } finally {
    Object.assign(env(), { [name]: right });
  }
});
