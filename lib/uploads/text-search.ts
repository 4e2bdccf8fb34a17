import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { db } from '@/lib/store/db';

export type TextRow = { table: string; id: number };

/** The tables of images themselves, and what SQLite and Prisma keep for themselves */
const otherTables = /^(?:Image|Upload|ArticleSearch.*|sqlite_.*|_prisma_migrations)$/;
const batchSize = 200;

type TextTable = { table: string; columns: string[]; lastId: number };

async function listTextTables(): Promise<TextTable[]> {
  const rows = await db().$queryRaw<{ table: string; column: string }[]>`
    SELECT t.name AS "table", c.name AS "column"
    FROM sqlite_master t JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND c.type = 'TEXT'`;
  const tables = new Map<string, string[]>();
  for (const { table, column } of rows) {
    if (!otherTables.test(table)) tables.set(table, [...(tables.get(table) ?? []), column]);
  }
  return Promise.all(
    [...tables].map(async ([table, columns]) => {
      const [last] = await db().$queryRawUnsafe<{ id: number | bigint | null }[]>(
        `SELECT max(rowid) AS id FROM "${table}"`,
      );
      return { table, columns, lastId: Number(last?.id ?? 0) };
    }),
  );
}

/** Asks each table in turns, because the driver holds up everything else while it reads. */
async function* readTables<Row>(select: (columns: string) => string, ...args: string[]) {
  for (const { table, columns, lastId } of await listTextTables()) {
    const texts = columns.map((column) => `coalesce("${column}", '')`).join(` || ' ' || `);
    for (let from = 0; from <= lastId; from += batchSize) {
      const rows = await db().$queryRawUnsafe<Row[]>(
        `${select(texts)} FROM "${table}" WHERE rowid > ${from} AND rowid <= ${from + batchSize}
         ${args.length > 0 ? `AND instr(${texts}, ?)` : ''}`,
        ...args,
      );
      for (const row of rows) yield { table, row };
      await setImmediate();
    }
  }
}

const ids = /(?<![0-9a-z])[0-9a-f]{16}(?![0-9a-z])/g;

/** All that looks like the id of an image in a text of the store */
export async function listNamedIds(): Promise<Set<string>> {
  const named = new Set<string>();
  for await (const { row } of readTables<{ texts: string }>(
    (texts) => `SELECT ${texts} AS texts`,
  )) {
    for (const [id] of row.texts.matchAll(ids)) named.add(id);
  }
  return named;
}

/** Where a text of the store names the image */
export async function findTextRows(imageId: string): Promise<TextRow[]> {
  const found: TextRow[] = [];
  const select = () => 'SELECT rowid AS id';
  for await (const { table, row } of readTables<{ id: number | bigint }>(select, imageId)) {
    found.push({ table, id: Number(row.id) });
  }
  return found;
}
