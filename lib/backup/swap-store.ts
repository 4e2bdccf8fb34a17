import 'server-only';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { env } from '@/lib/settings/env';
import { listReplacedStores, replacedPrefix } from '@/lib/store/copies';
import { getDatabasePath } from '@/lib/store/database-path';
import { getCopyPath } from '@/lib/store/migrations';
import { databaseName } from './archive-format';
import { lockDataDir } from './data-dir-lock';

// A folder `restoring-<time>` is incomplete. Once it is renamed to `restored-<time>`, it is the store: whatever is still
// to be moved is moved by the next program (docs/decisions/0042).
const unfinished = 'restoring-';
const complete = 'restored-';

/** Waits its turn after a restore, completes one that was interrupted, and keeps others away. Returns the release. */
export async function holdDataDir(): Promise<() => Promise<void>> {
  const isInterrupted =
    [...list(unfinished), ...list(complete), ...listStagedDatabases()].length > 0;
  if (isInterrupted) await (await haveAlone())();
  return lockDataDir('shared');
}

/** For who must be the only program. Returns the release. */
export async function haveAlone(): Promise<() => Promise<void>> {
  const release = await lockDataDir('alone');
  for (const name of list(complete)) finishSwap(name);
  for (const name of list(unfinished)) rmSync(inDataDir(name), { recursive: true });
  for (const file of listStagedDatabases()) rmSync(file);
  return release;
}

/** Where to make the store that swapStore puts into place */
export function createStaging(): string {
  const time = new Date().toISOString().replace(/[:.]/g, '-');
  const folder = inDataDir(unfinished + time);
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

/**
 * Puts what is in the folder into the places of the store's files, which are kept.
 * @returns the folders that hold the former files: none if there were none
 */
export function swapStore(staging: string): string[] {
  const name = basename(staging).replace(unfinished, complete);
  const path = databasePath();
  const staged = join(staging, databaseName);
  if (path && existsSync(staged)) move(staged, `${path}.${name}`);
  renameSync(staging, inDataDir(name));
  finishSwap(name);
  return listReplacedStores().filter((folder) => basename(folder) === toReplaced(name));
}

function listStagedDatabases(): string[] {
  const path = databasePath();
  if (!path) return [];
  return list(`${basename(path)}.${complete}`, dirname(path)).map((name) =>
    join(dirname(path), name),
  );
}

function finishSwap(name: string): void {
  const replaced = toReplaced(name);
  for (const entry of readdirSync(inDataDir(name))) {
    keep(inDataDir(entry), replaced);
    renameSync(join(inDataDir(name), entry), inDataDir(entry));
  }
  const path = databasePath();
  if (path && existsSync(`${path}.${name}`)) {
    for (const file of [`${path}-wal`, `${path}-shm`, `${path}-journal`, getCopyPath(path), path]) {
      keep(file, replaced);
    }
    renameSync(`${path}.${name}`, path);
  }
  rmdirSync(inDataDir(name));
}

function keep(file: string, replaced: string): void {
  if (!existsSync(file)) return;
  const folder = join(dirname(file), replaced);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  renameSync(file, join(folder, basename(file)));
}

/** A database outside of DATA_DIR may be on another disk. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(from, to);
    rmSync(from);
  }
}

function list(prefix: string, folder = env().DATA_DIR): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(prefix)) : [];
}

const toReplaced = (name: string) => name.replace(complete, replacedPrefix);
const inDataDir = (name: string) => join(env().DATA_DIR, name);
const databasePath = () => getDatabasePath(env().DATABASE_URL);
