import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withEmptyStore } from '@/lib/testing/store';
import { makeZip, patch } from './test-zip';
import { type UnpackLimits, unpack } from './unpack';

withEmptyStore();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unpack-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const target = () => join(folder, 'unpacked');

function unpackBytes(zip: Buffer, limits?: UnpackLimits): Promise<void> {
  const archive = join(folder, 'archive');
  writeFileSync(archive, zip);
  return unpack(archive, target(), () => {}, limits);
}

test('writes the files of the archive and leaves out what the system added', async () => {
  const files = { 'fr/a.md': 'Texte', '__MACOSX/fr/a.md': 'x', 'fr/.DS_Store': 'x', 'b.txt': '' };
  await unpackBytes(await makeZip(files));
  expect(readFileSync(join(target(), 'fr/a.md'), 'utf8')).toBe('Texte');
  expect(existsSync(join(target(), 'b.txt'))).toBe(true);
  expect(existsSync(join(target(), '__MACOSX'))).toBe(false);
  expect(existsSync(join(target(), 'fr/.DS_Store'))).toBe(false);
});

test('writes no list of a newsletter’s readers', async () => {
  const lists = [
    'email_list.me.csv',
    'subscribers.csv',
    'posts/1.a.opens.csv',
    'x/1.a.delivers.csv',
  ];
  const files = Object.fromEntries(['posts.csv', ...lists].map((name) => [name, 'x']));
  await unpackBytes(await makeZip(files));
  expect(readdirSync(target(), { recursive: true })).toEqual(['posts.csv']);
});

describe('refuses, and writes nothing', () => {
  const plain = () => makeZip({ 'ok.md': 'Texte', 'aa/bb/c.md': 'Texte' });
  test.each([
    ['a name that leads out', async () => patch(await plain(), 'aa/bb/c', '../../c'), 'unsafe'],
    ['an absolute name', async () => patch(await plain(), 'aa/bb/c', '/tmp/ab'), 'unsafe'],
    ['a drive', async () => patch(await plain(), 'aa/bb/c', 'C:/bb/c'), 'unsafe'],
    [
      'backslashes that lead out',
      async () => patch(await plain(), 'aa/bb/c', '..\\..\\c'),
      'unsafe',
    ],
    ['a control character', async () => patch(await plain(), 'aa/bb/c', 'aa/b\n/c'), 'unsafe'],
    ['a link', () => makeZip({ 'a.md': '/etc/passwd' }, { 'a.md': 0o120777 }), 'unsafe'],
    ['a device', () => makeZip({ 'a.md': '' }, { 'a.md': 0o020666 }), 'unsafe'],
    [
      'a name twice',
      async () => patch(await makeZip({ 'a.md': '1', 'b.md': '2' }), 'b.md', 'a.md'),
      'unsafe',
    ],
    ['a long name', () => makeZip({ [`${'a'.repeat(300)}.md`]: '' }), 'unsafe'],
    ['what is no zip', async () => Buffer.from('PK, but no more'), 'damaged'],
    ['half an archive', async () => (await plain()).subarray(0, 90), 'damaged'],
  ])('%s', async (_, make, problem) => {
    await expect(unpackBytes(await make())).rejects.toMatchObject({ problem });
    expect(existsSync(target())).toBe(false);
    expect(existsSync(join(folder, 'c.md'))).toBe(false);
  });

  test('too many entries', async () => {
    const zip = await makeZip({ 'a.md': '', 'b.md': '', 'c.md': '' });
    await expect(unpackBytes(zip, { entries: 2, bytes: 1e9 })).rejects.toMatchObject({
      problem: 'tooMany',
    });
  });

  test('a small archive of a large content', async () => {
    const zip = await makeZip({ 'a.md': Buffer.alloc(5e6), 'b.md': Buffer.alloc(5e6) });
    expect(zip.length).toBeLessThan(50_000);
    await expect(unpackBytes(zip, { entries: 10, bytes: 9e6 })).rejects.toMatchObject({
      problem: 'tooLarge',
    });
    expect(existsSync(target())).toBe(false);
  });
});

test('stops at an entry that is larger than it says', async () => {
  const zip = await makeZip({ 'a.md': 'a'.repeat(1000) });
  for (const at of findSizes(zip, 1000)) zip.writeUInt32LE(10, at);
  await expect(unpackBytes(zip)).rejects.toMatchObject({ problem: 'damaged' });
});

function findSizes(zip: Buffer, size: number): number[] {
  const wanted = Buffer.alloc(4);
  wanted.writeUInt32LE(size);
  const found: number[] = [];
  for (let at = zip.indexOf(wanted); at >= 0; at = zip.indexOf(wanted, at + 4)) found.push(at);
  return found;
}
