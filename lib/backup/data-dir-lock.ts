import 'server-only';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Client, createClient, LibsqlError } from '@libsql/client';
import { env } from '@/lib/settings/env';

const waitMs = 2000;
/** Kept here, because the garbage collector would close a connection that nobody refers to, and with it its lock. */
const held = new Set<Client>();

type Mode = 'shared' | 'alone';
type Release = () => Promise<void>;

/**
 * Any number of programs share DATA_DIR, or one has it alone. SQLite's file lock ends with the process, also by kill -9.
 * @returns releases the lock
 */
export async function lockDataDir(mode: Mode): Promise<Release> {
  const release = await tryLock(mode, waitMs);
  if (!release) throw new Error(describeHolder(mode));
  return release;
}

/** Whether no other program uses DATA_DIR now; to be asked before this one locks it. */
export async function isDataDirFree(): Promise<boolean> {
  const release = await tryLock('alone', 0);
  await release?.();
  return release !== null;
}

async function tryLock(mode: Mode, timeout: number): Promise<Release | null> {
  const { href } = pathToFileURL(join(env().DATA_DIR, 'lock'));
  const client = createClient({ url: href, timeout });
  try {
    await client.execute(mode === 'alone' ? 'BEGIN EXCLUSIVE' : 'BEGIN');
    await client.execute('SELECT count(*) FROM sqlite_master');
  } catch (error) {
    client.close();
    if (error instanceof LibsqlError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  held.add(client);
  return async () => {
    await client.execute('ROLLBACK');
    client.close();
    held.delete(client);
  };
}

function describeHolder(mode: Mode): string {
  const dir = env().DATA_DIR;
  return mode === 'alone'
    ? `A program uses ${dir}: stop the site and the author's programs first, e.g. systemctl stop 'consultant-site@*'.`
    : `A restore uses ${dir}: wait until it has ended.`;
}
