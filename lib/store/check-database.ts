import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';

/** @param check quick_check does not compare indexes with their tables @throws Error with what SQLite found */
export async function assertIntact(
  path: string,
  check: 'integrity_check' | 'quick_check' = 'integrity_check',
): Promise<void> {
  const client = createClient({ url: pathToFileURL(path).href, timeout: 5000 });
  const { rows } = await client.execute(`PRAGMA ${check}(1)`);
  const found = String(rows[0]?.[check]);
  // Left open: closing it would merge a wrong write-ahead log into the database.
  if (found !== 'ok') throw new Error(`The database is malformed (${found}).`);
  client.close();
}
