import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { beforeEach, expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { db, openStore } from '@/lib/store/db';
import { readDatabaseFile } from '@/lib/testing/read-database-file';
import { withEmptyStore } from '@/lib/testing/store';
import { finishVacuum, isVacuumPending, vacuumStore } from './vacuum';

withEmptyStore();
beforeEach(openStore);

const secret = 'zebra-quagga-okapi';
const hasSecret = () =>
  readdirSync(env().DATA_DIR).some((name) =>
    readDatabaseFile(join(env().DATA_DIR, name)).includes(secret),
  );
const deleteSecret = async () => {
  await db().dailyTask.create({ data: { name: secret, day: '2026-01-01' } });
  expect(hasSecret()).toBe(true);
  await db().dailyTask.deleteMany({ where: { name: secret } });
};

test('deleted data is gone from the database files', async () => {
  await deleteSecret();
  expect(await vacuumStore()).toBe(true);
  expect(hasSecret()).toBe(false);
  expect(isVacuumPending()).toBe(false);
});

test('while another program reads, it is pending, and the log does not grow; then it is finished', async () => {
  await db().dailyTask.create({ data: { name: 'first', day: '2026-01-01' } });
  const reader = createClient({ url: env().DATABASE_URL });
  const reading = await reader.transaction('read');
  await reading.execute('SELECT * FROM DailyTask');
  await deleteSecret();
  expect(await vacuumStore()).toBe(false);
  const log = `${new URL(env().DATABASE_URL).pathname}-wal`;
  const { length } = readDatabaseFile(log);
  await finishVacuum();
  expect(readDatabaseFile(log)).toHaveLength(length);
  expect(isVacuumPending()).toBe(true);
  expect(hasSecret()).toBe(true);

  await reading.rollback();
  reader.close();
  await finishVacuum();
  expect(isVacuumPending()).toBe(false);
  expect(hasSecret()).toBe(false);
});

test('nothing is done unless it was requested', async () => {
  rmSync(join(env().DATA_DIR, 'vacuum-pending'), { force: true });
  await deleteSecret();
  await finishVacuum();
  expect(hasSecret()).toBe(true);
  expect(existsSync(join(env().DATA_DIR, 'vacuum-pending'))).toBe(false);
});
