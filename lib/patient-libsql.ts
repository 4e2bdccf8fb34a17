import { setTimeout as delay } from 'node:timers/promises';
import { type Client, type Config, LibsqlError } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';

/** SQLite itself waits for as long, and the whole process with it: queries of a file run on its one thread. */
export const busyTimeoutMs = 200;
const pauseMs = 20;

/**
 * Prisma's libSQL driver, with two faults of the client underneath made good, for database files.
 *
 * A statement that failed for want of the write lock is left unfinished, and holds up every later commit of its
 * connection, which then says « done » of writes that no other connection ever sees (libsql-client-ts, issue 352):
 * so a connection on which a statement failed is replaced. And waiting for the lock stops the process: so most of the
 * wait is spent between attempts, where others go on.
 */
export class PatientLibSql extends PrismaLibSql {
  readonly #patienceMs: number;

  constructor(url: string, patienceMs: number) {
    super({ url, timeout: busyTimeoutMs });
    this.#patienceMs = patienceMs;
  }

  override createClient(config: Config): Client {
    const client = super.createClient(config);
    if (client.protocol !== 'file' || config.url === ':memory:') return client;
    const execute = client.execute.bind(client) as (
      statement: unknown,
    ) => ReturnType<Client['execute']>;
    const transaction = client.transaction.bind(client);
    return Object.assign(client, {
      execute: (statement: unknown) => this.#patiently(client, () => execute(statement)),
      // Asks for the lock first, where nothing has been done yet, and never has to ask again.
      transaction: () => this.#patiently(client, () => transaction('write')),
    });
  }

  async #patiently<T>(client: Client, attempt: () => Promise<T>): Promise<T> {
    const until = Date.now() + this.#patienceMs;
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
