import { existsSync, mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withEmptyStore } from '@/lib/testing/store';
import { partBytes, readSiteAddress } from './archive';
import { archiveFolder, archivePath, removeArchive, temporaryFolder } from './archive-folder';
import { readArchiveState, writeState } from './archive-state';
import { sweepArchives } from './sweep';
import { listReceivedParts, startUpload, storePart } from './upload';

withEmptyStore();
beforeEach(removeArchive);
afterEach(removeArchive);

const lastBytes = 1000;
const file = { name: 'site.zip', bytes: partBytes + lastBytes, modifiedAt: 1 };

async function* stream(...chunks: Uint8Array[]) {
  yield* chunks;
}
const first = () => stream(Buffer.alloc(partBytes - 5, 'a'), Buffer.alloc(5, 'b'));
const last = () => stream(Buffer.alloc(lastBytes, 'c'));

async function start(): Promise<string> {
  const upload = await startUpload(file);
  return upload?.id ?? '';
}

describe('an upload', () => {
  test('is one file, in whatever order and however often its parts come', async () => {
    const id = await start();
    expect(await storePart(id, 1, last())).toBe('stored');
    expect(await listReceivedParts()).toEqual([1]);
    expect(await storePart(id, 0, first())).toBe('stored');
    expect(await storePart(id, 1, last())).toBe('stored');
    const text = readFileSync(archivePath('archive'), 'latin1');
    expect(text).toBe(`${'a'.repeat(partBytes - 5)}bbbbb${'c'.repeat(lastBytes)}`);
  });

  test('shows after a reload which parts are there', async () => {
    const id = await start();
    await storePart(id, 1, last());
    expect(await readArchiveState()).toEqual({ stage: 'uploading', id, file, received: [1] });
  });

  test.each([
    ['too short', 1, () => stream(Buffer.alloc(lastBytes - 1))],
    ['too long', 1, () => stream(Buffer.alloc(lastBytes), Buffer.alloc(1))],
    ['beyond the end', 2, last],
    ['before the start', -1, last],
    ['without a number', Number.NaN, last],
  ])('refuses a part that is %s', async (_, part, body) => {
    const id = await start();
    expect(await storePart(id, part, body())).toBe('malformed');
    expect(await listReceivedParts()).toEqual([]);
  });

  test('that another one replaced gets no more parts', async () => {
    const old = await start();
    const id = await start();
    expect(await storePart(old, 0, first())).toBe('gone');
    expect(await storePart('../../x', 0, first())).toBe('gone');
    expect(await storePart(id, 1, last())).toBe('stored');
  });

  test('does not start on a disk without room', async () => {
    expect(await startUpload({ ...file, bytes: Number.MAX_SAFE_INTEGER })).toBeNull();
    expect(await readArchiveState()).toEqual({ stage: 'none' });
  });
});

describe('the work on an archive', () => {
  // Linux gives no process this number.
  const deadPid = 2 ** 30;

  test('that a restart cut off says that it stopped', async () => {
    await start();
    writeState({ stage: 'importing', pid: deadPid, done: 1, all: 3 });
    expect(await readArchiveState()).toMatchObject({ stage: 'stopped', during: 'importing' });
  });

  test('is running while its process gives signs of life', async () => {
    await start();
    writeState({ stage: 'reading', pid: process.pid, done: 1, all: 3 });
    expect(await readArchiveState()).toEqual({ stage: 'reading', done: 1, all: 3 });
    const long = new Date(Date.now() - 6 * 60_000);
    utimesSync(archivePath('state.json'), long, long);
    expect(await readArchiveState()).toMatchObject({ stage: 'stopped', during: 'reading' });
  });
});

test('what a command that was killed left is deleted after a day', async () => {
  const left = join(temporaryFolder(), 'import-a');
  mkdirSync(join(left, 'blog'), { recursive: true });
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  await sweepArchives(inHours(23));
  expect(existsSync(left)).toBe(true);
  await sweepArchives(inHours(25));
  expect(existsSync(left)).toBe(false);
});

test('what nobody touched for a day is deleted, but not what is being uploaded', async () => {
  const id = await start();
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  await sweepArchives(inHours(23));
  expect(await storePart(id, 1, last())).toBe('stored');
  await sweepArchives(inHours(25));
  expect(existsSync(archiveFolder())).toBe(false);
});

test.each([
  ['', undefined],
  [' blog.example ', 'https://blog.example/'],
  ['http://blog.example/fr?x#y', 'http://blog.example/fr'],
  ['javascript:alert(1)', null],
  ['blog', null],
])('the address %j of an old site is read as %j', (written, address) => {
  expect(readSiteAddress(written)).toBe(address);
});
