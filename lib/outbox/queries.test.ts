import { expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import type { OutboxMessage } from '@/prisma/client/client';
import { buildMailMessage } from './commands';
import type { Purpose } from './message';
import { getOutboxStatus } from './queries';
import { mail } from './testing';

withEmptyStore();

const minuteMs = 60_000;
const create = (purpose: Purpose, state: Partial<Omit<OutboxMessage, 'leadId'>> = {}) =>
  db().outboxMessage.create({ data: { ...buildMailMessage(purpose, mail), ...state } });

test('reports the age of the oldest message whose delay is an alarm', async () => {
  await create('acknowledgement', { createdAt: new Date(Date.now() - 9 * minuteMs) });
  await create('digest', { createdAt: new Date(Date.now() - 3 * minuteMs) });
  await create('lead');
  const { pending, oldestPendingSeconds } = await getOutboxStatus();
  expect(pending).toBe(3);
  expect(Math.round(oldestPendingSeconds / 60)).toBe(3);
});

test('reports no negative age after the clock was set back', async () => {
  await create('lead', { createdAt: new Date(Date.now() + 60 * minuteMs) });
  expect(await getOutboxStatus()).toMatchObject({ pending: 1, oldestPendingSeconds: 0 });
});

test('counts failed messages, except acknowledgements', async () => {
  const failedAt = new Date();
  await create('lead', { failedAt });
  await create('acknowledgement', { failedAt });
  expect(await getOutboxStatus()).toMatchObject({ pending: 0, failed: 1 });
});
