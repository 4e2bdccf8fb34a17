import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createClient } from '@libsql/client';
import { Header, type HeaderData } from 'tar';
import { withStoreAt } from '@/lib/settings/env';
import { migrate, readMigrations } from '@/lib/store/migrations';
import { makeFolder } from '@/lib/testing/folder';

/** A data folder of its own, with these files. */
export function makeDataDir(files: Record<string, string | Buffer> = {}) {
  const DATA_DIR = join(makeFolder(), 'data');
  mkdirSync(DATA_DIR);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(DATA_DIR, path, '..'), { recursive: true });
    writeFileSync(join(DATA_DIR, path), content);
  }
  const path = join(DATA_DIR, 'blog.db');
  const DATABASE_URL = pathToFileURL(path).href;
  const query = async (sql: string) => {
    const client = createClient({ url: DATABASE_URL, timeout: 5000 });
    const { rows } = await client.execute(sql);
    client.close();
    return rows.map((row) => ({ ...row }));
  };
  return {
    dir: DATA_DIR,
    path,
    query,
    use: <T>(work: () => Promise<T>) => withStoreAt({ DATA_DIR, DATABASE_URL }, work),
    /** @param last the newest migration of an older version */
    createDatabase: (last?: string) => migrate(DATABASE_URL, readMigrations(last)),
    addLead: (email: string, createdAt = '2026-01-01T00:00:00.000+00:00') =>
      query(`INSERT INTO "Lead" ("reference", "fingerprint", "name", "email", "details", "locale", "path", "createdAt")
        VALUES (hex(randomblob(4)), hex(randomblob(4)), 'Amina', '${email}', 'Texte', 'fr', '/', '${createdAt}')`),
    listEmails: async () =>
      (await query('SELECT "email" FROM "Lead" ORDER BY "id"')).map(({ email }) => email),
  };
}
export type TestDataDir = ReturnType<typeof makeDataDir>;

type Entry = HeaderData & { content?: string };

/** A compressed tar file with whatever one may put into it. */
export function makeTar(entries: Entry[]): string {
  const blocks = entries.flatMap(({ content = '', ...fields }) => {
    const body = Buffer.from(content);
    const header = new Header({ type: 'File', mode: 0o600, size: body.length, ...fields });
    header.encode();
    const padding = Buffer.alloc((512 - (body.length % 512)) % 512);
    return [header.block ?? Buffer.alloc(0), body, padding];
  });
  const file = join(makeFolder(), 'archive.tar.gz');
  writeFileSync(file, gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)])));
  return file;
}
