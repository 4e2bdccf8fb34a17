import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { makeTar } from './backup-testing';
import { readArchive } from './read-archive';
import { writeArchive } from './write-archive';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const mail = { path: 'mail/one.eml', content: 'mail' };
const manifest = (files: object, format = 1) => ({
  path: 'backup.json',
  content: JSON.stringify({ format, madeAt: '2026-01-01T00:00:00.000Z', files }),
});
const listed = { 'mail/one.eml': { bytes: 4, sha256: sha256('mail') } };

test('an archive is read whole', async () => {
  const folder = makeFolder();
  const { madeAt } = await readArchive(makeTar([mail, manifest(listed)]), folder);
  expect(madeAt).toBe('2026-01-01T00:00:00.000Z');
  expect(readFileSync(join(folder, mail.path), 'utf8')).toBe('mail');
});

test.each([
  ['a path that leaves the folder', { path: 'media/../../out' }],
  ['an absolute path', { path: '/etc/passwd' }],
  ['a file beside the store', { path: 'settings.env' }],
  ['a folder of another name', { path: 'replaced-x/blog.db' }],
  ['a backslash', { path: 'media/..\\out' }],
  [
    'a symbolic link',
    { path: 'media/link', type: 'SymbolicLink' as const, linkpath: '/etc/passwd' },
  ],
  ['a hard link', { path: 'media/link', type: 'Link' as const, linkpath: 'secrets/key' }],
  ['a device', { path: 'media/null', type: 'CharacterDevice' as const }],
  ['a folder', { path: 'media/folder', type: 'Directory' as const }],
  ['a file twice', mail],
])('%s is refused', async (_, entry) => {
  const folder = makeFolder();
  const file = makeTar([mail, entry, manifest(listed)]);
  await expect(readArchive(file, folder)).rejects.toThrow(`${file} is no whole backup: `);
  expect(readdirSync(folder, { recursive: true })).toEqual(['mail', 'mail/one.eml']);
});

test.each([
  [
    'more than there is room for',
    [{ path: 'blog.db', size: Number.MAX_SAFE_INTEGER }],
    /MB that are free/,
  ],
  ['without its end', [mail], /its end is missing/],
  ['with a file that is not listed', [mail, manifest({})], /mail\/one\.eml is not as it was/],
  ['without a file that is listed', [manifest(listed)], /mail\/one\.eml is not as it was/],
  ['with another content', [{ ...mail, content: 'MAIL' }, manifest(listed)], /is not as it was/],
  ['with a file after its end', [manifest({}), mail], /a file follows its end/],
  ['of a newer version', [mail, manifest(listed, 2)], /a newer version/],
  [
    'with a list that is none',
    [mail, { path: 'backup.json', content: '{]' }],
    /list of files is damaged/,
  ],
])('an archive %s is refused', async (_, entries, message) => {
  await expect(readArchive(makeTar(entries), makeFolder())).rejects.toThrow(message);
});

test('a file that is no archive, and one that inflates without end, are refused', async () => {
  const file = join(makeFolder(), 'archive.tar.gz');
  writeFileSync(file, 'Bonjour');
  await expect(readArchive(file)).rejects.toThrow('is no whole backup');
  writeFileSync(file, gzipSync(Buffer.alloc(50_000_000)));
  await expect(readArchive(file)).rejects.toThrow('is no whole backup');
});

test('any cut and any changed byte is noticed', async () => {
  const folder = makeFolder({ one: 'x'.repeat(5000), two: '' });
  const sources = ['one', 'two'].map((name) => ({
    path: `media/${name}`,
    file: join(folder, name),
  }));
  const file = join(folder, 'archive.tar.gz');
  const { files } = await writeArchive(file, sources);
  const bytes = readFileSync(file);
  /** A few bits mean nothing, e.g. the time in gzip's header. */
  const expectRefusedOrWhole = async (change: string, content: Buffer) => {
    writeFileSync(file, content);
    const outcome = await readArchive(file).then(
      (manifest) => manifest.files,
      () => 'refused',
    );
    expect([change, outcome]).toEqual([change, outcome === 'refused' ? outcome : files]);
    return outcome === 'refused';
  };
  let refused = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 0x10;
    if (await expectRefusedOrWhole(`byte ${at}`, changed)) refused += 1;
  }
  expect(refused).toBeGreaterThan(0.9 * bytes.length);
  for (let length = 0; length < bytes.length; length += 7) {
    await expectRefusedOrWhole(`cut to ${length}`, bytes.subarray(0, length));
  }
});
