import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { mailDir, mailFileName } from '@/lib/outbox/mail-files';
import { db } from '@/lib/store/db';
import type { OutboxMessage } from '@/prisma/client/client';
import { correctLeadEmail } from './commands';
import { queueSpamDigest } from './digest';
import { erasePersonalData } from './erasure';
import { createLead, daysAgo, deliverAll, listMailFiles, withLeadData } from './retention-testing';

withLeadData();

describe('erasing an address that digests name', () => {
  const suspect = (email: string) => createLead({ email, suspectedAt: daysAgo(1) });
  const digests = () =>
    db().outboxMessage.findMany({ where: { purpose: 'digest' }, orderBy: { id: 'asc' } });
  const writeFile = (message: OutboxMessage) =>
    writeFileSync(join(mailDir(), mailFileName(message)), message.payload);

  test('empties a sent digest and deletes its file', async () => {
    await suspect('Pills@example.net');
    await queueSpamDigest('2026-06-14');
    await deliverAll();
    const [sent] = await digests();
    await erasePersonalData('pills@example.net');
    expect(await digests()).toEqual([{ ...sent, payload: '' }]);
    expect(listMailFiles()).toEqual([]);
  });

  test.each(['spam@société.fr', 'spam@xn--socit-esab.fr'])(
    'finds an internationalized domain by its name %s',
    async (email) => {
      await suspect('spam@société.fr');
      await queueSpamDigest('2026-06-14');
      expect(await erasePersonalData(email)).toMatchObject({ leads: 1 });
      expect(await digests()).toEqual([]);
    },
  );

  test('deletes a waiting digest, and the next one lists its other leads', async () => {
    await suspect('pills@example.net');
    const other = await suspect('deals@example.net');
    await queueSpamDigest('2026-06-14');
    const [waiting] = await digests();
    if (waiting) writeFile(waiting);
    await erasePersonalData('PILLS@example.net');
    expect(await digests()).toEqual([]);
    expect(listMailFiles()).toEqual([]);
    await queueSpamDigest('2026-06-15');
    const [next, ...more] = await digests();
    expect(more).toEqual([]);
    expect(next?.payload).toContain(other.reference);
    expect(next?.payload).not.toContain('pills');
  });

  test('does not list the leads of an earlier digest again', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: daysAgo(2) });
    const first = await suspect('first@example.net');
    await queueSpamDigest('2026-06-13');
    await deliverAll();
    vi.setSystemTime(daysAgo(1));
    await suspect('pills@example.net');
    const other = await suspect('deals@example.net');
    await queueSpamDigest('2026-06-14');
    await erasePersonalData('pills@example.net');
    await queueSpamDigest('2026-06-15');
    const [sent, next] = await digests();
    expect(sent?.payload).toContain(first.reference);
    expect(next?.payload).toContain(other.reference);
    expect(next?.payload).not.toContain(first.reference);
  });

  test('does not list the leads of a later digest again', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: daysAgo(2) });
    await suspect('pills@example.net');
    await queueSpamDigest('2026-06-13');
    await db().outboxMessage.updateMany({ data: { failedAt: daysAgo(2) } });
    vi.setSystemTime(daysAgo(1));
    await suspect('deals@example.net');
    await queueSpamDigest('2026-06-14');
    await deliverAll();
    await erasePersonalData('pills@example.net');
    await queueSpamDigest('2026-06-15');
    expect((await digests()).map(({ messageId }) => messageId)).toEqual([
      '<digest-2026-06-14-0@example.com>',
    ]);
  });

  test.each([true, false])('deletes a failed digest (after a sent one: %s)', async (early) => {
    if (early) {
      await suspect('early@example.net');
      await queueSpamDigest('2026-06-12');
      await deliverAll();
    }
    await suspect('pills@example.net');
    await queueSpamDigest('2026-06-14');
    const updated = await db().outboxMessage.updateMany({
      where: { sentAt: null },
      data: { failedAt: daysAgo(1) },
    });
    expect(updated.count).toBe(1);
    await erasePersonalData('pills@example.net');
    expect((await digests()).map(({ failedAt }) => failedAt)).toEqual(early ? [null] : []);
  });

  test('finds one that names an address that was corrected since', async () => {
    const { reference } = await suspect('pilsl@example.net');
    await queueSpamDigest('2026-06-14');
    await correctLeadEmail(reference, 'pills@example.net');
    await erasePersonalData('pills@example.net');
    expect(await digests()).toEqual([]);
  });

  test('keeps digests that name only other addresses, sent or not', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: daysAgo(2) });
    await suspect('deals@example.net');
    await queueSpamDigest('2026-06-13');
    await deliverAll();
    vi.setSystemTime(daysAgo(1));
    await suspect('loans@example.net');
    await queueSpamDigest('2026-06-14');
    const before = await digests();
    await createLead({ email: 'pills@example.net' });
    await erasePersonalData('pills@example.net');
    expect(await digests()).toEqual(before);
    await queueSpamDigest('2026-06-15');
    expect(await digests()).toEqual(before);
  });

  test('keeps a digest that names a longer address', async () => {
    await suspect('cheap-pills@example.net');
    await suspect('pills@example.net.org');
    await queueSpamDigest('2026-06-14');
    await deliverAll();
    const before = await digests();
    await createLead({ email: 'pills@example.net' });
    await erasePersonalData('pills@example.net');
    expect(await digests()).toEqual(before);
  });
});
