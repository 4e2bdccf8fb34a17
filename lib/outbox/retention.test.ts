import { expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import type { OutboxMessage } from '@/prisma/client/client';
import { buildMailMessage, buildPing } from './commands';
import type { Purpose } from './message';
import { deleteEndedMessages, erasePayloads } from './retention';
import { mail } from './testing';

withEmptyStore();

const limit = new Date('2026-06-15T09:30:00Z');
const old = limit;
const recent = new Date(limit.getTime() + 1);

async function create(purpose: Purpose, state: Partial<Omit<OutboxMessage, 'leadId'>>) {
  const key = `${purpose} ${Object.keys(state)} ${Object.values(state).includes(old)}`;
  const message =
    purpose === 'announcement'
      ? buildPing('websub', ['/'], key)
      : buildMailMessage(purpose, mail, key);
  await db().outboxMessage.create({ data: { ...message, ...state } });
}

async function createAll() {
  for (const purpose of ['lead', 'acknowledgement', 'digest', 'announcement'] as const) {
    for (const at of [old, recent]) {
      await create(purpose, { sentAt: at });
      await create(purpose, { failedAt: at });
    }
    await create(purpose, {});
  }
}

test('erases old payloads, but not of failed mails that a lead still needs', async () => {
  await createAll();
  expect(await erasePayloads(limit)).toBe(4);
  const erased = await db().outboxMessage.findMany({
    where: { payload: '' },
    orderBy: { id: 'asc' },
  });
  expect(erased).toMatchObject([
    { purpose: 'lead', sentAt: old },
    { purpose: 'acknowledgement', sentAt: old },
    { purpose: 'digest', sentAt: old },
    { purpose: 'digest', failedAt: old },
  ]);
  expect(await erasePayloads(limit)).toBe(0);
});

test('deletes old announcements only', async () => {
  await createAll();
  await deleteEndedMessages(limit);
  expect(await db().outboxMessage.count()).toBe(18);
  const announcements = await db().outboxMessage.findMany({ where: { purpose: 'announcement' } });
  expect(announcements).toMatchObject([
    { sentAt: recent },
    { failedAt: recent },
    { sentAt: null, failedAt: null },
  ]);
});
