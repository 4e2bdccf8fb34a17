import 'server-only';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Prisma } from '@/prisma/client/client';
import { db } from './db';

const idsPerSpan = 2000;
const rowsPerChange = 50;

export type IdSpan = { gt: number; lte: number };

/** Filters on `id` that together match all rows, each so few that reading them stops the event loop only briefly */
export async function* listIdSpans(table: 'Lead' | 'OutboxMessage'): AsyncGenerator<IdSpan> {
  const [row] = await db().$queryRaw<{ last: number | null }[]>`
    SELECT max("id") AS "last" FROM ${Prisma.raw(`"${table}"`)}`;
  for (let gt = 0; gt < Number(row?.last ?? 0); gt += idsPerSpan) {
    yield { gt, lte: gt + idsPerSpan };
    await nextTurn();
  }
}

/** So few rows each that a statement that changes them stops the event loop only briefly */
export async function* inBatches<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  for (let start = 0; start < rows.length; start += rowsPerChange) {
    yield rows.slice(start, start + rowsPerChange);
    await nextTurn();
  }
}
