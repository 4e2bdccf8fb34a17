import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mailSchema } from '@/lib/mail/mail';
import { additiveMark, deleteCopy, MigrationError, migrate, readMigrations } from './migrations';

let folder: string;
let url: string;
let client: Client;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  url = `file:${join(folder, 'blog.db')}`;
  client = createClient({ url });
});
afterEach(() => {
  client.close();
  rmSync(folder, { recursive: true });
});

const names = readMigrations().map(({ name }) => name);
const select = async (sql: string) => (await client.execute(sql)).rows.map((row) => ({ ...row }));

/** One row in each table of the first migration. */
const rows = [
  `INSERT INTO "Author" ("id", "slug", "name") VALUES (1, 'jawad', 'Jawad')`,
  `INSERT INTO "Image" ("id", "width", "height") VALUES ('0123456789abcdef', 1600, 900)`,
  `INSERT INTO "Topic" ("id", "locale", "slug", "name") VALUES (1, 'fr', 'ete', 'Été')`,
  `INSERT INTO "Article" ("id", "locale", "slug", "translationKey", "title", "dek", "body",
     "coverAlt", "featured", "publishedAt", "updatedAt", "authorId", "coverId")
   VALUES (1, 'fr', 'mistral', 'mistral', 'L’œuvre 😀', '', 'Texte', 'Zellige', true,
     '2025-09-28T06:30:00.000+00:00', '2025-09-28T06:30:00.000+00:00', 1, '0123456789abcdef')`,
  `INSERT INTO "FormerSlug" ("locale", "slug", "articleId") VALUES ('fr', 'old', 1)`,
  `INSERT INTO "_ArticleToTopic" ("A", "B") VALUES (1, 1)`,
  `INSERT INTO "Lead" ("id", "reference", "fingerprint", "name", "email", "details", "locale",
     "path", "articleId")
   VALUES (1, 'IA-7K3F9', 'f', 'محمد', 'a@example.com', 'Détails', 'fr', '/articles/mistral', 1)`,
];
const formerMail = `INSERT INTO "OutboxMail" ("id", "messageId", "from", "to", "replyTo", "subject",
    "text", "html", "attempts", "lastError", "leadId")
  VALUES (1, '<1@example.com>', '{"name":"Jawad","address":"site@example.com"}', 'jawad@example.com',
    '{"name":"Amina « A »","address":"amina@example.org"}', 'Sujet', 'Texte "cité"', '<p>', 3, 'EDNS', 1)`;
/** One row in each table that readers see and that came later. */
const laterRows = [
  `INSERT INTO "Page" ("id", "locale", "slug", "translationKey", "title", "dek", "body", "nav",
     "order", "form", "updatedAt") VALUES (1, 'fr', 'a', 'a', '', '', '', 'none', 0, false, '')`,
  `INSERT INTO "FormerPageSlug" ("locale", "slug", "pageId") VALUES ('fr', 'old', 1)`,
];
const message = `INSERT INTO "OutboxMessage" ("messageId", "channel", "purpose", "payload", "leadId")
  VALUES ('<1@example.com>', 'email', 'lead', '{}', 1)`;

async function readAll(): Promise<Record<string, unknown[]>> {
  const tables = await select(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
     AND name NOT IN ('_prisma_migrations', 'Content') ORDER BY name`,
  );
  const contents = tables.map(async ({ name }) => [name, await select(`SELECT * FROM "${name}"`)]);
  return Object.fromEntries(await Promise.all(contents));
}

// A migration that recreates a table, as Prisma writes them, drops its triggers and must create them again.
test('all migrations together leave each table with its triggers', async () => {
  await migrate(url);
  const triggers = await select(`SELECT name FROM sqlite_master WHERE type = 'trigger'`);
  const each = (table: string, purpose: string) =>
    ['delete', 'insert', 'update'].map((write) => `${table}_${write}_${purpose}`);
  const versioned = [
    'Article',
    'ArticleToTopic',
    'Author',
    'FormerPageSlug',
    'FormerSlug',
    'FormerTopicSlug',
    'Redirect',
    'Image',
    'Page',
    'SiteSetting',
    'Topic',
  ];
  const indexed = ['Article', 'ArticleToTopic', 'Lead', 'Page', 'Topic'];
  expect(triggers.map(({ name }) => name).sort()).toEqual(
    [
      ...versioned.flatMap((table) => each(table, 'version')),
      ...indexed.flatMap((table) => each(table, 'search')),
    ].sort(),
  );
});

describe('migrate', () => {
  test('creates the current schema in a new database, once', async () => {
    expect(await migrate(url)).toEqual(names);
    expect(await migrate(url)).toEqual([]);
    expect(await select('SELECT migration_name AS name FROM _prisma_migrations')).toEqual(
      names.map((name) => ({ name })),
    );
  });

  test('brings an old database to the current schema with every row', async () => {
    const [first = ''] = names;
    expect(await migrate(url, readMigrations(first))).toEqual([first]);
    await client.batch([...rows, formerMail], 'write');
    const before = await readAll();
    expect(Object.values(before).map((table) => table.length)).toEqual(Array(8).fill(1));

    expect(await migrate(url)).toEqual(names.slice(1));
    const { OutboxMail: _, Lead: leads, ...others } = before;
    const after = await readAll();
    expect(after).toMatchObject(others);
    expect(after).toMatchObject({ Lead: [expect.objectContaining(leads?.[0])] });
    // Unsent mails became outbox messages with their payload.
    const [message] = after.OutboxMessage as Record<string, string>[];
    expect(message).toMatchObject({
      messageId: '<1@example.com>',
      channel: 'email',
      purpose: 'lead',
      attempts: 3,
      lastError: 'EDNS',
      leadId: 1,
    });
    expect(mailSchema.parse(JSON.parse(message?.payload ?? ''))).toEqual({
      from: { name: 'Jawad', address: 'site@example.com' },
      to: 'jawad@example.com',
      replyTo: { name: 'Amina « A »', address: 'amina@example.org' },
      subject: 'Sujet',
      text: 'Texte "cité"',
      html: '<p>',
    });
    // The search index includes articles that are older than the index.
    expect(
      await select(
        `SELECT rowid AS id FROM "ArticleSearch" WHERE "ArticleSearch" MATCH 'oeuvre ete'`,
      ),
    ).toEqual([{ id: 1 }]);
    expect(await select('PRAGMA foreign_key_check')).toEqual([]);
    expect(await select('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  test('rejects a database that a newer version has migrated', async () => {
    await migrate(url);
    await client.execute(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, applied_steps_count)
       VALUES ('1', '', '20991231000000_future', 1)`,
    );
    const refused = migrate(url);
    await expect(refused).rejects.toBeInstanceOf(MigrationError);
    await expect(refused).rejects.toThrow(/^[^\n]*20991231000000_future[^\n]*$/);
  });

  test('accepts a database that a newer version has only added to', async () => {
    const newer = [
      ...readMigrations(),
      { name: '29991231000000_more', sql: `${additiveMark}\nCREATE TABLE "More" ("id" INTEGER)` },
    ];
    await migrate(url);
    expect(await migrate(url, newer, true)).toEqual(['29991231000000_more']);
    expect(await migrate(url)).toEqual([]);
    expect(await migrate(url, newer)).toEqual([]);
    const other = { name: '29991231000001_other', sql: 'DROP TABLE "More"' };
    await migrate(url, [...newer, other]);
    await expect(migrate(url)).rejects.toThrow('29991231000001_other');
  });

  test('changes nothing beside another process that might not survive it', async () => {
    const newer = [
      ...readMigrations(),
      { name: '29991231000000_more', sql: `${additiveMark}\nCREATE TABLE "More" ("id" INTEGER)` },
      { name: '29991231000001_other', sql: `-- mostly ${additiveMark}\nDROP TABLE "Redirect"` },
    ];
    await migrate(url);
    const before = await readAll();
    await expect(migrate(url, newer, true)).rejects.toThrow(
      /^Another program uses the database, .* 29991231000001_other: stop the site/,
    );
    expect(await readAll()).toEqual(before);
    expect(existsSync(join(folder, 'before-migration.db'))).toBe(false);
  });

  test('names a migration that an earlier version left unfinished', async () => {
    await migrate(url);
    await client.execute('UPDATE _prisma_migrations SET finished_at = NULL WHERE rowid = 2');
    await expect(migrate(url)).rejects.toThrow(`The migration ${names[1]} was interrupted`);
  });

  test('undoes all of an upgrade that fails, and says so', async () => {
    const [first = ''] = names;
    await migrate(url, readMigrations(first));
    await client.batch([...rows, formerMail], 'write');
    const before = await readAll();
    const broken = { name: '29991231000000_broken', sql: 'INSERT INTO "Nothing" VALUES (1)' };
    await expect(migrate(url, [...readMigrations(), broken])).rejects.toThrow(
      /^The database could not be migrated and is unchanged: .*no such table: Nothing/,
    );
    expect(await readAll()).toEqual(before);
    expect(await migrate(url, readMigrations(first))).toEqual([]);
    expect(await migrate(url)).toEqual(names.slice(1));
  });

  test('rebuilds a table without deleting the rows that refer to it', async () => {
    await migrate(url);
    await client.batch([...rows, message], 'write');
    const [lead] = await select(`SELECT sql FROM sqlite_master WHERE name = 'Lead'`);
    const rebuild = `${String(lead?.sql).replace('"Lead"', '"new_Lead"')};
      INSERT INTO "new_Lead" SELECT * FROM "Lead"; DROP TABLE "Lead";
      ALTER TABLE "new_Lead" RENAME TO "Lead"`;
    await migrate(url, [...readMigrations(), { name: '29991231000000_rebuild', sql: rebuild }]);
    expect(await select('SELECT reference FROM "Lead"')).toEqual([{ reference: 'IA-7K3F9' }]);
    expect(await select('SELECT "leadId" FROM "OutboxMessage"')).toEqual([{ leadId: 1 }]);
  });

  test('undoes a migration that leaves rows without the one they refer to', async () => {
    await migrate(url);
    await client.batch([...rows, message], 'write');
    const orphans = { name: '29991231000000_orphans', sql: 'DELETE FROM "Lead"' };
    await expect(migrate(url, [...readMigrations(), orphans])).rejects.toThrow(
      'rows that refer to missing ones',
    );
    expect(await select('SELECT "leadId" FROM "OutboxMessage"')).toEqual([{ leadId: 1 }]);
  });

  test('leaves out a migration that another process applies meanwhile', async () => {
    const [first = ''] = names;
    await migrate(url, readMigrations(first));
    const other = createClient({ url });
    const lock = await other.transaction('write');
    const migrating = migrate(url);
    const [second = { name: '', sql: '' }] = readMigrations(names[1]).slice(1);
    await lock.executeMultiple(second.sql);
    await lock.execute({
      sql: `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
        VALUES (?1, '', ?1, 1)`,
      args: [second.name],
    });
    await lock.commit();
    other.close();
    expect(await migrating).toEqual(names.slice(2));
  });

  test('copies a database with data before it changes, until a later start', async () => {
    const [first = ''] = names;
    await migrate(url, readMigrations(first));
    const copy = join(folder, 'before-migration.db');
    expect(existsSync(copy)).toBe(false);
    await client.batch([...rows, formerMail], 'write');
    const startedAt = new Date();
    await migrate(url);
    const copied = createClient({ url: `file:${copy}` });
    expect((await copied.execute('SELECT * FROM "OutboxMail"')).rows).toHaveLength(1);
    copied.close();
    deleteCopy(url, startedAt);
    expect(existsSync(copy)).toBe(true);
    deleteCopy(url, new Date(Date.now() + 1000));
    expect(existsSync(copy)).toBe(false);
  });
});

describe('the content version', () => {
  const version = async () => Number((await select('SELECT version FROM "Content"'))[0]?.version);
  async function measureRise(sql: string) {
    const before = await version();
    const { rowsAffected } = await client.execute(sql);
    expect(rowsAffected).toBe(1);
    return (await version()) - before;
  }

  beforeEach(async () => {
    await migrate(url);
    await client.batch([...rows, ...laterRows, message], 'write');
  });

  test.each([
    ['Author', 'name', 'id = 1', `("slug", "name") VALUES ('b', 'B')`],
    ['Image', 'width', `id = '0123456789abcdef'`, `("id", "width", "height") VALUES ('b', 1, 1)`],
    ['Topic', 'name', 'id = 1', `("locale", "slug", "name") VALUES ('fr', 'b', 'B')`],
    [
      'Article',
      'title',
      'id = 1',
      `("locale", "slug", "translationKey", "title", "dek", "body", "coverAlt", "updatedAt",
        "authorId", "coverId")
       VALUES ('fr', 'b', 'b', '', '', '', '', '', 1, '0123456789abcdef')`,
    ],
    ['FormerSlug', 'slug', `slug = 'old'`, `("locale", "slug", "articleId") VALUES ('fr', 'b', 1)`],
    ['_ArticleToTopic', 'B', 'A = 1', '("A", "B") VALUES (1, 1)'],
    [
      'Page',
      'title',
      'id = 1',
      `("locale", "slug", "translationKey", "title", "dek", "body", "nav", "order", "form", "updatedAt")
       VALUES ('fr', 'b', 'b', '', '', '', 'none', 0, false, '')`,
    ],
    [
      'FormerPageSlug',
      'slug',
      `slug = 'old'`,
      `("locale", "slug", "pageId") VALUES ('fr', 'b', 1)`,
    ],
  ])('rises with each write to %s', async (table, column, which, values) => {
    expect(
      await measureRise(`UPDATE "${table}" SET "${column}" = "${column}" WHERE ${which}`),
    ).toBe(1);
    // Foreign keys would prevent the deletion of the row.
    await client.execute('PRAGMA foreign_keys = OFF');
    expect(await measureRise(`DELETE FROM "${table}" WHERE ${which}`)).toBe(1);
    expect(await measureRise(`INSERT INTO "${table}" ${values}`)).toBe(1);
  });

  test.each([
    ['Lead', 'name'],
    ['OutboxMessage', 'attempts'],
  ])('does not change with a write to %s, which readers never see', async (table, column) => {
    expect(await measureRise(`UPDATE "${table}" SET "${column}" = "${column}"`)).toBe(0);
    await client.execute('PRAGMA foreign_keys = OFF');
    expect(await measureRise(`DELETE FROM "${table}"`)).toBe(0);
    const insert = [...rows, message].find((sql) => sql.includes(`INTO "${table}"`)) ?? '';
    expect(await measureRise(insert)).toBe(0);
  });
});
