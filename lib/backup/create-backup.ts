import 'server-only';
import {
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { createClient } from '@libsql/client';
import { isS3Address, putObject } from '@/lib/object-storage/s3';
import { env } from '@/lib/settings/env';
import { assertIntact } from '@/lib/store/check-database';
import { getDatabasePath } from '@/lib/store/database-path';
import { recordBackup } from '@/lib/store/last-backup';
import { databaseName, storeFolders } from './archive-format';
import { readArchive } from './read-archive';
import { type Source, writeArchive } from './write-archive';

export type Backup = { file: string; bytes: number; files: number; hasDatabase: boolean };

/**
 * Writes an archive of the store while programs use it, reads it back, and only then gives it its name.
 * @param target a file that does not exist, or a folder, also s3://<bucket>/<folder>, where the file gets a name with the time
 */
export async function createBackup(target: string): Promise<Backup> {
  if (isS3Address(target)) return uploadBackup(`${target.replace(/\/*$/, '')}/${nameByTime()}`);
  const file = chooseFile(target);
  return writeBackup(file, `${file}.${process.pid}.part`, async (unfinished) => {
    rename(unfinished, file);
    await syncFolder(dirname(file));
  });
}

async function uploadBackup(address: string): Promise<Backup> {
  const folder = mkdtempSync(join(tmpdir(), 'backup-'));
  const send = (unfinished: string) => putObject(address, unfinished);
  return writeBackup(address, join(folder, 'backup.tar.gz'), send).finally(() =>
    rmSync(folder, { recursive: true }),
  );
}

async function writeBackup(
  file: string,
  unfinished: string,
  finish: (unfinished: string) => Promise<void>,
): Promise<Backup> {
  const snapshot = `${unfinished}.db`;
  try {
    const hasDatabase = await copyDatabase(snapshot);
    // The media after the database: what it refers to was stored before.
    const sources = storeFolders.flatMap(listSources);
    if (hasDatabase) sources.unshift({ path: databaseName, file: snapshot, isLarge: true });
    const { madeAt, files } = await writeArchive(unfinished, sources);
    await readArchive(unfinished);
    const bytes = statSync(unfinished).size;
    await finish(unfinished);
    recordBackup(madeAt);
    return { file, bytes, files: Object.keys(files).length, hasDatabase };
  } finally {
    for (const path of [unfinished, snapshot]) rmSync(path, { force: true });
  }
}

function nameByTime(): string {
  return `backup-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.tar.gz`;
}

function chooseFile(target: string): string {
  const path = resolve(target);
  const file = isFolder(path) ? join(path, nameByTime()) : path;
  const folder = dirname(file);
  if (!isFolder(folder)) throw new Error(`There is no folder ${folder}: create it first.`);
  if (!relative(env().DATA_DIR, file).startsWith('..')) {
    throw new Error(`${file} is in DATA_DIR and would be lost with it: choose another folder.`);
  }
  if (existsSync(file)) throw alreadyExists(file);
  return file;
}

/** False if the database is on a libSQL server */
async function copyDatabase(snapshot: string): Promise<boolean> {
  const { DATABASE_URL } = env();
  const path = getDatabasePath(DATABASE_URL);
  if (path === null) return false;
  const client = createClient({ url: DATABASE_URL, timeout: 5000 });
  try {
    // SQLite would let others read it.
    writeFileSync(snapshot, '', { mode: 0o600 });
    await client.execute({ sql: 'VACUUM INTO ?', args: [snapshot] });
  } catch (error) {
    // Of a damaged database SQLite may say that the disk is full.
    await assertIntact(path);
    throw error;
  } finally {
    client.close();
  }
  await assertIntact(snapshot);
  return true;
}

function listSources(folder: string): Source[] {
  const root = join(env().DATA_DIR, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: join(folder, relative(root, file)), file };
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Never replaces a file. */
function rename(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(to))
      throw alreadyExists(to);
    // A file system without links, e.g. of a USB stick
    renameSync(from, to);
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  await folder.sync().finally(() => folder.close());
}

const isFolder = (path: string) =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
const alreadyExists = (file: string) =>
  new Error(`${file} exists already: choose another name, or delete it.`);
