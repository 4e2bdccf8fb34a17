import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { formatDateTime } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale } from '@/lib/i18n/locales';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import type { OutboxMessage } from '@/prisma/client/client';
import { buildMailMessage, buildPing, buildWebhookMessage } from './commands';
import type { Deliver } from './deliver';
import { drainOutbox } from './drain';
import type { Purpose } from './message';
import { composeDeliveryReport, lateAfterMs, queueDeliveryReport } from './report';
import { mail } from './testing';

withEmptyStore();

const words = getDictionary(defaultLocale).outboxReport;
const start = new Date('2026-01-01T08:00:00Z');
const minutesLater = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const settings = env();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  settings.LEADS_TO = ['a@example.com', 'b@example.org'];
});
afterEach(() => {
  vi.useRealTimers();
  settings.LEADS_TO = undefined;
  processState.outbox.lanes.clear();
});

type State = Partial<Omit<OutboxMessage, 'leadId'>>;

const createLead = (reference: string) =>
  db().lead.create({
    data: {
      reference,
      fingerprint: reference,
      name: 'Amina Bennani',
      email: 'amina@example.org',
      details: '',
      locale: 'fr',
      path: '/contact',
    },
  });

/** A message about a lead of its own. */
async function queue(reference: string, state: State = {}, purpose: Purpose = 'lead') {
  const { id: leadId } = await createLead(reference);
  const row = buildMailMessage(purpose, { ...mail, subject: reference });
  return db().outboxMessage.create({ data: { ...row, ...state, leadId } });
}

const listReports = () => db().outboxMessage.findMany({ where: { purpose: 'report' } });

/** The lines of the last report, as it would be sent now. */
async function readReport(): Promise<string[]> {
  const report = (await listReports()).at(-1);
  const text = report && (await composeDeliveryReport(report))?.text;
  return (text ?? '').split('\n').filter((line) => line.startsWith('- '));
}

const line = (message: string, state: string) =>
  `- ${words.line(message, formatDateTime(start, defaultLocale), state)}`;
const failed = (error: string) => `${words.failed} (${error})`;
const waiting = (error: string) => `${words.waiting} (${error})`;

describe('queueDeliveryReport', () => {
  test('queues nothing if nothing is late or has failed', async () => {
    await queue('IA-1');
    await queue('IA-2', { sentAt: minutesLater(1) });
    vi.setSystemTime(start.getTime() + lateAfterMs - 1);
    await queueDeliveryReport();
    expect(await listReports()).toEqual([]);
  });

  test('queues one mail to all authors, which names late and failed messages but no person', async () => {
    await queue('IA-1', { lastError: 'ECONNREFUSED' });
    await queue('IA-2', { failedAt: start, lastError: 'EENVELOPE 550 5.1.1' });
    await queue('IA-3', { sentAt: minutesLater(14) });
    vi.setSystemTime(start.getTime() + lateAfterMs);
    await queueDeliveryReport();
    const [report, ...others] = await listReports();
    expect(others).toEqual([]);
    expect(report?.leasedUntil).toBeNull();
    const composed = report && (await composeDeliveryReport(report));
    expect(composed).toMatchObject({
      to: 'a@example.com, b@example.org',
      subject: words.subject(2),
      autoSubmitted: 'auto-generated',
    });
    expect(await readReport()).toEqual([
      line(words.lead('IA-1'), waiting('ECONNREFUSED')),
      line(words.lead('IA-2'), failed('EENVELOPE 550 5.1.1')),
    ]);
    expect(JSON.stringify(composed)).not.toContain('Amina');
    await queueDeliveryReport();
    expect(await listReports()).toHaveLength(1);
  });

  test('adds to the report that waits, and says what has become of a late message', async () => {
    const late = await queue('IA-1');
    vi.setSystemTime(minutesLater(16));
    await queueDeliveryReport();
    await queue('IA-2', { failedAt: start, createdAt: start });
    await queueDeliveryReport();
    const sentAt = minutesLater(60);
    await db().outboxMessage.update({ where: { id: late.id }, data: { sentAt } });
    expect(await listReports()).toHaveLength(1);
    expect(await readReport()).toEqual([
      line(words.lead('IA-1'), words.sent(formatDateTime(sentAt, defaultLocale))),
      line(words.lead('IA-2'), failed(words.noError)),
    ]);
  });

  test('adds nothing to a report that is being sent', async () => {
    await queue('IA-1', { failedAt: start });
    await queueDeliveryReport();
    await db().outboxMessage.updateMany({
      where: { purpose: 'report' },
      data: { leasedUntil: minutesLater(1) },
    });
    await queue('IA-2', { failedAt: start });
    await queueDeliveryReport();
    expect(await readReport()).toHaveLength(1);
    expect(await listReports()).toHaveLength(1);
  });

  test('queues the next report a quarter of an hour after the last one', async () => {
    await queue('IA-1', { failedAt: start });
    await queueDeliveryReport();
    await db().outboxMessage.updateMany({
      where: { purpose: 'report' },
      data: { sentAt: start },
    });
    await queue('IA-2', { failedAt: start });
    vi.setSystemTime(minutesLater(14));
    await queueDeliveryReport();
    expect(await listReports()).toHaveLength(1);
    vi.setSystemTime(minutesLater(15));
    await queueDeliveryReport();
    expect(await listReports()).toHaveLength(2);
    expect(await readReport()).toEqual([line(words.lead('IA-2'), failed(words.noError))]);
  });

  test('queues a report although a clock that was ahead has sent one', async () => {
    await queue('IA-1', { failedAt: start });
    vi.setSystemTime('2030-01-01T08:00:00Z');
    await queueDeliveryReport();
    await db().outboxMessage.updateMany({ where: { purpose: 'report' }, data: { sentAt: start } });
    vi.setSystemTime(start);
    await queue('IA-2', { failedAt: start });
    await queueDeliveryReport();
    expect(await listReports()).toHaveLength(2);
  });

  test('queues one report from several processes', async () => {
    await queue('IA-1', { failedAt: start });
    await Promise.all([queueDeliveryReport(), queueDeliveryReport(), queueDeliveryReport()]);
    expect(await listReports()).toHaveLength(1);
    expect(await readReport()).toHaveLength(1);
  });

  test('omits pings and late acknowledgements, and names what is not a mail on a lead', async () => {
    await db().outboxMessage.create({ data: buildPing('websub', ['/feed.xml'], '1') });
    await db().outboxMessage.create({
      data: { ...buildPing('indexnow', ['/articles/a'], '1'), failedAt: start },
    });
    await queue('IA-1', {}, 'acknowledgement');
    await queue('IA-2', { failedAt: start, payload: '' }, 'acknowledgement');
    await queue('IA-4', {}, 'reply');
    const { id: leadId } = await createLead('IA-3');
    const webhook = { ...buildWebhookMessage('lead', {}), leadId };
    await db().outboxMessage.create({ data: webhook });
    await db().outboxMessage.create({ data: buildMailMessage('digest', mail) });
    vi.setSystemTime(minutesLater(16));
    await queueDeliveryReport();
    expect(await readReport()).toEqual([
      line(words.acknowledgement('IA-2'), failed(words.noError)),
      line(words.reply('IA-4'), waiting(words.noError)),
      line(words.webhook('IA-3'), waiting(words.noError)),
      line(words.digest, waiting(words.noError)),
    ]);
  });

  test.each([
    [20, undefined],
    [21, words.more(1)],
    [25, words.more(5)],
  ])('lists 20 messages and counts the others: %i', async (count, more) => {
    for (let number = 1; number <= count; number += 1) {
      await queue(`IA-${number}`, { failedAt: start });
    }
    await queueDeliveryReport();
    const lines = await readReport();
    expect(lines[19]).toContain('IA-20');
    expect(lines[20]).toBe(more && `- ${more}`);
    expect(lines).toHaveLength(more ? 21 : 20);
  });
});

describe('drainOutbox', () => {
  const unreachable = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

  test('sends the report after the mails that it is about, and no report on a report', async () => {
    const sent: string[] = [];
    let isDown = true;
    const deliver: Deliver = async ({ purpose }) => {
      if (isDown) throw unreachable;
      sent.push(purpose);
    };
    await queue('IA-1');
    await drainOutbox(deliver);
    for (const minutes of [16, 40, 600]) {
      vi.setSystemTime(minutesLater(minutes));
      await queueDeliveryReport();
      await drainOutbox(deliver);
    }
    isDown = false;
    vi.setSystemTime(minutesLater(2000));
    await queueDeliveryReport();
    await drainOutbox(deliver);
    expect(sent).toEqual(['lead', 'report']);
    await queueDeliveryReport();
    expect(await listReports()).toHaveLength(1);
  });

  test('reports a late mail, and again when it has failed', async () => {
    const { id } = await queue('IA-1', { lastError: 'ECONNREFUSED' });
    vi.setSystemTime(minutesLater(20));
    await queueDeliveryReport();
    expect(await readReport()).toEqual([line(words.lead('IA-1'), waiting('ECONNREFUSED'))]);
    await db().outboxMessage.updateMany({ where: { purpose: 'report' }, data: { sentAt: start } });

    vi.setSystemTime(minutesLater(5 * 24 * 60));
    await db().outboxMessage.update({ where: { id }, data: { attempts: 11 } });
    await drainOutbox(async () => {
      throw unreachable;
    });
    await queueDeliveryReport();
    expect(await readReport()).toEqual([line(words.lead('IA-1'), failed('ECONNREFUSED'))]);
    expect(await listReports()).toHaveLength(2);
  });
});
