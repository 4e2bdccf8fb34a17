import { expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { deleteExpiredData, retainedUntil } from './retention';
import {
  createLead,
  dateOf,
  listReferences,
  longAgo,
  noDeletions,
  now,
  withLeadData,
} from './retention-testing';

withLeadData();

test('all leads are kept of somebody who was answered or whose state changed lately', async () => {
  const old = await createLead({ createdAt: longAgo, email: 'Amina@example.org' });
  const first = await createLead({ createdAt: longAgo, lastContactAt: dateOf('2023-06-16') });
  await createLead({ email: 'b@example.org', createdAt: longAgo, lastContactAt: longAgo });
  expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, leads: 1 });
  expect(await listReferences()).toEqual([old.reference, first.reference]);
  expect(await deleteExpiredData(dateOf('2026-06-16'))).toEqual({ ...noDeletions, leads: 2 });
});

test.each([
  ['2025-06-15T09:30:00Z', '2028-06-15T09:30:00Z'],
  ['2024-02-29T08:00:00Z', '2027-03-01T00:00:00Z'],
  ['2025-02-28T08:00:00Z', '2028-02-28T08:00:00Z'],
  ['2025-03-01T07:00:00Z', '2028-03-01T07:00:00Z'],
])('leads with a last contact at %s are retained until %s', async (lastContact, until) => {
  const lead = await createLead({ email: 'AMINA@example.org', createdAt: longAgo });
  await createLead({ createdAt: longAgo, lastContactAt: dateOf(lastContact) });
  await createLead({ email: 'karim@example.net', createdAt: now });
  await createLead({ createdAt: now, suspectedAt: now });
  expect(await retainedUntil(lead)).toEqual(dateOf(until));
  expect(await deleteExpiredData(dateOf(until, -1))).toMatchObject({ leads: 0 });
  expect(await deleteExpiredData(dateOf(until))).toMatchObject({ leads: 2 });
});

test('suspected spam is retained for 30 days, whenever its sender wrote last', async () => {
  const suspectedAt = dateOf('2026-06-01T08:00:00Z');
  await createLead({ createdAt: now });
  const lead = await createLead({ createdAt: suspectedAt, suspectedAt });
  const until = await retainedUntil(lead);
  expect(until).toEqual(dateOf('2026-07-01T08:00:00Z'));
  expect(await deleteExpiredData(dateOf('2026-07-01T08:00:00Z', -1))).toEqual(noDeletions);
  expect(await deleteExpiredData(until)).toEqual({ ...noDeletions, suspected: 1 });
});

test('what the author said of a sender or text is deleted after three years', async () => {
  const create = (key: string, createdAt: Date) =>
    db().spamCorrection.create({ data: { key, isSpam: true, createdAt } });
  await create('old', dateOf('2023-06-15T09:30:00Z'));
  const kept = await create('recent', dateOf('2023-06-15T09:30:00Z', 1));
  expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, corrections: 1 });
  expect(await db().spamCorrection.findMany()).toEqual([kept]);
});
