import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { peerAddressHeader } from '@/lib/http/internal-headers';
import { log } from '@/lib/log';
import { wakeOutbox } from '@/lib/outbox/worker';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { sendLead } from './actions';
import { getSentAddress } from './correction';
import { emptyLeadForm, type LeadFormState } from './form-state';
import { canReceiveMail } from './mail-domain';
import { honeypotField } from './schema';
import { scoreSpam } from './spam';

const afterResponse = vi.hoisted(() => [] as (() => Promise<unknown>)[]);
const request = vi.hoisted(() => ({ headers: new Headers() }));
const settings = env();
const defaults = { LEADS_WEBHOOK_URL: undefined, ...settings };

vi.mock('next/server', () => ({
  after: (task: () => Promise<unknown>) => afterResponse.push(task),
}));
vi.mock('next/headers', () => ({ headers: async () => request.headers }));
vi.mock(import('./mail-domain'), () => ({ canReceiveMail: vi.fn(async () => true) }));
vi.mock(import('./spam'), async (original) => ({ ...(await original()), scoreSpam: vi.fn() }));

withEmptyStore();
beforeEach(() => {
  afterResponse.length = 0;
  request.headers = new Headers({ [peerAddressHeader]: '203.0.113.9' });
  Object.assign(settings, { ...defaults, LEADS_TO: ['author@example.com'] });
  vi.mocked(scoreSpam).mockReset().mockReturnValue({ score: 0, reasons: [], suspected: false });
  vi.spyOn(log, 'error');
});
afterEach(async () => {
  // A lane that outlives its test would take the next one's messages.
  await Promise.allSettled(processState.outbox.lanes);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const typed = {
  name: 'Amina Bennani',
  email: 'amina@example.org',
  projectType: '',
  details: 'Nous voulons un assistant pour nos équipes.',
};

function send(changes: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...typed, ...changes })) form.set(name, value);
  return sendLead(emptyLeadForm, form);
}

/** The redirect target, which Next.js carries in an error. */
async function redirectOf(sent: Promise<unknown>): Promise<string | undefined> {
  const error = await sent.catch((thrown: unknown) => thrown);
  return (error as { digest?: string }).digest?.split(';')[2];
}

const plain = (text = '') => text.replace(/[\u00a0\u202f]/g, ' ');

describe.each([
  ['fr', '/contact/merci'],
  ['en', '/en/contact/thanks'],
])('a lead in %s', (locale, path) => {
  test('is committed before the redirect, and its mails are sent after the response', async () => {
    const to = await redirectOf(send({ locale }));
    const { reference } = await db().lead.findFirstOrThrow();
    expect(to).toMatch(new RegExp(`^${path}\\?ref=${reference}&token=[\\w%.-]+$`));
    const unsent = { sentAt: null };
    expect(await db().outboxMessage.findMany()).toMatchObject([unsent, unsent]);

    expect(afterResponse).toHaveLength(1);
    await afterResponse[0]?.();
    const sent = { sentAt: expect.any(Date) };
    expect(await db().outboxMessage.findMany()).toMatchObject([sent, sent]);
  });

  test('is thanked for even if the store fails afterwards, which is one line in the log', async () => {
    await redirectOf(send({ locale }));
    await db().$queryRaw`PRAGMA query_only = 1`;
    await afterResponse[0]?.();
    const fields = { event: 'outbox', driverCode: 'SQLITE_READONLY' };
    expect(vi.mocked(log.error).mock.calls).toMatchObject([[fields, 'sweep failed']]);
    await db().$queryRaw`PRAGMA query_only = 0`;
    await wakeOutbox();
  });

  test('gets the same thanks page if it is suspected spam', async () => {
    vi.mocked(scoreSpam).mockReturnValue({ score: 9, reasons: [], suspected: true });
    const to = await redirectOf(send({ locale }));
    const { reference, suspectedAt } = await db().lead.findFirstOrThrow();
    expect(suspectedAt).not.toBeNull();
    expect(to).toMatch(new RegExp(`^${path}\\?ref=${reference}&token=[\\w%.-]+$`));
  });
});

test('passes the source and the form signals on with the lead', async () => {
  request.headers.set('referer', 'http://localhost:3000/contact?utm_source=newsletter');
  await redirectOf(send({ referrer: 'linkedin.com', elapsed: '4500', [honeypotField]: 'x' }));
  expect(await db().lead.findFirst()).toMatchObject({
    utmSource: 'newsletter',
    referrerHost: 'linkedin.com',
  });
  const evidence = { elapsedSeconds: 4.5, honeypot: 'x', fromSameAddress: 1 };
  expect(scoreSpam).toHaveBeenCalledWith(expect.objectContaining(evidence));
});

test('a domain that takes no mail is asked about on the thanks page, and the lead is kept', async () => {
  vi.mocked(canReceiveMail).mockResolvedValueOnce(false);
  const to = await redirectOf(send());
  const token = new URL(to ?? '', 'http://localhost').searchParams.get('token');
  expect(await getSentAddress(token)).toMatchObject({ deadDomain: 'example.org' });
  expect(await db().lead.count()).toBe(1);
});

test('a lead that could not be stored is not held up by a lookup', async () => {
  vi.mocked(canReceiveMail).mockReturnValueOnce(new Promise(() => {}));
  await db()
    .$executeRaw`CREATE TRIGGER "no_lead" BEFORE INSERT ON "Lead" BEGIN SELECT RAISE(ABORT, 'no'); END`;
  expect((await send()).summary).toContain('n’a pas pu être enregistré');
});

describe('an invalid form', () => {
  test('returns what was typed, with an error for each invalid field', async () => {
    const wrong = { name: 'A', email: 'amina', details: 'x'.repeat(5001) };
    const state = await send(wrong);
    expect(state.values).toEqual({ ...typed, ...wrong, phone: '' });
    expect(Object.keys(state.errors)).toEqual(['name', 'email', 'details']);
    expect(state.errors.email).toContain('nom@exemple.fr');
    expect(plain(state.errors.details)).toContain('5 001');
    expect(state.summary).toMatch(/^3 champs/);
    expect(await db().lead.count()).toBe(0);
    expect(afterResponse).toEqual([]);
  });

  test('is answered in the visitor’s language', async () => {
    const { errors, summary } = await send({ locale: 'en', email: '' });
    expect(errors).toEqual({ email: expect.stringContaining('name@example.com') });
    expect(summary).toMatch(/^One field/);
  });

  test.each(['4500', '1001', '1', '604800000'])(
    'keeps the values that a script filled in, after %s ms',
    async (elapsed) => {
      const state = await send({ email: '', referrer: 'linkedin.com', elapsed });
      expect(state).toMatchObject({ referrer: 'linkedin.com', elapsed });
    },
  );

  test('drops values that no script fills in', async () => {
    const state = await send({ email: '', referrer: '"><script>', elapsed: 'soon' });
    expect(state).toMatchObject({ referrer: '', elapsed: '' });
  });

  test('does not count toward the rate limit', async () => {
    settings.LEADS_PER_ADDRESS = 1;
    for (let attempt = 0; attempt < 3; attempt += 1) await send({ email: '' });
    expect(await redirectOf(send())).toMatch(/^\/contact\/merci/);
  });
});

describe('a lead that cannot be stored is not thanked for: the form keeps everything and names an e-mail address', () => {
  const pragma = async (setting: string) => {
    const [row] = await db().$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${setting}`);
    return Number(Object.values(row ?? {})[0]);
  };
  // Longer than a page of the database file, so that storing it makes the file grow.
  const longLead = { ...typed, details: 'Un assistant pour nos équipes. '.repeat(160).trim() };
  const scriptValues = { referrer: 'linkedin.com', elapsed: '4500' };

  async function expectStoreError(state: LeadFormState, explanation: string) {
    expect(state).toMatchObject({ values: longLead, errors: {}, ...scriptValues });
    expect(state.summary).toContain(explanation);
    expect(state.summary).toContain('author@example.com');
    expect(afterResponse).toEqual([]);
    expect(await db().lead.count()).toBe(0);
    expect(await db().outboxMessage.count()).toBe(0);
    const logged = JSON.stringify(vi.mocked(log.error).mock.calls);
    expect(logged).toContain('PrismaClient');
    expect(logged).not.toMatch(/Amina|example\.org|assistant|203\.0/);
  }

  async function expectSuccess() {
    expect(await redirectOf(send({ ...longLead, ...scriptValues }))).toMatch(
      /^\/contact\/merci\?ref=IA-/,
    );
    expect(await db().lead.count()).toBe(1);
    const messages = await db().outboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(messages.map(({ purpose }) => purpose)).toEqual(['lead', 'acknowledgement']);
  }

  test('with a read-only store, until it is writable', async () => {
    await pragma('query_only = 1');
    await expectStoreError(
      await send({ ...longLead, ...scriptValues }),
      'n’a pas pu être enregistré',
    );
    await pragma('query_only = 0');
    await expectSuccess();
  });

  test('with a full disk, until there is space', async () => {
    await pragma(`max_page_count = ${await pragma('page_count')}`);
    const state = await send({ ...longLead, ...scriptValues, locale: 'en' });
    await expectStoreError(state, 'could not be saved');
    expect(vi.mocked(log.error).mock.calls).toMatchObject([[{ driverCode: 'SQLITE_FULL' }, {}]]);
    const { writeCheck } = processState;
    expect(writeCheck.fault).toEqual({ reason: 'lead-not-stored', code: 'SQLITE_FULL' });
    await pragma('max_page_count = 4294967294');
    await expectSuccess();
    expect(writeCheck.fault).toBeNull();
  });

  test('with a missing table', async () => {
    await db().$executeRaw`ALTER TABLE "Lead" RENAME TO "Gone"`;
    const state = await send({ ...longLead, ...scriptValues });
    await db().$executeRaw`ALTER TABLE "Gone" RENAME TO "Lead"`;
    await expectStoreError(state, 'n’a pas pu être enregistré');
  });
});

describe('past ten times the rate limit', () => {
  beforeEach(() => {
    settings.LEADS_PER_ADDRESS = 1;
    vi.setSystemTime('2026-03-02T09:00:00Z');
  });
  /** As many as one address may send, the first of them `typed` */
  async function sendMost() {
    const first = await redirectOf(send());
    for (let number = 2; number <= 10; number += 1) {
      expect(await redirectOf(send({ name: `Amina ${number}` }))).toMatch(/^\/contact\/merci/);
    }
    return first;
  }
  const second = { ...typed, name: 'Karim', referrer: 'linkedin.com', elapsed: '4500' };

  test('tells when to try again and keeps what was typed', async () => {
    await sendMost();
    afterResponse.length = 0;
    const state = await send(second);
    expect(state).toMatchObject({
      values: { ...typed, name: 'Karim' },
      errors: {},
      referrer: 'linkedin.com',
      elapsed: '4500',
    });
    expect(plain(state.summary)).toContain('dans 60 minutes, ou écrivez à author@example.com');
    expect(await db().lead.count()).toBe(10);
    expect(afterResponse).toEqual([]);
    expect(log.error).not.toHaveBeenCalled();
  });

  test.each([
    ['09:29:00', '31 minutes'],
    ['09:29:01', '31 minutes'],
    ['09:58:59', '2 minutes'],
    ['09:59:59', '1 minute,'],
  ])('at %s asks to wait %s', async (time, wait) => {
    await sendMost();
    vi.setSystemTime(`2026-03-02T${time}Z`);
    const { summary } = await send({ ...second, locale: 'en' });
    expect(plain(summary)).toContain(`send it again in ${wait}`);
  });

  test('redirects a lead that is already stored to its thanks page', async () => {
    const first = await sendMost();
    expect(first).toMatch(/^\/contact\/merci\?ref=IA-/);
    await send(second);
    expect(await redirectOf(send())).toBe(first);
  });

  test('ignores a forged X-Forwarded-For', async () => {
    await sendMost();
    request.headers.set('x-forwarded-for', '198.51.100.7');
    expect(plain((await send(second)).summary)).toContain('60 minutes');
  });

  test('counts visitors behind a trusted proxy separately', async () => {
    settings.TRUSTED_PROXIES = 1;
    request.headers.set('x-forwarded-for', '198.51.100.7');
    await sendMost();
    request.headers.set('x-forwarded-for', '198.51.100.8');
    expect(await redirectOf(send(second))).toMatch(/^\/contact\/merci/);
  });
});

test.each([undefined, null, 'text', { get: 'x' }, []])(
  'treats %j in place of a form as an empty form',
  async (odd) => {
    const state = await sendLead(emptyLeadForm, odd as unknown as FormData);
    expect(Object.keys(state.errors)).toEqual(['name', 'email', 'details']);
    expect(await db().lead.count()).toBe(0);
  },
);
