import 'server-only';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { lowDiskMegabytes, readDiskSpace } from '@/lib/store/disk-space';
import { ArchiveError } from './archive-error';

export type UnpackLimits = { entries: number; bytes: number };

export const unpackLimits: UnpackLimits = { entries: 50_000, bytes: 6 * 1024 ** 3 };

/** Checks all entries before it writes the first. @throws ArchiveError */
export async function unpack(
  archive: string,
  folder: string,
  onProgress: (done: number, all: number) => void = () => {},
  { entries: maxEntries, bytes: maxBytes } = unpackLimits,
): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true, autoClose: false }).catch(
    (error: Error) => {
      throw new ArchiveError('damaged', error.message);
    },
  );
  try {
    const files = await listFiles(zip, maxEntries, maxBytes);
    const bytes = files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    await assertRoom(bytes);
    let done = 0;
    for (const entry of files) {
      await writeEntry(zip, entry, join(folder, entry.fileName));
      done += entry.uncompressedSize;
      onProgress(done, bytes);
    }
  } finally {
    zip.close();
  }
}

export async function assertRoom(bytes: number): Promise<void> {
  const { freeMegabytes } = await readDiskSpace();
  if (freeMegabytes < lowDiskMegabytes + bytes / 1024 ** 2) throw new ArchiveError('diskFull');
}

async function listFiles(zip: ZipFile, maxEntries: number, maxBytes: number): Promise<Entry[]> {
  if (zip.entryCount > maxEntries) throw new ArchiveError('tooMany', String(zip.entryCount));
  const files: Entry[] = [];
  const names = new Set<string>();
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      assertSafe(entry);
      if (entry.fileName.endsWith('/') || isClutter(entry.fileName)) continue;
      bytes += entry.uncompressedSize;
      if (bytes > maxBytes) throw new ArchiveError('tooLarge');
      if (names.has(entry.fileName)) throw new ArchiveError('unsafe', entry.fileName);
      names.add(entry.fileName);
      files.push(entry);
    }
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    const { message } = error as Error;
    throw new ArchiveError(
      /path|characters|relative/.test(message) ? 'unsafe' : 'damaged',
      message,
    );
  }
  return files;
}

const typeMask = 0o170000;
const regular = 0o100000;
const folderType = 0o040000;

/** The reader itself refuses names that lead out of the folder. */
function assertSafe(entry: Entry): void {
  const { fileName } = entry;
  const type = (entry.externalFileAttributes >>> 16) & typeMask;
  const isSpecial = type !== 0 && type !== regular && type !== folderType;
  if (isSpecial) throw new ArchiveError('unsafe', fileName);
  assertSafeName(fileName);
  if (entry.isEncrypted()) throw new ArchiveError('encrypted', fileName);
}

/** Apart from leading out of the folder */
export function assertSafeName(fileName: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are searched for
  const isOdd = /[\u0000-\u001f\u007f]/.test(fileName);
  const isLong = fileName.split('/').some((name) => Buffer.byteLength(name) > 255);
  if (isOdd || isLong || fileName.length > 1000) throw new ArchiveError('unsafe', fileName);
}

const clutter = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$)/;
const subscribers = /(?:^|\/)(?:email_list|subscriber)[^/]*\.csv$|\.(?:opens|delivers)\.csv$/i;

/** What macOS and editors add, and a newsletter's readers, who are no part of its texts */
export function isClutter(fileName: string): boolean {
  return clutter.test(fileName) || subscribers.test(fileName);
}

async function writeEntry(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    const content = await zip.openReadStreamPromise(entry);
    await pipeline(
      content,
      checkSize(entry),
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    );
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw new ArchiveError('diskFull');
    const isTwice = code === 'EEXIST' || code === 'ENOTDIR' || code === 'EISDIR';
    throw new ArchiveError(isTwice ? 'unsafe' : 'damaged', entry.fileName);
  }
}

/** An entry may say that it is small and be large. */
function checkSize({ uncompressedSize, fileName }: Entry): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > uncompressedSize) done(new ArchiveError('damaged', fileName));
      else done(null, chunk);
    },
  });
}
