import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { create, Header } from 'tar';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { temporaryFolder } from './archive-folder';
import { openArchive, withOpenArchive } from './open-archive';
import { makeZip } from './test-zip';

withEmptyStore();

async function open(bytes: Buffer, limits = { entries: 10, bytes: 1e6 }) {
  const root = makeFolder({ archive: bytes });
  const folder = join(root, 'contents');
  mkdirSync(folder);
  const read = () => readdirSync(folder, { recursive: true }).sort();
  const error = await openArchive(join(root, 'archive'), folder, () => {}, limits).catch((e) => e);
  return { error, files: read(), folder, root };
}

async function makeTar(files: Record<string, string>, link?: string): Promise<Buffer> {
  const folder = makeFolder(files);
  if (link) symlinkSync(link, join(folder, 'link.md'));
  const names = readdirSync(folder).sort();
  await create({ cwd: folder, file: join(folder, 'a.tar'), portable: true }, names);
  return readFileSync(join(folder, 'a.tar'));
}

function makeEntry(path: string, content = ''): Buffer {
  const header = new Header({ path, size: content.length, mode: 0o644, type: 'File' });
  const block = Buffer.alloc(512);
  header.encode(block, 0);
  const data = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  data.write(content);
  return Buffer.concat([block, data, Buffer.alloc(1024)]);
}

test('the files of a tar, packed with gzip or not, are written', async () => {
  const tar = await makeTar({ 'fr/a.md': 'Texte', 'b.md': 'B' });
  for (const bytes of [tar, gzipSync(tar)]) {
    const { error, files, folder, root } = await open(bytes);
    expect(error).toBe(undefined);
    expect(files).toEqual(['b.md', 'fr', 'fr/a.md']);
    expect(readFileSync(join(folder, 'fr/a.md'), 'utf8')).toBe('Texte');
    expect(existsSync(join(root, 'contents.inflated'))).toBe(false);
  }
});

test('an export packed with gzip is known by its first bytes', async () => {
  expect((await open(gzipSync('<rss></rss>'))).files).toEqual(['export.xml']);
  expect((await open(gzipSync('{"db":[]}'))).files).toEqual(['export.json']);
  expect((await open(gzipSync(await makeZip({ 'a.md': 'A' })))).files).toEqual(['a.md']);
});

describe('refuses, and writes nothing', () => {
  test.each([
    ['a link', () => makeTar({ 'a.md': 'A' }, '/etc/passwd'), 'unsafe'],
    ['a name that leads out', async () => makeEntry('../a.md', 'x'), 'unsafe'],
    ['an absolute name', async () => makeEntry('/tmp/a.md', 'x'), 'unsafe'],
    ['what is larger than the limit', () => makeTar({ 'a.md': 'a'.repeat(2e6) }), 'tooLarge'],
    ['what inflates beyond the limit', async () => gzipSync(Buffer.alloc(3e6)), 'tooLarge'],
    [
      'too many files',
      () => makeTar(Object.fromEntries([...Array(11).keys()].map((n) => [`${n}.md`, '']))),
      'tooMany',
    ],
    [
      'half an archive',
      async () => gzipSync(await makeTar({ 'a.md': 'A' })).subarray(0, 60),
      'damaged',
    ],
    ['gzip within gzip', async () => gzipSync(gzipSync('<rss/>')), 'nothing'],
    ['anything else', async () => Buffer.from('%PDF-1.7'), 'nothing'],
  ])('%s', async (_, make, problem) => {
    const { error, files } = await open(await make());
    expect(error).toMatchObject({ problem });
    expect(files).toEqual([]);
  });
});

test('the folder of an archive is gone afterwards, also after an error', async () => {
  const root = makeFolder();
  writeFileSync(join(root, 'a.zip'), await makeZip({ 'a.md': 'A' }));
  await withOpenArchive(join(root, 'a.zip'), async (folder) => {
    expect(readdirSync(folder)).toEqual(['a.md']);
  });
  await expect(
    withOpenArchive(join(root, 'a.zip'), () => Promise.reject(new Error('no'))),
  ).rejects.toThrow('no');
  expect(readdirSync(temporaryFolder())).toEqual([]);
});
