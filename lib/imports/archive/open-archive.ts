import 'server-only';
import { linkSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ArchiveError } from './archive-error';
import { temporaryFolder } from './archive-folder';
import { type UnpackLimits, unpack, unpackLimits } from './unpack';
import { gunzip, unpackTar } from './unpack-tar';

type Format = 'zip' | 'gzip' | 'tar' | 'json' | 'xml';

/** By its first bytes. @returns null for what is no archive and no export of Ghost (JSON) or WordPress (XML) */
export async function detectFormat(path: string): Promise<Format | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    if (buffer.toString('latin1', 0, 2) === 'PK') return 'zip';
    if (buffer.readUInt16BE(0) === 0x1f8b) return 'gzip';
    if (buffer.toString('latin1', 257, 262) === 'ustar') return 'tar';
    const start = buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF?\s*/, '')[0];
    return start === '{' ? 'json' : start === '<' ? 'xml' : null;
  } finally {
    await file.close();
  }
}

/** Fills the folder with what is in a zip, a tar or a gzip file; a bare export is linked into it. @throws ArchiveError */
export async function openArchive(
  path: string,
  folder: string,
  onProgress: (done: number, all: number) => void = () => {},
  limits: UnpackLimits = unpackLimits,
): Promise<void> {
  const format = await detectFormat(path);
  if (format === 'zip') return unpack(path, folder, onProgress, limits);
  if (format === 'tar') return unpackTar(path, folder, limits);
  if (format === 'gzip') {
    const inflated = `${folder}.inflated`;
    try {
      await gunzip(path, inflated, limits);
      const inner = await detectFormat(inflated);
      if (inner === 'gzip') throw new ArchiveError('nothing');
      return await openArchive(inflated, folder, onProgress, limits);
    } finally {
      rmSync(inflated, { force: true });
    }
  }
  if (!format) throw new ArchiveError('nothing');
  linkSync(path, join(folder, `export.${format}`));
}

export async function withOpenArchive<Result>(
  path: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  mkdirSync(temporaryFolder(), { recursive: true, mode: 0o700 });
  const root = mkdtempSync(join(temporaryFolder(), 'import-'));
  const folder = join(root, basename(path).replace(/\.(?:zip|tar|t?gz)$/gi, '') || 'export');
  try {
    mkdirSync(folder, { mode: 0o700 });
    await openArchive(path, folder);
    return await use(folder);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
