import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { InArgs, ResultSet } from '@libsql/client';
import { processState } from '@/lib/process-state';
import { shareInProcess } from '@/lib/share-in-process';

export type PageReads = {
  statements: { sql: string; args: InArgs; digest: string }[];
  answers: { query: () => Promise<unknown>; json: string }[];
  startedAt: number;
  offsets: Map<unknown, number>;
  /** Milliseconds since 1970: from then on the same rows make another page. */
  endsAt: number;
  overridesCount: number;
};

type Recording = { reads?: PageReads };
const recordings = shareInProcess('page-reads', () => new AsyncLocalStorage<Recording>());
const currentReads = () => recordings.getStore()?.reads;

/** Notes each statement that `render` sends to the database; `reads` is undefined if it sent none. */
export async function recordReads<Page>(render: () => Promise<Page>) {
  const reads: PageReads = {
    statements: [],
    answers: [],
    startedAt: Date.now(),
    offsets: new Map(),
    endsAt: Number.POSITIVE_INFINITY,
    overridesCount: processState.overridesCount,
  };
  const recording: Recording = { reads };
  try {
    const page = await recordings.run(recording, render);
    return { page, reads: reads.statements.length > 0 ? reads : undefined };
  } finally {
    // What goes on after it, e.g. a timer that it started, is no part of it.
    recording.reads = undefined;
  }
}

export function noteStatement(statement: unknown, result: ResultSet): void {
  const reads = currentReads();
  if (!reads) return;
  const { sql, args } = statement as { sql?: string; args: InArgs };
  if (sql && /^\s*(?:SELECT|WITH)\b/.test(sql)) {
    reads.statements.push({ sql: unify(sql), args, digest: digestOf(result) });
  } else {
    endReadsAt(new Date(0));
  }
}

const known = new Map<string, string>();
const maxKnown = 1000;

function unify(sql: string): string {
  if (known.size >= maxKnown) known.clear();
  const same = known.get(sql) ?? sql;
  known.set(same, same);
  return same;
}

/** For a query that reads more than it tells, e.g. candidates: a page depends on its answer, not on all that it reads. */
export async function recordAnswer<Answer>(query: () => Promise<Answer>): Promise<Answer> {
  const reads = currentReads();
  if (!reads) return query();
  const own = { ...reads, statements: [] };
  const answer = await recordings.run({ reads: own }, query);
  reads.endsAt = Math.min(reads.endsAt, own.endsAt);
  reads.answers.push({ query, json: JSON.stringify(answer) });
  return answer;
}

export function digestOf({ rows }: ResultSet): string {
  const values = JSON.stringify(rows.map((row) => Array.from(row)));
  return createHash('sha1').update(values).digest('base64');
}

/** The same during a rendering. What readers see may depend on no other clock. */
export function renderingTime(offsetMs = 0): Date {
  const reads = currentReads();
  const time = new Date((reads?.startedAt ?? Date.now()) + offsetMs);
  reads?.offsets.set(toArgument(time), offsetMs);
  return time;
}

export function endReadsAt(time: Date): void {
  const reads = currentReads();
  if (reads) reads.endsAt = Math.min(reads.endsAt, time.getTime());
}

export function toArgument(time: Date): string {
  return time.toISOString().replace('Z', '+00:00');
}
