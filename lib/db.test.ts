import { expect, test } from 'vitest';
import { db, openStore } from '@/lib/db';
import { withEmptyStore } from '@/lib/testing/store';

withEmptyStore();

async function readPragma(name: string): Promise<unknown> {
  const [row] = await db().$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
  return Object.values(row ?? {})[0];
}

test('opens a store whose readers wait for nobody and whose writers wait for each other', async () => {
  await db().$queryRaw`PRAGMA journal_mode = DELETE`;
  await openStore();
  expect(await readPragma('journal_mode')).toBe('wal');
  expect(Number(await readPragma('busy_timeout'))).toBe(5000);
  expect(Number(await readPragma('foreign_keys'))).toBe(1);
  expect(Number(await readPragma('synchronous'))).toBe(2);
});

test('refuses to start on a store that does not keep references', async () => {
  await db().$queryRaw`PRAGMA foreign_keys = OFF`;
  await expect(openStore()).rejects.toThrow(/foreign_keys = 0 instead of 1/);
});
