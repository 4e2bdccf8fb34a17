import 'server-only';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endAllAccess } from '@/lib/accounts/commands';
import { eraseNotedPersons } from '@/lib/leads/erasure';
import { getObject, isS3Address } from '@/lib/object-storage/s3';
import { holdPendingMessages } from '@/lib/outbox/hold';
import { prepareDataDir } from '@/lib/settings/data-dir';
import { env, withStoreAt } from '@/lib/settings/env';
import { assertIntact } from '@/lib/store/check-database';
import { getDatabasePath } from '@/lib/store/database-path';
import { closeStore, openStore } from '@/lib/store/db';
import { getCopyPath, migrate } from '@/lib/store/migrations';
import { isStoreUsed, markStoreCreated } from '@/lib/store/store-files';
import { vacuumStore } from '@/lib/store/vacuum';
import { databaseName, storeFolders } from './archive-format';
import { readArchive } from './read-archive';
import { createStaging, haveAlone, swapStore } from './swap-store';

export type Restored = {
  madeAt: string | null;
  /** Messages on hold */
  held: number;
  /** Leads of persons who were erased after the backup */
  erased: number;
  /** Folders with what was there before */
  replaced: string[];
};

/**
 * Makes the archive's store that of DATA_DIR. Killed at any time, it leaves the former store or the whole new one.
 * @param file also s3://<bucket>/<name>
 * @param replace allows it where a site has run
 */
export async function restoreBackup(file: string, replace: boolean): Promise<Restored> {
  if (isS3Address(file)) return downloadBackup(file, (copy) => restoreBackup(copy, replace));
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const { DATA_DIR, DATABASE_URL } = env();
  const path = getDatabasePath(DATABASE_URL);
  prepareDataDir();
  if (path) mkdirSync(dirname(path), { recursive: true });
  const release = await haveAlone();
  try {
    if (isStoreUsed() && !replace) {
      throw new Error(
        `${DATA_DIR} has the data of a site. Use --replace to restore over it: the former data is kept beside it.`,
      );
    }
    const staging = createStaging();
    try {
      const { madeAt, files } = await readArchive(file, staging);
      assertSameDatabaseKind(databaseName in files, path !== null);
      for (const folder of storeFolders) mkdirSync(join(staging, folder), { recursive: true });
      takeErasureNotes(staging);
      const changes = path ? await prepareDatabase(staging) : { held: 0, erased: 0 };
      const replaced = swapStore(staging);
      chmodSync(DATA_DIR, 0o700);
      markStoreCreated();
      return { madeAt, ...changes, replaced };
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  } finally {
    await release();
  }
}

async function downloadBackup<T>(address: string, use: (copy: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'restore-'));
  try {
    const copy = join(folder, 'backup.tar.gz');
    await getObject(address, copy);
    return await use(copy);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Puts the copy of before the last migration back, for the version that wrote it. */
export async function restoreBeforeMigration(): Promise<Restored> {
  const path = getDatabasePath(env().DATABASE_URL);
  const copy = path && getCopyPath(path);
  if (!copy || !existsSync(copy)) {
    throw new Error(
      'There is no copy of before a migration: the next successful start has deleted it. Restore a backup: npm run restore -- <file> --replace',
    );
  }
  const release = await haveAlone();
  try {
    await assertIntact(copy);
    const staging = createStaging();
    copyFileSync(copy, join(staging, databaseName));
    return { madeAt: null, held: 0, erased: 0, replaced: swapStore(staging) };
  } finally {
    await release();
  }
}

function assertSameDatabaseKind(isInArchive: boolean, isFile: boolean): void {
  if (isInArchive && !isFile) {
    throw new Error('The backup has a database, but DATABASE_URL names a server: unset it first.');
  }
  if (!isInArchive && isFile) {
    throw new Error(
      'The backup has no database: it was on a libSQL server. Set DATABASE_URL to that server.',
    );
  }
}

/** So that persons who were erased after the backup was made are erased again */
function takeErasureNotes(staging: string): void {
  const { DATA_DIR } = env();
  for (const name of ['erasures', 'secrets/erasure-key']) {
    const notes = join(DATA_DIR, name);
    if (existsSync(notes)) cpSync(notes, join(staging, name), { recursive: true });
  }
}

/** Brings the database up to date, holds its messages and applies the erasures. */
async function prepareDatabase(staging: string): Promise<Pick<Restored, 'held' | 'erased'>> {
  const path = join(staging, databaseName);
  const DATABASE_URL = pathToFileURL(path).href;
  await closeStore();
  return withStoreAt({ DATA_DIR: staging, DATABASE_URL }, async () => {
    await assertIntact(path);
    await migrate(DATABASE_URL);
    rmSync(getCopyPath(path), { force: true });
    await openStore();
    await endAllAccess();
    const changes = { held: await holdPendingMessages(), erased: await eraseNotedPersons() };
    if (!(await vacuumStore())) throw new Error('Another program reads the restored database.');
    await closeStore();
    for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
    return changes;
  });
}
