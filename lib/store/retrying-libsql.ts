import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { type Client, type Config, LibsqlError } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { type Execute, measureStatements } from './measure-statements';

/** SQLite's own wait blocks the event loop, so it is short; #retryWhileLocked waits without blocking. */
export const busyTimeoutMs = 20;
const pauseMs = 80;
/** Else the first write after a VACUUM by another program may fail with "no such table". */
const readSchema = 'SELECT 1 FROM "sqlite_schema" LIMIT 1';
/** A lock that was met more recently than this is still the same. */
const sameLockMs = 1000;

/** After so many in a row, the event loop has a turn. */
const statementsPerTurn = 32;

export type LockWaits = {
  /** How long a write waits for other programs */
  lockTimeoutMs: number;
  /** How long of it SQLite blocks the event loop at a time */
  busyTimeoutMs: number;
};

/**
 * Prisma's libSQL driver with one connection, retries while the database is locked, and a new connection after a failed
 * statement: see docs/decisions/0009 and https://github.com/tursodatabase/libsql-client-ts/issues/352.
 */
export class RetryingLibSql extends PrismaLibSql {
  readonly #lockTimeoutMs: number;
  #lock = { waitUntil: 0, metAt: 0 };

  constructor(url: string, { lockTimeoutMs, busyTimeoutMs }: LockWaits) {
    super({ url, timeout: busyTimeoutMs });
    this.#lockTimeoutMs = lockTimeoutMs;
  }

  override createClient(config: Config): Client {
    const client = super.createClient(config);
    if (client.protocol !== 'file' || config.url === ':memory:') return client;
    const execute = measureStatements(client.execute.bind(client) as Execute);
    const finish = async (statement: 'COMMIT' | 'ROLLBACK') => {
      try {
        await execute(statement);
      } catch (error) {
        await execute('ROLLBACK').catch(() => {});
        await client.reconnect();
        throw error;
      }
    };
    let executed = 0;
    return Object.assign(client, {
      execute: async (statement: unknown) => {
        executed += 1;
        // The driver never waits: timers would stand still, and statements that ended would stay in memory.
        if (executed % statementsPerTurn === 0) await nextTurn();
        return this.#retryWhileLocked(client, () => execute(statement));
      },
      transaction: async () => {
        await this.#retryWhileLocked(client, () => execute('BEGIN IMMEDIATE'));
        await execute(readSchema);
        return { execute, commit: () => finish('COMMIT'), rollback: () => finish('ROLLBACK') };
      },
    });
  }

  async #retryWhileLocked<T>(client: Client, attempt: () => Promise<T>): Promise<T> {
    let isBusy = false;
    let hasReadSchema = false;
    for (;;) {
      try {
        const result = await attempt();
        if (isBusy) this.#lock.metAt = 0;
        return result;
      } catch (error) {
        const code = error instanceof LibsqlError ? error.code : '';
        if (!code.startsWith('SQLITE_CONSTRAINT')) await client.reconnect();
        isBusy = code.startsWith('SQLITE_BUSY');
        if (!hasReadSchema && /no such table/.test(String(error))) {
          hasReadSchema = true;
          continue;
        }
        if (!isBusy || Date.now() > this.#waitUntil()) throw error;
      }
      await delay(pauseMs);
    }
  }

  /** One wait for all statements that meet a lock: Prisma runs them one after the other, and readers are among them. */
  #waitUntil(): number {
    const now = Date.now();
    const isSame = now < this.#lock.metAt + sameLockMs;
    const waitUntil = isSame ? this.#lock.waitUntil : now + this.#lockTimeoutMs;
    this.#lock = { waitUntil, metAt: now };
    return waitUntil;
  }
}
