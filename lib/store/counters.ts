import 'server-only';
import { db } from './db';

export type Count = { count: number; msUntilReset: number };

/** Counts one more. A counter starts anew once `lastsMs` have passed since its first count. One statement, so that processes agree. */
export async function countUp(key: string, lastsMs: number): Promise<Count> {
  const now = new Date();
  const resetAt = new Date(now.getTime() + lastsMs);
  const [row] = await db().$queryRaw<{ points: number | bigint; expire: string | Date }[]>`
    INSERT INTO "RateLimit" ("key", "points", "expire") VALUES (${key}, 1, ${resetAt})
    ON CONFLICT ("key") DO UPDATE SET
      "points" = iif("expire" <= ${now}, 1, "points" + 1),
      "expire" = iif("expire" <= ${now}, excluded."expire", "expire")
    RETURNING "points", "expire"`;
  if (!row) throw new Error(`The counter ${key} was not stored.`);
  const msUntilReset = new Date(row.expire).getTime() - now.getTime();
  return { count: Number(row.points), msUntilReset };
}

/** Takes one count back. */
export async function countDown(key: string): Promise<void> {
  await db().rateLimit.updateMany({ where: { key }, data: { points: { decrement: 1 } } });
}

export async function resetCounter(key: string): Promise<void> {
  await db().rateLimit.deleteMany({ where: { key } });
}
