import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { formatDateTime } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import type { OutboxMessage } from '@/prisma/client/client';
import { buildMailMessage, buildPing, buildWebhookMessage } from './commands';
import type { Purpose } from './message';
import { claimDeliveryReport, lateAfterMs, releaseDeliveryReport } from './report';
import { mail } from './testing';

withEmptyStore();

const words = getDictionary(defaultLocale).outboxReport;
const start = new Date('2026-01-01T08:00:00Z');
const minutesLater = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

type State = Partial<Omit<OutboxMessage, 'leadId'>>;

function queue(subject: string, state: State = {}, purpose: Purpose = 'lead') {
  const row = buildMailMessage(purpose, { ...mail, subject });
  return db().outboxMessage.create({ data: { ...row, ...state } });
}

/** The line of a report about a message that was queued at the start. */
const line = (subject: string, state: string, error: string) =>
  words.line(subject, formatDateTime(start, defaultLocale), state, error);

describe('the report in a mail to the author', () => {
  test('is absent if nothing is late or has failed', async () => {
    await queue('a');
    await queue('b', { sentAt: minutesLater(1) });
    vi.setSystemTime(start.getTime() + lateAfterMs - 1);
    expect(await claimDeliveryReport(await queue('now'))).toBeNull();
  });

  test('lists late and failed messages once', async () => {
    await queue('late', { lastError: 'ECONNREFUSED' });
    await queue('failed', { failedAt: start, lastError: 'EENVELOPE 550 5.1.1' });
    await queue('left', { sentAt: minutesLater(14) });
    vi.setSystemTime(start.getTime() + lateAfterMs);
    expect(await claimDeliveryReport(await queue('now'))).toEqual([
      words.heading,
      line('late', words.waiting, 'ECONNREFUSED'),
      line('failed', words.failed, 'EENVELOPE 550 5.1.1'),
    ]);
    expect(await claimDeliveryReport(await queue('next'))).toBeNull();
  });

  test('lists a failed message immediately', async () => {
    await queue('failed', { failedAt: start });
    const [, ...lines] = (await claimDeliveryReport(await queue('now'))) ?? [];
    expect(lines).toEqual([line('failed', words.failed, words.noError)]);
  });

  test('lists its own mail if that is late', async () => {
    const message = await queue('itself');
    vi.setSystemTime(minutesLater(16));
    const [, ...lines] = (await claimDeliveryReport(message)) ?? [];
    expect(lines).toEqual([line('itself', words.thisOne, words.noError)]);
  });

  test('omits pings that are late or have failed', async () => {
    await db().outboxMessage.create({ data: buildPing('websub', ['/feed.xml'], '1') });
    const failed = { ...buildPing('indexnow', ['/articles/a'], '1'), failedAt: start };
    await db().outboxMessage.create({ data: failed });
    vi.setSystemTime(minutesLater(16));
    expect(await claimDeliveryReport(await queue('now'))).toBeNull();
    expect(await db().outboxMessage.count({ where: { reportedInId: { not: null } } })).toBe(0);
  });

  test('lists webhook calls and messages whose payload was erased', async () => {
    const failedAt = minutesLater(1);
    await db().outboxMessage.create({ data: buildWebhookMessage('lead', { name: 'Amina' }) });
    await queue('emptied', { failedAt, payload: '' });
    vi.setSystemTime(minutesLater(16));
    const [, ...lines] = (await claimDeliveryReport(await queue('now'))) ?? [];
    expect(lines).toEqual([
      line(words.webhook, words.waiting, words.noError),
      line(words.noSubject, words.failed, words.noError),
    ]);
  });

  test('lists failed acknowledgements, but not late ones', async () => {
    await queue('late', {}, 'acknowledgement');
    await queue('failed', { failedAt: start }, 'acknowledgement');
    vi.setSystemTime(minutesLater(16));
    const [, ...lines] = (await claimDeliveryReport(await queue('now'))) ?? [];
    expect(lines).toEqual([line('failed', words.failed, words.noError)]);
  });

  test('can be in the digest', async () => {
    await queue('failed', { failedAt: start });
    expect(await claimDeliveryReport(await queue('digest', {}, 'digest'))).toHaveLength(2);
  });

  test.each([
    [20, null],
    [21, 1],
    [25, 5],
  ])('lists 20 messages and counts the others: %i', async (count, more) => {
    for (let number = 1; number <= count; number += 1) {
      await queue(`m${number}`, { failedAt: start });
    }
    const [, ...lines] = (await claimDeliveryReport(await queue('now'))) ?? [];
    expect(lines).toHaveLength(more ? 21 : 20);
    expect(lines[0]).toContain('m1');
    expect(lines[19]).toContain('m20');
    expect(lines[20]).toBe(more ? words.more(more) : undefined);
    // The counted ones are reported too.
    expect(await claimDeliveryReport(await queue('next'))).toBeNull();
  });

  test('is repeated in the same mail after its process died', async () => {
    await queue('failed', { failedAt: start });
    const message = await queue('now');
    const report = await claimDeliveryReport(message);
    expect(report).toHaveLength(2);
    expect(await claimDeliveryReport(message)).toEqual(report);
  });

  test('moves to the next mail if its own is not sent', async () => {
    await queue('failed', { failedAt: start });
    const message = await queue('now');
    const report = await claimDeliveryReport(message);
    await releaseDeliveryReport(message);
    expect(await claimDeliveryReport(await queue('next'))).toEqual(report);
  });
});

test.each([
  ['an acknowledgement', () => queue('thanks', {}, 'acknowledgement')],
  [
    'a webhook call',
    () => db().outboxMessage.create({ data: buildWebhookMessage('lead', { name: 'Amina' }) }),
  ],
])('%s has no report and leaves it to a mail to the author', async (_, create) => {
  await queue('failed', { failedAt: start });
  expect(await claimDeliveryReport(await create())).toBeNull();
  expect(await claimDeliveryReport(await queue('now'))).toHaveLength(2);
});
