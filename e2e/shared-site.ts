import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { type Site, startTestSite } from './site';

let started: Promise<Site> | undefined;

/**
 * One site for all tests of a worker that need no settings of their own, because a start takes seconds. Each call puts
 * the store back to what it was after the start. Who stops it starts it again.
 */
export async function getSharedSite(): Promise<Site> {
  if (started) await restoreStore(await started);
  else started = startSharedSite();
  return started;
}

const getCopyPath = (site: Site) => join(site.dataDir, 'after-start.db');

async function startSharedSite(): Promise<Site> {
  // All tests send from one address.
  const site = await startTestSite({ LEADS_PER_ADDRESS: '100000', LEADS_IN_ALL: '100000' });
  await site.execute('VACUUM INTO ?', getCopyPath(site));
  return site;
}

async function restoreStore(site: Site): Promise<void> {
  const client = createClient({ url: `file:${join(site.dataDir, 'blog.db')}`, timeout: 5000 });
  // The content version goes on, so that no page of before is taken for one of now; triggers fill the search indexes.
  const { rows } = await client.execute(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
     AND name NOT IN ('Content', '_prisma_migrations', 'sqlite_schema') ORDER BY name = 'sqlite_sequence'`,
  );
  const copies = rows.map(
    ({ name }) => `DELETE FROM "${name}"; INSERT INTO "${name}" SELECT * FROM sample."${name}";`,
  );
  await client.executeMultiple(`
    ATTACH '${getCopyPath(site)}' AS sample;
    PRAGMA foreign_keys = OFF;
    BEGIN IMMEDIATE; ${copies.join('\n')} COMMIT;
    DETACH sample;`);
  client.close();
  removeMails(join(site.dataDir, 'mail'));
}

// The folder stays: a mail of the last test may be written at this moment.
function removeMails(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true });
}
