import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readHealth } from '@/lib/health/health';
import { log } from '@/lib/log';
import { db } from '@/lib/store/db';
import { readDiskSpace } from '@/lib/store/disk-space';
import {
  countRows,
  lead,
  readMails,
  receive,
  receiveNumbered,
  settings,
  suspected,
  unsuspected,
  withLeads,
} from './commands-testing';
import { queueSpamDigest } from './digest';
import { listLeads } from './queries';
import { submitRelease } from './release';
import { scoreSpam } from './spam';

vi.mock('./spam', async (original) => ({
  ...(await original<typeof import('./spam')>()),
  scoreSpam: vi.fn(),
}));
vi.mock(import('@/lib/store/disk-space'), () => ({
  readDiskSpace: vi.fn(async () => ({ freeMegabytes: 5000, isLow: false })),
  warnOfLowDiskSpace: vi.fn(),
}));
withLeads();
beforeEach(() => {
  vi.setSystemTime('2026-03-02T09:00:00Z');
  vi.spyOn(log, 'warn').mockReset();
});

const isBurst = async () => (await readHealth()).warnings?.includes('burst');

test('spams, twice as many as the limit of all, do not hold up the next prospect', async () => {
  settings.LEADS_IN_ALL = 10;
  vi.mocked(scoreSpam).mockReturnValue(suspected);
  for (let number = 0; number < 20; number += 1)
    expect(await receiveNumbered(number, `bot ${number % 4}`)).toHaveProperty('reference');
  vi.mocked(scoreSpam).mockReturnValue(unsuspected);
  expect(await receive({}, 'prospect')).toHaveProperty('reference');
  expect(await countRows()).toMatchObject({ leads: 21, mails: 1, acknowledgements: 1 });
  expect(await readMails('burst')).toEqual([]);
  expect(await isBurst()).toBe(false);
});

describe.each([
  ['LEADS_PER_ADDRESS', 'home'],
  ['LEADS_IN_ALL', null],
] as const)('past %s', (limit, address) => {
  beforeEach(async () => {
    settings[limit] = 1;
    await receiveNumbered(1, address);
  });

  test('a lead is kept as suspected of being part of a burst, and nobody gets an answer', async () => {
    await receiveNumbered(2, address);
    expect(await listLeads({ suspected: true })).toMatchObject([
      { email: '2@example.org', spamReasons: '[{"signal":"burst","points":5}]', spamScore: 5 },
    ]);
    expect(await countRows()).toMatchObject({ leads: 2, mails: 1, acknowledgements: 1 });
  });

  test('the author gets a mail at once, at most one in an hour, and log and health say it', async () => {
    const times = ['09:00:00', '09:00:01', '09:59:59', '10:00:00'];
    for (const [index, time] of times.entries()) {
      vi.setSystemTime(`2026-03-02T${time}Z`);
      if (index === times.length - 1) await receiveNumbered(90, address);
      await receiveNumbered(index + 2, address);
      expect(await isBurst()).toBe(true);
    }
    const mails = await readMails('burst');
    expect(mails.map((mail) => mail?.to)).toEqual(['author@example.com', 'author@example.com']);
    const [first, second] = mails.map((mail) => mail?.text.replaceAll('\u00a0', ' '));
    expect(first).toContain('Un message a été mis de côté.');
    expect(first).toContain('Amina Bennani (2@example.org)');
    expect(first).toMatch(/Libérer : http:\/\/localhost:3000\/liberer\?token=/);
    expect(first).toContain('http://localhost:3000/studio/leads?list=suspected');
    expect(mails[0]?.html).toContain('href="http://localhost:3000/studio/leads?list=suspected"');
    expect(first).toContain('npm run leads -- list --suspected');
    expect(second).toContain('3 messages ont été mis de côté en une heure.');
    const fields = [{ event: 'burst' }, 'leads past the limits are set aside'];
    expect(vi.mocked(log.warn).mock.calls).toEqual([fields, fields]);
    vi.setSystemTime('2026-03-02T11:00:00Z');
    expect(await isBurst()).toBe(false);
  });

  test('a mail that a clock ahead has written does not hold up the next one', async () => {
    vi.setSystemTime('2030-03-02T09:00:00Z');
    await receiveNumbered(2, address);
    await receiveNumbered(3, address);
    vi.setSystemTime('2026-03-02T09:00:00Z');
    await receiveNumbered(4, address);
    expect(await readMails('burst')).toHaveLength(2);
  });

  test('the link in the mail releases the lead', async () => {
    await receiveNumbered(2, address);
    const [mail] = await readMails('burst');
    await submitRelease(
      new URL(/http\S+token=\S+/.exec(mail?.text ?? '')?.[0] ?? '').searchParams.get('token'),
    );
    expect(await listLeads({ suspected: true })).toEqual([]);
    expect(await countRows()).toMatchObject({ leads: 2, mails: 2, acknowledgements: 2 });
  });

  test('several at once queue one mail', async () => {
    await Promise.all([2, 3, 4, 5].map((number) => receiveNumbered(number, address)));
    expect(await readMails('burst')).toHaveLength(1);
  });

  test('the digest lists it and says that it came in a burst', async () => {
    await receiveNumbered(2, address);
    await queueSpamDigest('2026-03-03');
    const [mail] = await readMails('digest');
    expect(mail?.text).toContain('[envois en rafale]');
    expect(mail?.text).toContain('L’un d’eux a été mis de côté');
    expect(mail?.html).toContain('L’un d’eux a été mis de côté');
  });

  test('erasing the lead erases the mail about it', async () => {
    await receiveNumbered(2, address);
    await db().lead.deleteMany({ where: { email: '2@example.org' } });
    expect(await readMails('burst')).toEqual([]);
  });

  test('what the filter suspects keeps its own reasons, without a mail', async () => {
    vi.mocked(scoreSpam).mockReturnValue(suspected);
    await receiveNumbered(2, address);
    expect(await listLeads({ suspected: true })).toMatchObject([
      { spamReasons: JSON.stringify(suspected.reasons) },
    ]);
    expect(await readMails('burst')).toEqual([]);
  });

  test('it is refused while the disk is almost full', async () => {
    vi.mocked(readDiskSpace).mockResolvedValueOnce({ freeMegabytes: 299, isLow: true });
    expect(await receiveNumbered(2, address)).toEqual({ retryAfterSeconds: 3600 });
    expect(await countRows()).toMatchObject({ leads: 1 });
  });
});

test('the filter’s own sign of a burst is replaced, its others are kept', async () => {
  settings.LEADS_PER_ADDRESS = 1;
  const reasons = [
    { signal: 'burst' as const, points: 1 },
    { signal: 'links' as const, points: 1.5 },
  ];
  vi.mocked(scoreSpam).mockReturnValue({ score: 3, reasons, suspected: false });
  await receive();
  await receive({ details: `${lead.details} Bis.` });
  const [aside] = await listLeads({ suspected: true });
  expect(JSON.parse(aside?.spamReasons ?? '')).toEqual([
    reasons[1],
    { signal: 'burst', points: 5 },
  ]);
});
