import { describe, expect, test, vi } from 'vitest';
import { hourMs } from '@/lib/i18n/durations';
import { drainOutbox } from '@/lib/outbox/drain';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { releaseLead } from './commands';
import { readMails, receive, settings, suspected, withLeads } from './commands-testing';
import { createThanksToken, getCorrection, getSentAddress, submitCorrection } from './correction';
import { scoreSpam } from './spam';

withLeads();

vi.mock(import('./spam'), async (original) => ({ ...(await original()), scoreSpam: vi.fn() }));

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

/** A lead as the thanks page sees it, right after it was sent. */
async function receiveAndAsk(changes: Parameters<typeof receive>[0] = {}, canReceiveMail = true) {
  const { reference = '' } = await receive(changes);
  const token = createThanksToken({ reference, canReceiveMail });
  const ask = () => getSentAddress(token);
  return { reference, ask, correctToken: (await ask())?.correctToken };
}

const readAcknowledgements = async () =>
  (await readMails('acknowledgement')).map((mail) => mail?.to);

describe('the thanks page', () => {
  test('shows the masked address to which an acknowledgement was queued', async () => {
    const { ask } = await receiveAndAsk();
    expect(await ask()).toMatchObject({
      acknowledgedTo: 'a***@example.org',
      meantDomain: null,
      deadDomain: null,
      isRefused: false,
    });
  });

  test.each([
    ['suspected spam', () => vi.mocked(scoreSpam).mockReturnValue(suspected)],
    ['a site that sends none', () => Object.assign(site, { acknowledge: false })],
    [
      'a second message of the day',
      () => receive({ details: 'Une autre demande, avant celle-ci.' }),
    ],
  ])('shows none where none was queued: %s', async (_, prepare) => {
    await prepare();
    const { ask } = await receiveAndAsk();
    expect(await ask()).toMatchObject({ acknowledgedTo: null });
  });

  test('shows all of a one-letter name’s domain only', async () => {
    const { ask } = await receiveAndAsk({ email: 'a@example.org' });
    expect((await ask())?.acknowledgedTo).toBe('***@example.org');
  });

  test('asks about a near-miss, or else about a domain that takes no mail', async () => {
    const near = await receiveAndAsk({ email: 'amina@gmial.com' }, false);
    expect(await near.ask()).toMatchObject({ meantDomain: 'gmail.com', deadDomain: null });
    const dead = await receiveAndAsk({ email: 'amina@example.net' }, false);
    expect(await dead.ask()).toMatchObject({ meantDomain: null, deadDomain: 'example.net' });
  });

  test('says so if the acknowledgement was refused meanwhile', async () => {
    const { ask } = await receiveAndAsk();
    const refused = Object.assign(new Error(), { command: 'RCPT TO', responseCode: 550 });
    await drainOutbox(async ({ purpose }) => {
      if (purpose === 'acknowledgement') throw refused;
    });
    expect(await ask()).toMatchObject({ isRefused: true });
  });

  test('says nothing of the address after an hour, or without its own token', async () => {
    const { reference, ask, correctToken } = await receiveAndAsk();
    expect(await getSentAddress(correctToken)).toBeNull();
    expect(await getSentAddress(reference)).toBeNull();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hourMs });
    expect(await ask()).toBeNull();
  });
});

describe('a corrected address', () => {
  test('replaces the old one, gets the acknowledgement, and the author is told', async () => {
    settings.LEADS_TO = ['one@example.com', 'two@example.com'];
    settings.LEADS_WEBHOOK_URL = 'https://example.com/hook';
    const { reference, ask, correctToken } = await receiveAndAsk({ email: 'amina@gmial.com' });
    expect(await getCorrection(correctToken)).toEqual({
      state: 'open',
      email: 'a***@gmial.com',
      meantDomain: 'gmail.com',
    });
    expect(await submitCorrection(correctToken, formOf({ email: ' Amina@gmail.com ' }))).toBeNull();

    expect(await db().lead.findFirst()).toMatchObject({
      email: 'Amina@gmail.com',
      emailCorrectedAt: expect.any(Date),
    });
    // The one to the wrong address had not left yet.
    expect(await readAcknowledgements()).toEqual(['Amina@gmail.com']);
    const mails = (await readMails('lead')).slice(2);
    expect(mails).toMatchObject([
      { to: 'one@example.com', replyTo: { address: 'Amina@gmail.com' } },
      { to: 'two@example.com', subject: expect.stringContaining(reference) },
    ]);
    const [, call] = await db().outboxMessage.findMany({ where: { channel: 'webhook' } });
    expect(JSON.parse(call?.payload ?? '')).toMatchObject({
      type: 'lead.corrected',
      data: { reference, email: 'Amina@gmail.com' },
    });
    expect(await ask()).toMatchObject({ acknowledgedTo: 'A***@gmail.com', correctToken: null });
  });

  test('is acknowledged also after the acknowledgement to the wrong one has left', async () => {
    const { correctToken } = await receiveAndAsk({ email: 'amina@gmial.com' });
    await drainOutbox(async () => {});
    await submitCorrection(correctToken, formOf({ domain: 'gmail.com' }));
    expect(await readAcknowledgements()).toEqual(['amina@gmial.com', 'amina@gmail.com']);
  });

  test('gets no second acknowledgement within a day', async () => {
    await receive({ email: 'karim@example.org' });
    const { correctToken } = await receiveAndAsk({ details: 'Une autre demande de quelqu’un.' });
    await submitCorrection(correctToken, formOf({ email: 'KARIM@example.org' }));
    expect(await readAcknowledgements()).toEqual(['karim@example.org']);
    expect(await getCorrection(correctToken)).toMatchObject({
      state: 'corrected',
      isAcknowledged: false,
    });
  });

  test('is taken once', async () => {
    const { correctToken } = await receiveAndAsk();
    await Promise.all(
      ['b@example.net', 'c@example.net'].map((email) =>
        submitCorrection(correctToken, formOf({ email })),
      ),
    );
    await submitCorrection(correctToken, formOf({ email: 'd@example.net' }));
    const { email } = await db().lead.findFirstOrThrow();
    expect(['b@example.net', 'c@example.net']).toContain(email);
    expect(await readAcknowledgements()).toEqual([email]);
    expect(await readMails('lead')).toHaveLength(2);
  });

  test('is taken for one hour after the lead, whenever the thanks page is shown', async () => {
    const { ask, correctToken } = await receiveAndAsk();
    const sentAt = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: sentAt + hourMs - 5000 });
    const late = (await ask())?.correctToken;
    expect(await getCorrection(late)).toMatchObject({ state: 'open' });
    vi.setSystemTime(sentAt + hourMs);
    for (const token of [late, correctToken]) {
      expect(await getCorrection(token)).toEqual({ state: 'expired' });
      await submitCorrection(token, formOf({ email: 'b@example.net' }));
    }
    expect(await db().lead.findFirst()).toMatchObject({ email: 'amina@example.org' });
  });

  test('of suspected spam changes the lead only: it is acknowledged when it is released', async () => {
    vi.mocked(scoreSpam).mockReturnValue(suspected);
    const { reference, correctToken } = await receiveAndAsk({ email: 'amina@gmial.com' });
    await submitCorrection(correctToken, formOf({ domain: 'gmail.com' }));
    expect(await db().outboxMessage.count()).toBe(0);
    await releaseLead(reference, 'command-line');
    expect(await readAcknowledgements()).toEqual(['amina@gmail.com']);
  });

  test.each([
    ['amina@exemple', 'emailIncomplete'],
    ['amina', 'emailInvalid'],
    [' ', 'emailMissing'],
    ['AMINA@example.org', 'unchanged'],
  ])('must be another valid address: %j', async (email, error) => {
    const { correctToken } = await receiveAndAsk();
    const refused = await submitCorrection(correctToken, formOf({ email }));
    expect(refused).toEqual({ error, typed: email.trim() });
    expect(await getCorrection(correctToken)).toMatchObject({ state: 'open' });
  });

  test('of an erased lead is not stored', async () => {
    const { correctToken } = await receiveAndAsk();
    await db().lead.deleteMany();
    expect(await submitCorrection(correctToken, formOf({ email: 'b@example.net' }))).toBeNull();
    expect(await getCorrection(correctToken)).toEqual({ state: 'deleted' });
  });
});
