import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { formatDateTime } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import type { OutboxMessage } from '@/prisma/client/client';
import { buildMailMessage } from './commands';
import type { Deliver } from './deliver';
import { drainOutbox } from './drain';
import { type Purpose, parseMail } from './message';
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

describe('drainOutbox', () => {
  const unreachable = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const noSuchUser = Object.assign(new Error('550'), {
    code: 'EENVELOPE',
    command: 'RCPT TO',
    responseCode: 550,
  });

  /** Collects reports by subject; `errors` are thrown by subject. */
  function createServer() {
    const reports = new Map<string, string[] | null>();
    const errors: Record<string, Error | undefined> = {};
    const deliver: Deliver = async (message, _signal, report) => {
      const subject = parseMail(message)?.subject ?? '';
      const error = errors[subject];
      if (error) throw error;
      reports.set(subject, report);
    };
    return { deliver, reports, errors };
  }

  test('reports a late mail, and again when it has failed', async () => {
    const { deliver, reports, errors } = createServer();
    errors.stuck = unreachable;
    await queue('stuck');
    await drainOutbox(deliver);
    vi.setSystemTime(minutesLater(20));
    await drainOutbox(deliver);
    await queue('b');
    await drainOutbox(deliver);
    expect(reports.get('b')).toEqual([words.heading, line('stuck', words.waiting, 'ECONNREFUSED')]);
    await queue('c');
    await drainOutbox(deliver);
    expect(reports.get('c')).toBeNull();

    vi.setSystemTime(minutesLater(5 * 24 * 60));
    await db().outboxMessage.updateMany({ where: { sentAt: null }, data: { attempts: 11 } });
    await drainOutbox(deliver);
    await queue('d');
    await drainOutbox(deliver);
    expect(reports.get('d')).toEqual([words.heading, line('stuck', words.failed, 'ECONNREFUSED')]);
    await queue('e');
    await drainOutbox(deliver);
    expect(reports.get('e')).toBeNull();
  });

  test('reports a refused acknowledgement in the next mail to the author', async () => {
    const { deliver, reports, errors } = createServer();
    errors.thanks = noSuchUser;
    await queue('thanks', {}, 'acknowledgement');
    await drainOutbox(deliver);
    await queue('to a prospect', {}, 'acknowledgement');
    await drainOutbox(deliver);
    expect(reports.get('to a prospect')).toBeNull();
    await queue('to the author');
    await drainOutbox(deliver);
    expect(reports.get('to the author')).toEqual([
      words.heading,
      line('thanks', words.failed, 'EENVELOPE 550'),
    ]);
  });

  test('moves a report to the next mail if delivery fails', async () => {
    const { deliver, reports, errors } = createServer();
    await queue('failed', { failedAt: start });
    errors.first = unreachable;
    await queue('first');
    await drainOutbox(deliver);
    await queue('second');
    await drainOutbox(deliver);
    expect(reports.get('second')).toEqual([
      words.heading,
      line('failed', words.failed, words.noError),
    ]);
    // The first mail does not repeat a report that the second one contained.
    errors.first = undefined;
    vi.setSystemTime(minutesLater(10));
    await drainOutbox(deliver);
    expect(reports.get('first')).toBeNull();
  });

  test('reports each message once when several mails are sent at once', async () => {
    const { deliver, reports } = createServer();
    await queue('failed', { failedAt: start });
    for (const subject of ['a', 'b', 'c', 'd', 'e']) await queue(subject);
    await drainOutbox(deliver);
    expect(reports.size).toBe(5);
    expect([...reports.values()].filter((report) => report !== null)).toHaveLength(1);
  });

  test('reports each mail that downtime has delayed once', async () => {
    const { deliver, reports } = createServer();
    for (const subject of ['a', 'b', 'c']) await queue(subject);
    vi.setSystemTime(minutesLater(60));
    await drainOutbox(deliver);
    const lines = [...reports.values()].flatMap((report) => report?.slice(1) ?? []);
    for (const subject of ['a', 'b', 'c']) {
      expect(lines.filter((told) => told.startsWith(subject))).toHaveLength(1);
    }
  });
});
