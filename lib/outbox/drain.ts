import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import { errorFields, log } from '@/lib/log';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import type { OutboxMessage } from '@/prisma/client/client';
import { buildMailMessage, claimMessage, leaseMs, recordOutcome, renewLease } from './commands';
import { type Deliver, deliverMessage } from './deliver';
import { classifyError, describeError } from './delivery-error';
import { parseMail } from './message';
import { getPolicy } from './policy';
import { reportedSeparately } from './report';
import { scheduleRetry } from './retry';
import { maxConnections } from './smtp';

const attemptTimeoutMs = 60_000;

const state = processState.outbox;

/** Safe to call at any time, from any process; returns how many messages this call has sent. */
export async function drainOutbox(deliver: Deliver = deliverMessage): Promise<number> {
  state.wakeCount += 1;
  const started: Promise<number>[] = [];
  while (state.lanes.size < maxConnections && !state.isStopping) {
    const lane = drainLane(deliver).finally(() => state.lanes.delete(lane));
    state.lanes.add(lane);
    started.push(lane);
  }
  const counts = await Promise.all(started);
  return counts.reduce((sum, count) => sum + count, 0);
}

export async function stopOutbox(): Promise<void> {
  state.isStopping = true;
  await Promise.allSettled(state.lanes);
}

export function secondsSinceLastPoll(): number | null {
  return state.lastPolledAt === undefined ? null : (Date.now() - state.lastPolledAt) / 1000;
}

async function drainLane(deliver: Deliver): Promise<number> {
  let sent = 0;
  for (;;) {
    const { wakeCount } = state;
    state.lastPolledAt = Date.now();
    const message = state.isStopping ? null : await claimNext();
    if (message) {
      if (await attempt(message, deliver)) sent += 1;
    } else if (state.isStopping || wakeCount === state.wakeCount) {
      return sent;
    }
  }
}

async function claimNext(): Promise<OutboxMessage | null> {
  const background = !state.isBackgroundLaneBusy;
  // Reserved before the read, because several lanes may read at once.
  state.isBackgroundLaneBusy = true;
  let message: OutboxMessage | null = null;
  try {
    message = await claimMessage({ background });
    return message;
  } finally {
    if (background && !(message && getPolicy(message).background))
      state.isBackgroundLaneBusy = false;
  }
}

async function attempt(message: OutboxMessage, deliver: Deliver): Promise<boolean> {
  const { id, purpose, channel, attempts } = message;
  const startedAt = Date.now();
  const logFields = () => ({
    event: 'delivery',
    message: id,
    purpose,
    channel,
    attempt: attempts,
    ms: Date.now() - startedAt,
  });
  const renewal = setInterval(() => keepLease(message), leaseMs / 3);
  try {
    await deliver(message, AbortSignal.timeout(attemptTimeoutMs));
  } catch (error) {
    await recordFailure(message, error, logFields());
    return false;
  } finally {
    clearInterval(renewal);
    if (getPolicy(message).background) state.isBackgroundLaneBusy = false;
  }
  await recordUntilStored(id, { sentAt: new Date(), lastError: null, misconfigured: false });
  log.info({ ...logFields(), outcome: 'sent' });
  return true;
}

/** Retries until the outcome is recorded: a sent message that is not recorded would be sent again. */
async function recordUntilStored(
  ...[id, outcome, followUps]: Parameters<typeof recordOutcome>
): Promise<void> {
  for (;;) {
    try {
      return await recordOutcome(id, outcome, followUps);
    } catch (error) {
      if (state.isStopping) throw error;
      log.error({ event: 'outbox', message: id, ...errorFields(error) }, 'not recorded yet');
      await delay(1000);
    }
  }
}

async function keepLease(message: OutboxMessage): Promise<void> {
  try {
    await renewLease(message);
  } catch (error) {
    log.error({ event: 'outbox', message: message.id, ...errorFields(error) }, 'lease not renewed');
  }
}

async function recordFailure(message: OutboxMessage, error: unknown, logFields: object) {
  const now = new Date();
  const kind = classifyError(error);
  const failure = { lastError: describeError(error), misconfigured: kind === 'misconfigured' };
  const nextAttemptAt = scheduleRetry(message, kind, now, env().OUTBOX_WAITS);
  if (nextAttemptAt) {
    await recordUntilStored(message.id, { ...failure, nextAttemptAt });
    const level = failure.misconfigured ? 'error' : 'warn';
    log[level]({
      ...logFields,
      outcome: 'retry',
      error: failure.lastError,
      fault: kind,
      nextAttemptAt,
    });
  } else {
    const followUps = kind === 'refused' ? buildRefusalMessages(message) : [];
    const reportedInId = followUps.length > 0 ? reportedSeparately : null;
    await recordUntilStored(message.id, { ...failure, failedAt: now, reportedInId }, followUps);
    log.error({ ...logFields, outcome: 'failed', error: failure.lastError, fault: kind });
  }
}

function buildRefusalMessages(message: OutboxMessage) {
  const mails = parseMail(message)?.ifRefused ?? [];
  return mails.map((mail) => ({ ...buildMailMessage('lead', mail), leadId: message.leadId }));
}
