import 'server-only';
import { env } from '@/lib/env';
import { describeError, scheduleRetry } from './attempts';
import { claimMail, settleMail } from './commands';
import { createDelivery, type Deliver } from './transport';

let delivery: Deliver | undefined;

/**
 * Sends every mail that is due, the oldest first. Safe to run at any time, in any number of
 * processes. A mail that fails is put off or given up; the others go on.
 * @returns how many were sent
 */
export async function drainOutbox(deliver?: Deliver): Promise<number> {
  delivery ??= createDelivery();
  const send = deliver ?? delivery;
  let sent = 0;
  // What fails is due again later than this, so that no drain tries a mail twice.
  const dueAt = new Date();
  for (let mail = await claimMail(dueAt); mail; mail = await claimMail(dueAt)) {
    try {
      await send(mail);
    } catch (error) {
      const now = new Date();
      const lastError = describeError(error);
      const nextAttemptAt = scheduleRetry(mail, error, now, env().OUTBOX_WAITS);
      const outcome = nextAttemptAt ? { nextAttemptAt, lastError } : { failedAt: now, lastError };
      await settleMail(mail.id, outcome);
      const next = nextAttemptAt ? `again at ${nextAttemptAt.toISOString()}` : 'given up';
      console.error(`Mail ${mail.id}: attempt ${mail.attempts} failed (${lastError}), ${next}`);
      continue;
    }
    await settleMail(mail.id, { sentAt: new Date(), lastError: null });
    sent += 1;
  }
  return sent;
}
