import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { waitFor } from '@/lib/testing/wait-for';
import { EncodingBusyError, encodeOnce } from './encode-once';
import { answerPicture } from './picture-response';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'encoded-'));
});
afterEach(() => {
  vi.useRealTimers();
});

/** Encodings that take until `finish` is called; `begun` has their names in order. */
function startEncodings(names: string[]) {
  const begun: string[] = [];
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const files = names.map((name) =>
    encodeOnce(join(folder, name), async () => {
      begun.push(name);
      await finished;
      return Buffer.from(name);
    }),
  );
  return { begun, finish, files };
}

test('files are encoded one at a time', async () => {
  const { begun, finish, files } = startEncodings(['a', 'b', 'c']);
  await waitFor(() => expect(begun).toHaveLength(1));
  await new Promise(setImmediate);
  expect(begun).toHaveLength(1);
  finish();
  expect((await Promise.all(files)).map(String)).toEqual(['a', 'b', 'c']);
  expect(readdirSync(folder)).toEqual(['a', 'b', 'c']);
});

test('a file is encoded once for all who ask meanwhile, however many', async () => {
  const { begun, finish, files } = startEncodings(Array.from({ length: 60 }, () => 'a'));
  await waitFor(() => expect(begun).toEqual(['a']));
  finish();
  await Promise.all(files);
  expect(begun).toEqual(['a']);
});

test('an encoding that fails is tried again for the next who asks', async () => {
  const path = join(folder, 'a');
  const failing = encodeOnce(path, async () => {
    throw new Error('out of memory');
  });
  await expect(failing).rejects.toThrow('out of memory');
  expect(readdirSync(folder)).toEqual([]);
  expect(String(await encodeOnce(path, async () => Buffer.from('a')))).toBe('a');
});

test('too many are refused at once, and those that wait are encoded', async () => {
  const names = Array.from({ length: 50 }, (_, number) => `${number}`);
  const { finish, files } = startEncodings(names);
  const refused: unknown[] = [];
  for (const file of files) file.catch((error: unknown) => refused.push(error));
  await waitFor(() => expect(refused).toHaveLength(9));
  expect(refused[0]).toBeInstanceOf(EncodingBusyError);
  finish();
  await Promise.allSettled(files);
  expect(readdirSync(folder)).toHaveLength(41);
});

test('who waits for long is told to come back, and finds the file then', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { begun, finish, files } = startEncodings(['a']);
  const answer = answerPicture(async () => new Response(await files[0]));
  await waitFor(() => expect(begun).toEqual(['a']));
  vi.advanceTimersByTime(4000);
  const { status, headers } = await answer;
  expect([status, headers.get('retry-after'), headers.get('cache-control')]).toEqual([
    503,
    '5',
    'no-store',
  ]);
  finish();
  const path = join(folder, 'a');
  expect(String(await encodeOnce(path, async () => null))).toBe('a');
  expect(readFileSync(path, 'utf8')).toBe('a');
});

test('another failure is none of a busy encoder', async () => {
  const failing = answerPicture(async () => {
    throw new Error('disk');
  });
  await expect(failing).rejects.toThrow('disk');
});
