import { setTimeout as delay } from 'node:timers/promises';
import { type Client, type Config, LibsqlError } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';

/** SQLite itself waits for as long, and the whole process with it: queries of a file run on its one thread. */
export const busyTimeoutMs = 200;
const pauseMs = 20;

/**
 * Prisma's libSQL driver, with three faults of the client underneath made good, for database files.
 *
 * A statement that failed for want of the write lock is left unfinished, and holds up every later commit of its
 * connection, which then says « done » of writes that no other connection ever sees (libsql-client-ts, issue 352):
 * so a connection on which a statement failed is replaced. And waiting for the lock stops the process: so most of the
 * wait is spent between attempts, where others go on. And each of the client's transactions leaves its connection
 * behind, open and with all its memory until it is garbage: so they are made on the one connection that there is, which
 * Prisma keeps for a transaction from its beginning to its end.
 */
export class RetryingLibSql extends PrismaLibSql {
  readonly #lockTimeoutMs: number;

  constructor(url: string, lockTimeoutMs: number) {
    super({ url, timeout: busyTimeoutMs });
    this.#lockTimeoutMs = lockTimeoutMs;
  }

  override createClient(config: Config): Client {
    const client = super.createClient(config);
    if (client.protocol !== 'file' || config.url === ':memory:') return client;
    const execute = client.execute.bind(client) as (
      statement: unknown,
    ) => ReturnType<Client['execute']>;
    const end = async (statement: 'COMMIT' | 'ROLLBACK') => {
      try {
        await execute(statement);
      } catch (error) {
        // What is left of the transaction must not take in what is written next.
        await execute('ROLLBACK').catch(() => {});
        await client.reconnect();
        throw error;
      }
    };
    return Object.assign(client, {
      execute: (statement: unknown) => this.#retryWhileLocked(client, () => execute(statement)),
      transaction: async () => {
        // Asks for the lock first, where nothing has been done yet, and never has to ask again.
        await this.#retryWhileLocked(client, () => execute('BEGIN IMMEDIATE'));
        return { execute, commit: () => end('COMMIT'), rollback: () => end('ROLLBACK') };
      },
    });
  }

  async #retryWhileLocked<T>(client: Client, attempt: () => Promise<T>): Promise<T> {
    const until = Date.now() + this.#lockTimeoutMs;
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        const code = error instanceof LibsqlError ? error.code : '';
        // A refused value (a unique key taken) leaves nothing behind.
        if (!code.startsWith('SQLITE_CONSTRAINT')) await client.reconnect();
        if (!code.startsWith('SQLITE_BUSY') || Date.now() > until) throw error;
      }
      await delay(pauseMs);
    }
  }
}
