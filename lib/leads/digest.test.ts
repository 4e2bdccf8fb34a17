import { beforeEach, describe, expect, test } from 'vitest';
import { dayMs } from '@/lib/i18n/durations';
import type { Mail } from '@/lib/mail/mail';
import { parseMail } from '@/lib/outbox/message';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import type { Lead } from '@/prisma/client/client';
import { queueSpamDigest } from './digest';
import { releaseToken } from './release-token';

const settings = env();

withEmptyStore();

let last = 0;
beforeEach(() => {
  last = 0;
  settings.LEADS_TO = undefined;
  expect(env().LEADS_TO).toBeUndefined();
});

type State = Partial<Omit<Lead, 'articleId'>>;

function dataOf(state: State = {}) {
  last += 1;
  return {
    reference: `IA-${last}`,
    fingerprint: `print ${last}`,
    name: 'Pill Seller',
    email: `seller-${last}@example.net`,
    details: 'Buy pills today.',
    locale: 'fr',
    path: '/contact',
    suspectedAt: new Date('2026-06-14T08:00:00Z'),
    ...state,
  };
}
const suspect = (state?: State) => db().lead.create({ data: dataOf(state) });

const listMessages = () => db().outboxMessage.findMany({ orderBy: { id: 'asc' } });
async function readDigests(): Promise<Mail[]> {
  return (await listMessages()).map((message) => parseMail(message) as Mail);
}
async function readDigest(): Promise<Mail> {
  const [mail, ...others] = await readDigests();
  if (!mail || others.length > 0) throw new Error('Expected exactly one digest.');
  return mail;
}
const linesOf = ({ text }: Mail) => text.split('\n').filter((line) => line.startsWith('- '));
const referencesIn = (mail: Mail) => linesOf(mail).map((line) => /IA-\d+/.exec(line)?.[0]);

describe('the digest', () => {
  test('has a line for each suspected lead, in text and in HTML', async () => {
    await suspect({
      name: 'Pill Seller',
      email: 'seller@example.net',
      spamReasons: JSON.stringify([
        { signal: 'links', points: 3 },
        { signal: 'trap', points: 5 },
      ]),
    });
    await suspect({ name: 'Loan Shark', email: 'shark@example.net', details: 'Cheap\n\n\tloans.' });
    await queueSpamDigest('2026-06-15');
    const mail = await readDigest();
    const lines = [
      'IA-1, Pill Seller (seller@example.net)\u00a0: «\u00a0Buy pills today.\u00a0» [liens, champ caché rempli]',
      'IA-2, Loan Shark (shark@example.net)\u00a0: «\u00a0Cheap loans.\u00a0» []',
    ];
    expect(linesOf(mail)).toEqual(lines.map((line) => `- ${line}`));
    const items = [...(mail.html ?? '').matchAll(/<li\b[^>]*>(.*?)<br>/gs)].map(([, item]) => item);
    expect(items).toEqual(lines);
  });

  test('has a link for each lead that releases it within seven days', async () => {
    const reference = 'IA-7K3F9';
    await suspect({ reference });
    await queueSpamDigest('2026-06-15');
    const { text, html } = await readDigest();
    const [, url = ''] = /Libérer\u00a0: (\S+)/.exec(text) ?? [];
    expect(html).toContain(`<a href="${url}"`);
    expect(url).toMatch(/^http:\/\/localhost:3000\/liberer\?token=/);
    const token = new URL(url).searchParams.get('token');
    expect(releaseToken.read(token)).toMatchObject({ ok: true, data: { reference } });
    const inSevenDays = new Date(Date.now() + 7 * dayMs);
    expect(releaseToken.read(token, inSevenDays)).toEqual({ ok: false, reason: 'expired' });
  });

  test('has a link to the desk’s list of them', async () => {
    await suspect();
    await queueSpamDigest('2026-06-15');
    const { text, html } = await readDigest();
    const url = 'http://localhost:3000/studio/leads?list=suspected';
    expect(text.split('\n')).toContain(`Les voir dans le studio\u00a0: ${url}`);
    expect(html).toContain(`<a href="${url}"`);
  });

  test('states the number of leads, how to release one, and the retention period', async () => {
    await suspect();
    await queueSpamDigest('2026-06-14');
    await suspect();
    await suspect();
    await queueSpamDigest('2026-06-15');
    const [one, two] = await readDigests();
    expect(one?.subject).toBe('Un message mis de côté par le filtre');
    expect(two?.subject).toBe('2\u00a0messages mis de côté par le filtre');
    for (const part of [two?.text, two?.html]) {
      expect(part).toContain('npm run leads -- release');
      expect(part).toContain('30\u00a0jours');
    }
  });

  test('is marked as auto-generated and waits in the outbox', async () => {
    await suspect();
    await queueSpamDigest('2026-06-15');
    expect(await readDigest()).toMatchObject({
      autoSubmitted: 'auto-generated',
      from: { address: 'site@example.com' },
      to: 'jawad@example.com',
      replyTo: { address: 'jawad@example.com' },
    });
    expect(await listMessages()).toMatchObject([
      { channel: 'email', purpose: 'digest', leadId: null, attempts: 0, sentAt: null },
    ]);
  });

  test('goes to each author as a separate mail', async () => {
    settings.LEADS_TO = ['a@example.com', 'b@example.org'];
    await suspect();
    await queueSpamDigest('2026-06-15');
    const [first, second, ...others] = await readDigests();
    expect(others).toEqual([]);
    expect(first?.to).toBe('a@example.com');
    expect(second).toEqual({ ...first, to: 'b@example.org' });
    const ids = (await listMessages()).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('queueSpamDigest', () => {
  test('queues nothing without suspected spam', async () => {
    await suspect({ suspectedAt: null });
    await queueSpamDigest('2026-06-15');
    expect(await listMessages()).toEqual([]);
  });

  test('lists only suspected spam, oldest first', async () => {
    await suspect();
    await suspect({ suspectedAt: null });
    await suspect();
    await queueSpamDigest('2026-06-15');
    expect(referencesIn(await readDigest())).toEqual(['IA-1', 'IA-3']);
    const leads = await db().lead.findMany({ orderBy: { id: 'asc' } });
    expect(leads.map(({ digestedAt }) => digestedAt !== null)).toEqual([true, false, true]);
  });

  test('lists each lead once', async () => {
    await suspect();
    await queueSpamDigest('2026-06-13');
    await queueSpamDigest('2026-06-14');
    await suspect();
    await queueSpamDigest('2026-06-15');
    expect((await readDigests()).map(referencesIn)).toEqual([['IA-1'], ['IA-2']]);
  });

  test('lists at most 500 leads, and the rest in the next digest', async () => {
    await db().lead.createMany({ data: Array.from({ length: 501 }, () => dataOf()) });
    await queueSpamDigest('2026-06-14');
    expect(linesOf(await readDigest())).toHaveLength(500);
    expect(await db().lead.count({ where: { digestedAt: null } })).toBe(1);
    await queueSpamDigest('2026-06-15');
    const [first, second] = (await readDigests()).map(referencesIn);
    expect(first?.at(-1)).toBe('IA-500');
    expect(second).toEqual(['IA-501']);
  });

  test('lists a lead in the next digest if storing one failed', async () => {
    await suspect();
    await db().$executeRaw`CREATE TRIGGER "no_mail" BEFORE INSERT ON "OutboxMessage"
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
    await expect(queueSpamDigest('2026-06-14')).rejects.toThrow();
    expect(await db().lead.count({ where: { digestedAt: null } })).toBe(1);
    await db().$executeRaw`DROP TRIGGER "no_mail"`;
    await queueSpamDigest('2026-06-15');
    expect(referencesIn(await readDigest())).toEqual(['IA-1']);
  });

  test('lists a lead whose spam reason comes from an older version of the filter', async () => {
    await suspect({ spamReasons: '[{"signal":"of old","points":5}]' });
    await suspect();
    await queueSpamDigest('2026-06-15');
    expect(referencesIn(await readDigest())).toEqual(['IA-1', 'IA-2']);
  });
});

describe('one digest per day', () => {
  test('is queued when two processes queue it at once', async () => {
    settings.LEADS_TO = ['a@example.com', 'b@example.org'];
    await suspect();
    await suspect();
    const queued = await Promise.allSettled([
      queueSpamDigest('2026-06-15'),
      queueSpamDigest('2026-06-15'),
    ]);
    expect(queued.map(({ status }) => status)).toContain('fulfilled');
    const digests = await readDigests();
    expect(digests.map(({ to }) => to)).toEqual(['a@example.com', 'b@example.org']);
    expect(digests.map(referencesIn)).toEqual([
      ['IA-1', 'IA-2'],
      ['IA-1', 'IA-2'],
    ]);
  });

  test('is queued when it is queued again; later leads come in the next one', async () => {
    await suspect();
    await queueSpamDigest('2026-06-14');
    await suspect();
    await queueSpamDigest('2026-06-14').catch(() => {});
    expect((await readDigests()).map(referencesIn)).toEqual([['IA-1']]);
    await queueSpamDigest('2026-06-15');
    expect((await readDigests()).map(referencesIn)).toEqual([['IA-1'], ['IA-2']]);
  });
});

describe('text from a lead', () => {
  test('is escaped in HTML', async () => {
    await suspect({
      name: '<img src="x" onerror="alert(1)">',
      email: "&'@example.net",
      details: '</li></ul><script>alert(1)</script> "quoted"',
    });
    await queueSpamDigest('2026-06-15');
    const { html, text } = await readDigest();
    expect(html).not.toMatch(/<img|<script/);
    expect((html ?? '').match(/<\/li>/g)).toHaveLength(1);
    expect(html).toContain('&lt;img src=&quot;x&quot; onerror=&quot;alert(1)&quot;&gt;');
    expect(html).toContain('(&amp;&#39;@example.net)');
    expect(html).toContain('&lt;/li&gt;&lt;/ul&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('<script>alert(1)</script>');
  });

  test('stays on its own line and cannot reorder the text around it', async () => {
    await suspect({
      name: 'Pill \u202eSeller',
      details: 'One\r\n- IA-9, two\u2028three \u2066four',
    });
    await queueSpamDigest('2026-06-15');
    const [line, ...others] = linesOf(await readDigest());
    expect(others).toEqual([]);
    expect(line).toContain('\u2068Pill \u202eSeller\u2069');
    expect(line).toContain('«\u00a0\u2068One - IA-9, two three \u2066four\u2069\u2069\u00a0»');
  });

  test.each([
    ['90 characters are kept', 'a'.repeat(90), 'a'.repeat(90)],
    ['91 characters are cut', 'a'.repeat(91), `${'a'.repeat(90)}…`],
    ['5000 characters are cut', 'a'.repeat(5000), `${'a'.repeat(90)}…`],
    ['an emoji is not split', '😀'.repeat(91), `${'😀'.repeat(90)}…`],
    ['white space is collapsed', 'a \n'.repeat(45).trim(), 'a '.repeat(45).trim()],
  ])('is truncated if it is long: %s', async (_, details, extract) => {
    await suspect({ details });
    await queueSpamDigest('2026-06-15');
    const { text, html } = await readDigest();
    for (const part of [text, html]) expect(part).toContain(`«\u00a0${extract}\u00a0»`);
  });
});
