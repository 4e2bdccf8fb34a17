import 'server-only';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, list, type ReadEntry } from 'tar';
import { ArchiveError } from './archive-error';
import { assertRoom, assertSafeName, isClutter, type UnpackLimits } from './unpack';

export async function gunzip(path: string, target: string, { bytes: maxBytes }: UnpackLimits) {
  let bytes = 0;
  const checkSize = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(new ArchiveError('tooLarge'));
      else done(null, chunk);
    },
  });
  const output = createWriteStream(target, { flags: 'wx', mode: 0o600 });
  await pipeline(createReadStream(path), createGunzip(), checkSize, output).catch(toArchiveError);
}

/** Checks all entries before it writes the first. @throws ArchiveError */
export async function unpackTar(
  path: string,
  folder: string,
  { entries: maxEntries, bytes: maxBytes }: UnpackLimits,
): Promise<void> {
  const names = new Set<string>();
  let bytes = 0;
  let problem: ArchiveError | null = null;
  const check = (entry: ReadEntry) => {
    bytes += entry.size;
    if (names.size >= maxEntries) throw new ArchiveError('tooMany', String(maxEntries));
    if (bytes > maxBytes) throw new ArchiveError('tooLarge');
    if (!/^(?:OldFile|File|Directory)$/.test(entry.type))
      throw new ArchiveError('unsafe', entry.path);
    const segments = entry.path.replace(/\/$/, '').split('/');
    const leadsOut = entry.path.startsWith('/') || segments.includes('..');
    const isTwice = entry.type !== 'Directory' && names.has(entry.path);
    if (leadsOut || isTwice) throw new ArchiveError('unsafe', entry.path);
    assertSafeName(entry.path);
    names.add(entry.path);
  };
  const onReadEntry = (entry: ReadEntry) => {
    try {
      if (!problem) check(entry);
    } catch (error) {
      problem = error as ArchiveError;
    }
  };
  await list({ file: path, strict: true, onReadEntry }).catch(toArchiveError);
  if (problem) throw problem;
  await assertRoom(bytes);
  await extract({
    file: path,
    cwd: folder,
    strict: true,
    preserveOwner: false,
    fmode: 0o600,
    dmode: 0o700,
    filter: (name) => !isClutter(name.replace(/^\.\//, '')),
  }).catch(toArchiveError);
}

function toArchiveError(error: Error): never {
  if (error instanceof ArchiveError) throw error;
  const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
  throw new ArchiveError(isFull ? 'diskFull' : 'damaged', error.message);
}
