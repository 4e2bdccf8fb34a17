import { expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { readIfExists, readIfExistsSync } from './read-if-exists';

test('reads a file, or returns null if there is none', async () => {
  const folder = makeFolder({ a: 'text' });
  expect(String(await readIfExists(`${folder}/a`))).toBe('text');
  expect(String(readIfExistsSync(`${folder}/a`))).toBe('text');
  expect(await readIfExists(`${folder}/b`)).toBeNull();
  expect(readIfExistsSync(`${folder}/b`)).toBeNull();
});

test('throws any other error', async () => {
  const folder = makeFolder();
  await expect(readIfExists(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  expect(() => readIfExistsSync(folder)).toThrow(expect.objectContaining({ code: 'EISDIR' }));
});
