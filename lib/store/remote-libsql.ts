import { setTimeout as delay } from 'node:timers/promises';
import { type Client, type Config, LibsqlError, type Transaction } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { type Execute, measureStatements } from './measure-statements';

const requestTimeoutMs = 4000;
/** What follows a request that had no answer fails at once, so that a form has the truth after one wait. */
const failFastMs = 1000;
const pauseMs = 80;

/** Prisma's libSQL driver for a server, with many requests at once, each with a time limit. */
export class RemoteLibSql extends PrismaLibSql {
  readonly #lockTimeoutMs: number;
  #client: Client | undefined;

  constructor(url: string, lockTimeoutMs: number) {
    super({ url, fetch: createFetch() });
    this.#lockTimeoutMs = lockTimeoutMs;
  }

  override async connect() {
    const adapter = await super.connect();
    // One adapter runs one statement at a time, as a file needs it: each statement gets its own.
    return Object.assign(adapter, {
      queryRaw: async (query: Parameters<typeof adapter.queryRaw>[0]) =>
        (await super.connect()).queryRaw(query),
      executeRaw: async (query: Parameters<typeof adapter.executeRaw>[0]) =>
        (await super.connect()).executeRaw(query),
      startTransaction: async () => (await super.connect()).startTransaction(),
    });
  }

  override createClient(config: Config): Client {
    if (this.#client && !this.#client.closed) return this.#client;
    const client = super.createClient(config);
    const execute = withErrorNumbers(measureStatements(client.execute.bind(client) as Execute));
    const begin = client.transaction.bind(client);
    this.#client = Object.assign(client, {
      execute: (statement: unknown) => this.#retryWhileLocked(() => execute(statement)),
      transaction: () => this.#begin(() => begin('write')),
    });
    return this.#client;
  }

  /** The first statement begins the transaction on the server, so it is the one that meets a lock. */
  async #begin(open: () => Promise<Transaction>) {
    let transaction = await open();
    let hasBegun = false;
    const executeFirst = async (statement: unknown) => {
      try {
        return await (transaction.execute as Execute)(statement);
      } catch (error) {
        transaction.close();
        transaction = await open();
        throw error;
      }
    };
    const measured = measureStatements(async (statement) => {
      if (hasBegun) return (transaction.execute as Execute)(statement);
      const result = await this.#retryWhileLocked(() => executeFirst(statement));
      hasBegun = true;
      return result;
    });
    const execute = withErrorNumbers(measured);
    const commit = () => transaction.commit();
    return { execute, commit, rollback: () => transaction.rollback() };
  }

  async #retryWhileLocked<T>(attempt: () => Promise<T>): Promise<T> {
    const giveUpAt = performance.now() + this.#lockTimeoutMs;
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        const isLocked = error instanceof LibsqlError && error.code.startsWith('SQLITE_BUSY');
        if (!isLocked || performance.now() > giveUpAt) throw error;
      }
      await delay(pauseMs);
    }
  }
}

function createFetch() {
  let failFastUntil = 0;
  return async (request: Request) => {
    if (performance.now() < failFastUntil) throw new Error('The libSQL server does not answer.');
    try {
      return await fetch(request, { signal: AbortSignal.timeout(requestTimeoutMs) });
    } catch (error) {
      if (Object(error).name === 'TimeoutError') failFastUntil = performance.now() + failFastMs;
      throw error;
    }
  };
}

const errorNumbers = {
  'UNIQUE constraint failed': 2067,
  'FOREIGN KEY constraint failed': 787,
  'NOT NULL constraint failed': 1299,
};

/** The protocol leaves SQLite's numbers out, by which Prisma tells a taken key from other errors. */
function withErrorNumbers(execute: Execute): Execute {
  return (statement) =>
    execute(statement).catch((error) => {
      const [, number] =
        Object.entries(errorNumbers).find(([text]) => error.message.includes(text)) ?? [];
      if (!(error instanceof LibsqlError) || number === undefined) throw error;
      throw new LibsqlError(error.message, error.code, error.extendedCode, number, error);
    });
}
