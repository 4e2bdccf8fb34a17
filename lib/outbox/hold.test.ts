import { expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import type { OutboxMessage } from '@/prisma/client/client';
import { buildMailMessage, buildPing, claimMessage, retryMessages } from './commands';
import { discardMessages, holdPendingMessages } from './hold';
import type { Purpose } from './message';
import { getOutboxStatus } from './queries';
import { composeDeliveryReport, queueDeliveryReport } from './report';
import { mail } from './testing';

withEmptyStore();

const anHourAgo = new Date(Date.now() - 3_600_000);
const create = (purpose: Purpose, state: Partial<Omit<OutboxMessage, 'leadId'>> = {}) =>
  db().outboxMessage.create({ data: { ...buildMailMessage(purpose, mail), ...state } });

test('what waited is on hold, whether due, leased or late, and is not sent', async () => {
  await create('lead');
  await create('lead', { leasedUntil: new Date(Date.now() + 30_000), attempts: 1 });
  await create('digest', { nextAttemptAt: new Date(Date.now() + 60_000) });
  await create('acknowledgement', { sentAt: anHourAgo });
  await create('lead', { failedAt: anHourAgo });
  expect(await holdPendingMessages()).toBe(3);
  expect(await claimMessage()).toBeNull();
  expect(await getOutboxStatus()).toMatchObject({ pending: 3, held: 3, failed: 1 });
});

test('pings and reports are sent, as they harm nobody twice', async () => {
  await db().outboxMessage.create({ data: buildPing('websub', ['/'], '1') });
  await create('report');
  expect(await holdPendingMessages()).toBe(0);
  expect(await claimMessage()).toMatchObject({ purpose: 'announcement' });
  expect(await claimMessage()).toMatchObject({ purpose: 'report' });
});

test('retry sends what is on hold', async () => {
  await create('lead');
  await holdPendingMessages();
  expect(await retryMessages({})).toBe(1);
  expect(await claimMessage()).toMatchObject({ purpose: 'lead', attempts: 1 });
  expect(await getOutboxStatus()).toMatchObject({ held: 0 });
});

test('discard drops what is on hold or given up, and nothing else', async () => {
  await create('lead');
  await holdPendingMessages();
  await create('digest', { failedAt: anHourAgo });
  const kept = [await create('lead'), await create('lead', { sentAt: anHourAgo })];
  expect(await discardMessages({})).toBe(2);
  expect(await db().outboxMessage.findMany({ orderBy: { id: 'asc' } })).toEqual(kept);
});

test('the author is told once more of a late message, and how to decide', async () => {
  await create('lead', { createdAt: anHourAgo, reportedInId: 7 });
  await holdPendingMessages();
  await queueDeliveryReport();
  const report = await db().outboxMessage.findFirstOrThrow({ where: { purpose: 'report' } });
  const text = (await composeDeliveryReport(report))?.text.replace(/\s+/g, ' ');
  expect(text).toContain('retenu depuis une restauration');
  expect(text).toContain('npm run leads -- discard');
});
