import { closeSync, openSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { limitFileSizes } from '@/lib/health/testing';
import { log } from '@/lib/log';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { readContentVersion } from '@/lib/store/content-version';
import { closeStore, db } from '@/lib/store/db';
import { noteLeadNotStored, noteLeadStored } from '@/lib/store/write-check';
import { withEmptyStore } from '@/lib/testing/store';
import { readHealth } from './health';

withEmptyStore();

const now = new Date('2026-01-01T12:00:00Z');
const second = 1000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now });
  processState.outbox.lastPolledAt = now.getTime();
  const unchecked = { checkedAt: undefined, succeededChecks: 0, fault: null };
  Object.assign(processState.writeCheck, unchecked);
  vi.spyOn(log, 'error').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const later = (ms: number) => vi.advanceTimersByTime(ms);
const full = Object.assign(new Error('full'), {
  meta: { driverAdapterError: { cause: { originalMessage: 'SQLITE_FULL: full' } } },
});

/** Overwrites the table's root page in the file. */
async function corrupt(table: string) {
  await db().$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
  const [row] = await db().$queryRaw<{ rootpage: number }[]>`
    SELECT "rootpage" FROM "sqlite_master" WHERE "type" = 'table' AND "name" = ${table}`;
  await closeStore();
  const pageBytes = 4096;
  const file = openSync(fileURLToPath(env().DATABASE_URL), 'r+');
  const start = (Number(row?.rootpage) - 1) * pageBytes;
  writeSync(file, Buffer.alloc(pageBytes, 0xff), 0, pageBytes, start);
  closeSync(file);
}

describe('it is not well', () => {
  test.each(['Lead', 'OutboxMessage', 'RateLimit'])(
    'when a page of %s is corrupted',
    async (table) => {
      await corrupt(table);
      const storeFault = { reason: 'write-failed', code: 'SQLITE_CORRUPT' };
      expect(await readHealth()).toMatchObject({ ok: false, store: 'unwritable', storeFault });
    },
  );

  test('when nothing can be committed, although a row can be inserted', async () => {
    await readHealth();
    later(10 * second);
    const liftLimit = limitFileSizes();
    const health = await readHealth();
    liftLimit();
    const storeFault = { reason: 'write-failed', code: 'SQLITE_IOERR' };
    expect(health).toMatchObject({ ok: false, store: 'unwritable', storeFault });
    expect(log.error).toHaveBeenCalledWith(
      expect.objectContaining({ event: 'health', driverCode: 'SQLITE_IOERR' }),
      'a test write to the store failed',
    );
  });

  test('when another program holds the write lock, and it answers in time', async () => {
    vi.useRealTimers();
    const other = createClient({ url: env().DATABASE_URL });
    const lock = await other.transaction('write');
    const startedAt = Date.now();
    const health = await readHealth();
    expect(Date.now() - startedAt).toBeLessThan(8000);
    await lock.rollback();
    other.close();
    const storeFault = { reason: 'write-failed', code: 'SQLITE_BUSY' };
    expect(health).toMatchObject({ ok: false, store: 'unwritable', storeFault });
  });

  test('when reads hang, and it answers in time', async () => {
    vi.spyOn(db().outboxMessage, 'count').mockReturnValue(new Promise(() => {}) as never);
    vi.useFakeTimers({ now });
    const health = readHealth();
    await vi.advanceTimersByTimeAsync(4 * second);
    const storeFault = { reason: 'timeout', code: null };
    expect(await health).toMatchObject({ ok: false, store: 'unavailable', storeFault });
  });
});

describe('after a lead that could not be stored', () => {
  const storeFault = { reason: 'lead-not-stored', code: 'SQLITE_FULL' };
  const isWell = async () => {
    later(10 * second);
    return (await readHealth()).ok;
  };

  test('it is not well, until the next one is stored', async () => {
    expect(await isWell()).toBe(true);
    noteLeadNotStored(full);
    expect(await readHealth()).toMatchObject({ ok: false, store: 'unwritable', storeFault });
    noteLeadStored();
    expect(await readHealth()).toMatchObject({ ok: true, store: 'ok', storeFault: null });
  });

  test('it is not well, until three checks in a row have succeeded', async () => {
    expect(await isWell()).toBe(true);
    noteLeadNotStored(full);
    expect([await isWell(), await isWell()]).toEqual([false, false]);
    await db().$executeRaw`ALTER TABLE "RateLimit" RENAME TO "Gone"`;
    expect(await isWell()).toBe(false);
    await db().$executeRaw`ALTER TABLE "Gone" RENAME TO "RateLimit"`;
    expect([await isWell(), await isWell(), await isWell()]).toEqual([false, false, true]);
  });
});

describe('the check', () => {
  const countChecks = async () => Number((await db().writeCheck.findFirst())?.checks ?? 0);

  test('writes at most every 10 seconds, once for all who ask at the same time', async () => {
    await Promise.all([readHealth(), readHealth(), readHealth()]);
    later(9.9 * second);
    await readHealth();
    expect(await countChecks()).toBe(1);
    later(0.1 * second);
    await Promise.all([readHealth(), readHealth()]);
    expect(await countChecks()).toBe(2);
  });

  test('still writes after the clock was set back', async () => {
    await readHealth();
    vi.setSystemTime(now.getTime() - 24 * 3600 * second);
    later(10 * second);
    await readHealth();
    expect(await countChecks()).toBe(2);
  });

  test('leaves no row behind, and the content version as it was', async () => {
    const version = await readContentVersion();
    await readHealth();
    expect(await readContentVersion()).toBe(version);
    const counts = [db().lead.count(), db().outboxMessage.count(), db().rateLimit.count()];
    expect(await Promise.all(counts)).toEqual([0, 0, 0]);
  });
});
