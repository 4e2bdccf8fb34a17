import 'server-only';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Client, createClient, LibsqlError } from '@libsql/client';
import { env } from '@/lib/settings/env';

const waitMs = 2000;
/** Kept here, because the garbage collector would close a connection that nobody refers to, and with it its lock. */
const held = new Set<Client>();

/**
 * Any number of programs share DATA_DIR, or one has it alone. SQLite's file lock ends with the process, also by kill -9.
 * @returns releases the lock
 */
export async function lockDataDir(mode: 'shared' | 'alone'): Promise<() => Promise<void>> {
  const { href } = pathToFileURL(join(env().DATA_DIR, 'lock'));
  const client = createClient({ url: href, timeout: waitMs });
  try {
    await client.execute(mode === 'alone' ? 'BEGIN EXCLUSIVE' : 'BEGIN');
    await client.execute('SELECT count(*) FROM sqlite_master');
  } catch (error) {
    client.close();
    if (error instanceof LibsqlError && error.code.startsWith('SQLITE_BUSY')) {
      throw new Error(describeHolder(mode));
    }
    throw error;
  }
  held.add(client);
  return async () => {
    await client.execute('ROLLBACK');
    client.close();
    held.delete(client);
  };
}

function describeHolder(mode: 'shared' | 'alone'): string {
  const dir = env().DATA_DIR;
  return mode === 'alone'
    ? `A program uses ${dir}: stop the site and the author's programs first, e.g. systemctl stop consultant-site.`
    : `A restore uses ${dir}: wait until it has ended.`;
}
