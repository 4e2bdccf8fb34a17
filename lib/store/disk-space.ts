import 'server-only';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { log } from '@/lib/log';
import { env } from '@/lib/settings/env';
import { getDatabasePath } from './database-path';

const megabyte = 1024 * 1024;

/** Enough for a copy of a database of 10,000 articles, which a migration and each nightly purge need */
export const lowDiskMegabytes = 300;

export type DiskSpace = { freeMegabytes: number; isLow: boolean };

/** On the disk of DATA_DIR or of the database, whichever has less. */
export async function readDiskSpace(): Promise<DiskSpace> {
  const { DATA_DIR, DATABASE_URL } = env();
  const database = getDatabasePath(DATABASE_URL);
  const folders = [DATA_DIR, ...(database ? [dirname(database)] : [])];
  const disks = await Promise.all(folders.map((folder) => statfs(folder)));
  const free = Math.min(...disks.map(({ bavail, bsize }) => (bavail * bsize) / megabyte));
  return { freeMegabytes: Math.floor(free), isLow: free < lowDiskMegabytes };
}

let isWarned = false;

/** Logs the first of several findings in a row. */
export async function warnOfLowDiskSpace(): Promise<void> {
  const { freeMegabytes, isLow } = await readDiskSpace();
  if (isLow && !isWarned) log.warn({ event: 'disk', freeMegabytes }, 'the disk is almost full');
  isWarned = isLow;
}
