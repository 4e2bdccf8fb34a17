import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient, type InValue } from '@libsql/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, readMigrations } from './migrations';

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

type Row = Record<string, InValue>;
const select = async (sql: string, from = client) =>
  (await from.execute(sql)).rows.map((row): Row => ({ ...row }));

const names = readMigrations().map(({ name }) => name);
const firstStart = names.findIndex((name) => name.endsWith('_lead_states')) - 1;
const rowsPerTable = 3;

type Column = { name: string; type: string; isKey: boolean; hasDefault: boolean; parent?: Parent };
type Parent = { table: string; column: string };
type Table = { name: string; columns: Column[] };

/** Those with rows of the site’s own; Content changes with every write to others. */
async function listTables(): Promise<Table[]> {
  const tables = await select(
    `SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'
     AND name NOT LIKE 'sqlite_%' AND name NOT IN ('_prisma_migrations', 'Content') ORDER BY name`,
  );
  return Promise.all(tables.map(async ({ name }) => readTable(String(name))));
}

async function readTable(name: string): Promise<Table> {
  const columns = await select(`SELECT * FROM pragma_table_info('${name}')`);
  const links = await select(`SELECT * FROM pragma_foreign_key_list('${name}')`);
  return {
    name,
    columns: columns.map((column) => {
      const link = links.find(({ from }) => from === column.name);
      return {
        name: String(column.name),
        type: String(column.type),
        isKey: column.pk !== 0,
        hasDefault: column.dflt_value !== null,
        ...(link ? { parent: { table: String(link.table), column: String(link.to) } } : {}),
      };
    }),
  };
}

/** Row n of a table refers to row n of each other table that it has a foreign key to. */
function inventValue(tables: Table[], table: string, column: Column, n: number): InValue {
  const { parent } = column;
  if (parent) {
    const parents = tables.find(({ name }) => name === parent.table)?.columns ?? [];
    const target = parents.find(({ name }) => name === parent.column);
    if (!target) throw new Error(`${table}.${column.name} refers to a column that is not there.`);
    return inventValue(tables, parent.table, target, n);
  }
  if (column.type === 'DATETIME') return `2026-0${n}-01T06:30:00.000+00:00`;
  return column.type === 'TEXT' ? `${table} ${column.name} ${n} œ 😀 محمد` : n;
}

async function fill(tables: Table[]): Promise<void> {
  const statements = tables.flatMap(({ name, columns }) => {
    const filled = columns.filter(({ isKey, hasDefault }) => isKey || !hasDefault);
    const fields = filled.map((column) => `"${column.name}"`).join(', ');
    const marks = filled.map(() => '?').join(', ');
    return Array.from({ length: rowsPerTable }, (_, index) => ({
      sql: `INSERT OR REPLACE INTO "${name}" (${fields}) VALUES (${marks})`,
      args: filled.map((column) => inventValue(tables, name, column, index + 1)),
    }));
  });
  // Parents may come after what refers to them.
  await client.batch([{ sql: 'PRAGMA defer_foreign_keys = ON', args: [] }, ...statements], 'write');
}

async function readRows(tables: Table[]): Promise<Record<string, Row[]>> {
  const read = tables.map(async ({ name }) => [name, await select(`SELECT * FROM "${name}"`)]);
  return Object.fromEntries(await Promise.all(read));
}

const schema = (from: Client, type: string) =>
  select(
    `SELECT name, tbl_name, sql FROM sqlite_master WHERE type = '${type}'
     AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    from,
  );

test.each(names.slice(firstStart, -1))(
  'a filled database of %s keeps every row, link and trigger',
  async (start) => {
    await migrate(url, readMigrations(start));
    const tables = await listTables();
    await fill(tables);
    const before = await readRows(tables);
    expect(Object.values(before).map((rows) => rows.length)).toEqual(
      tables.map(() => rowsPerTable),
    );
    expect(await select('PRAGMA foreign_key_check')).toEqual([]);
    const triggers = (await schema(client, 'trigger')).map(({ name }) => name);

    expect(await migrate(url)).toEqual(names.slice(names.indexOf(start) + 1));
    const after = await readRows(tables);
    for (const [table, rows] of Object.entries(before)) {
      expect(after[table], table).toHaveLength(rows.length);
      expect(after[table], table).toMatchObject(rows);
    }
    expect(await select('PRAGMA foreign_key_check')).toEqual([]);
    expect(await select('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const left = (await schema(client, 'trigger')).map(({ name }) => name);
    expect(left).toEqual(expect.arrayContaining(triggers));

    const freshUrl = `file:${join(folder, 'fresh.db')}`;
    await migrate(freshUrl);
    const fresh = createClient({ url: freshUrl });
    for (const type of ['trigger', 'index', 'view'])
      expect(await schema(client, type)).toEqual(await schema(fresh, type));
    fresh.close();
  },
);

test('leads of before the desk are found by its search, and their last contact is known', async () => {
  await migrate(url, readMigrations(names[firstStart]));
  await fill(await listTables());
  await migrate(url);
  const found = `SELECT rowid FROM "LeadSearch" WHERE "LeadSearch" MATCH '"oe" AND محمد'`;
  expect(await select(found)).toEqual([{ rowid: 1 }, { rowid: 2 }, { rowid: 3 }]);
  expect(await select('SELECT 1 FROM "Lead" WHERE "lastContactAt" = "createdAt"')).toHaveLength(3);
});
