import 'server-only';
import { createClient, type InArgs } from '@libsql/client';
import { processState } from '@/lib/process-state';
import { env, isOnServer } from '@/lib/settings/env';
import { digestOf, type PageReads, toArgument } from '@/lib/store/page-reads';
import { busyTimeoutMs } from '@/lib/store/retrying-libsql';

/** Whether a rendering of now would read the same as the recorded one. Not known of a libSQL server. */
export async function areReadsCurrent(reads: PageReads): Promise<boolean> {
  if (isOnServer()) return false;
  const now = Date.now();
  if (now >= reads.endsAt || reads.overridesCount !== processState.overridesCount) return false;
  const statements = reads.statements.map(({ sql, args }) => ({
    sql,
    args: renewMoments(args, reads.offsets, now),
  }));
  try {
    // On a connection of its own: the other one may be within a transaction.
    processState.readsClient ??= createClient({
      url: env().DATABASE_URL,
      timeout: busyTimeoutMs,
    });
    const results = await processState.readsClient.batch(statements, 'read');
    const digests = results.map(digestOf);
    if (reads.statements.some(({ digest }, index) => digest !== digests[index])) return false;
    for (const { query, json } of reads.answers) {
      if (JSON.stringify(await query()) !== json) return false;
    }
    return true;
  } catch {
    // A failed statement may keep its snapshot, see RetryingLibSql. The rendering tells what is wrong.
    processState.readsClient?.close();
    processState.readsClient = undefined;
    return false;
  }
}

function renewMoments(args: InArgs, offsets: PageReads['offsets'], now: number): InArgs {
  if (!Array.isArray(args)) return args;
  return args.map((arg) => {
    const offset = offsets.get(arg);
    return offset === undefined ? arg : toArgument(new Date(now + offset));
  });
}
