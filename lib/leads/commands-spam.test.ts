import { beforeEach, describe, expect, test, vi } from 'vitest';
import { dayMs } from '@/lib/i18n/durations';
import { db } from '@/lib/store/db';
import { receiveLead, releaseLead } from './commands';
import {
  contact,
  countRows,
  lead,
  publish,
  readMails,
  receive,
  receiveNumbered,
  settings,
  signals,
  suspected,
  unsuspected,
  withLeads,
} from './commands-testing';
import { scoreSpam } from './spam';

vi.mock(import('./spam'), async (original) => ({ ...(await original()), scoreSpam: vi.fn() }));

withLeads();

const longText =
  'Bonjour, nous sommes un cabinet comptable et nous saisissons à la main deux mille factures par mois. Pouvez-vous nous aider à automatiser la saisie ?';

describe('the input of scoreSpam', () => {
  const lastInput = () => vi.mocked(scoreSpam).mock.lastCall?.[0];

  test('has the typed text, the form signals and the count of the client address', async () => {
    await receiveNumbered(1);
    await receiveLead(lead, contact, {
      honeypot: 'x',
      elapsedSeconds: 1.5,
      addressHash: 'home',
      prefixHash: null,
    });
    const { projectType: _, ...typed } = lead;
    expect(lastInput()).toMatchObject({
      ...typed,
      honeypot: 'x',
      elapsedSeconds: 1.5,
      fromSameAddress: 2,
      otherSenders: 0,
    });
    await receiveNumbered(2, null);
    expect(lastInput()).toMatchObject({ fromSameAddress: 0 });
  });

  test('counts the other e-mail addresses that sent the same text', async () => {
    await receive({ email: 'one@example.org' });
    await receive({ email: 'two@example.org' });
    await receive({ email: 'two@example.org', name: 'Karim' });
    await receive({ email: 'three@example.org', details: 'Un tout autre texte, sans rapport.' });
    expect(lastInput()).toMatchObject({ otherSenders: 0 });
    await receive();
    expect(lastInput()).toMatchObject({ otherSenders: 2 });
  });

  test.each([
    ['in another case', 'NOUS voulons un ASSISTANT pour nos Équipes.'],
    ['with other white space', 'Nous  voulons\nun assistant\tpour nos équipes.'],
    ['with other punctuation inside', 'Nous voulons: un assistant, pour nos équipes.'],
    ['with other punctuation at the end', 'Nous voulons un assistant pour nos équipes !!!'],
    ['without punctuation at the end', 'Nous voulons un assistant pour nos équipes'],
    ['with punctuation before it', '« Nous voulons un assistant pour nos équipes. »'],
  ])('counts the same text %s', async (_, details) => {
    await receive({ email: 'one@example.org' });
    await receive({ details });
    expect(lastInput()).toMatchObject({ otherSenders: 1 });
  });

  describe('for a text of 15 words or more', () => {
    const pitch = (client: string, city: string) =>
      `Bonjour ${client}, je parcourais le site de votre cabinet à ${city} et je pense que vous perdez des clients chaque mois. Nous remplissons votre agenda, sans engagement. Puis-je vous appeler ?`;

    test('counts the addresses that sent it with other names, even with other punctuation', async () => {
      await receive({ email: 'one@example.org', details: pitch('Monsieur Dupont', 'Lyon') });
      await receive({ email: 'two@example.org', details: pitch('Madame El Amrani', 'Fès') });
      await receive({ email: 'TWO@example.org', details: pitch('Sofia', 'Rabat') });
      await receive({ email: 'me@example.org', details: pitch('Paul Martin', 'Nice') });
      expect(lastInput()).toMatchObject({ otherSenders: 2 });
    });

    test('does not count a text of more than a month ago', async () => {
      await receive({ email: 'one@example.org', details: pitch('Monsieur Dupont', 'Lyon') });
      await db().lead.updateMany({ data: { createdAt: new Date(Date.now() - 31 * dayMs) } });
      await receive({ email: 'me@example.org', details: pitch('Paul Martin', 'Nice') });
      expect(lastInput()).toMatchObject({ otherSenders: 0 });
    });
  });

  test('is found among 10,000 leads with half a second of CPU time', async () => {
    await receive({ email: 'one@example.org', details: longText });
    await db().$executeRaw`
      WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 9999)
      INSERT INTO "Lead" ("reference", "fingerprint", "textHash", "skeleton", "name", "email",
        "details", "locale", "path", "createdAt")
      SELECT n, n, n, '0123456789abcdef', "name", n || '@example.org', "details", "locale", "path",
        "createdAt" FROM "Lead", numbers`;
    const before = process.cpuUsage();
    await receive({ email: 'me@example.org', details: `${longText} Merci, Paul` });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(500);
    expect(lastInput()).toMatchObject({ otherSenders: 1 });
  });

  test('does not count the same person with another case of the address', async () => {
    await receive();
    await receive({ email: 'Amina@Example.org', name: 'A. Bennani' });
    expect(lastInput()).toMatchObject({ otherSenders: 0 });
  });
});

describe('suspected spam', () => {
  beforeEach(() => {
    settings.LEADS_WEBHOOK_URL = 'https://example.com/hook';
    vi.mocked(scoreSpam).mockReturnValue(suspected);
  });

  test('is stored with its reasons, queues no message, and returns an ordinary receipt', async () => {
    const receipt = await receive();
    expect(receipt).toEqual({ reference: expect.stringMatching(/^IA-[0-9A-Z]{5}$/) });
    const stored = await db().lead.findFirstOrThrow();
    expect(stored).toMatchObject({
      ...lead,
      reference: receipt.reference,
      spamScore: 6,
      suspectedAt: stored.createdAt,
      digestedAt: null,
    });
    expect(JSON.parse(stored.spamReasons)).toEqual(suspected.reasons);
    expect(await db().outboxMessage.count()).toBe(0);
  });

  test('is stored once when sent again, and counts toward the limit of its address', async () => {
    settings.LEADS_PER_ADDRESS = 1;
    const first = await receive();
    expect(await receive()).toEqual(first);
    for (let number = 2; number <= 10; number += 1) await receiveNumbered(number);
    expect(await receiveNumbered(11)).toHaveProperty('retryAfterSeconds');
    expect(await countRows()).toEqual({ leads: 10, mails: 0, acknowledgements: 0, webhooks: 0 });
  });

  test('does not use up the acknowledgement of its e-mail address', async () => {
    await receive();
    vi.mocked(scoreSpam).mockReturnValue(unsuspected);
    await receive({ name: 'The real Amina' });
    expect(await countRows()).toMatchObject({ leads: 2, mails: 1, acknowledgements: 1 });
  });

  test('below the threshold is stored with its score, and its messages are queued', async () => {
    const doubt = { score: 2, reasons: [{ signal: 'links', points: 2 } as const] };
    vi.mocked(scoreSpam).mockReturnValue({ ...doubt, suspected: false });
    await receive();
    expect(await db().lead.findFirst()).toMatchObject({
      spamScore: 2,
      spamReasons: JSON.stringify(doubt.reasons),
      suspectedAt: null,
    });
    expect(await countRows()).toMatchObject({ mails: 1, webhooks: 1 });
  });

  describe('when released', () => {
    test('queues the messages of any other lead', async () => {
      await publish('mistral-ai');
      const source = { ...contact, articleSlug: 'mistral-ai', utmSource: 'newsletter' };
      const { reference = '' } = await receiveLead(lead, source, signals);
      expect(await releaseLead(reference, 'command-line')).toMatchObject({ outcome: 'done' });
      expect(await db().lead.findFirst()).toMatchObject({ ...lead, reference, suspectedAt: null });
      expect(await countRows()).toEqual({ leads: 1, mails: 1, acknowledgements: 1, webhooks: 1 });
      const [mail] = await readMails('lead');
      expect(mail?.subject).toContain(`Amina Bennani [${reference}]`);
      for (const fact of ['Mistral AI, fleuron\n', 'utm_source=newsletter', lead.details]) {
        expect(mail?.text).toContain(fact);
      }
      const call = await db().outboxMessage.findFirstOrThrow({ where: { channel: 'webhook' } });
      const { createdAt } = await db().lead.findFirstOrThrow();
      expect(JSON.parse(call.payload)).toMatchObject({
        timestamp: createdAt.toISOString(),
        data: { reference, articleTitle: 'Mistral AI, fleuron', utmSource: 'newsletter' },
      });
    });

    test('is acknowledged in the language of its page', async () => {
      const { reference = '' } = await receiveLead(lead, { ...contact, locale: 'en' }, signals);
      await releaseLead(reference, 'command-line');
      const [mail] = await readMails('acknowledgement');
      expect(mail?.subject).toBe(`Your message has arrived [${reference}]`);
    });

    test('queues its messages once when released twice at once', async () => {
      const { reference = '' } = await receive();
      const released = await Promise.all([
        releaseLead(reference, 'command-line'),
        releaseLead(reference, 'command-line'),
      ]);
      expect(released.map((result) => result?.outcome).sort()).toEqual(['changed', 'done']);
      expect(await countRows()).toEqual({ leads: 1, mails: 1, acknowledgements: 1, webhooks: 1 });
    });

    test('queues nothing when released again', async () => {
      const { reference = '' } = await receive();
      await releaseLead(reference, 'command-line');
      expect(await releaseLead(reference, 'command-line')).toBeNull();
      expect(await countRows()).toMatchObject({ mails: 1, acknowledgements: 1, webhooks: 1 });
    });

    test('stays suspected if the release fails, and can be released later', async () => {
      const { reference = '' } = await receive();
      await db().$executeRaw`CREATE TRIGGER "no_mail" BEFORE INSERT ON "OutboxMessage"
        BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
      await expect(releaseLead(reference, 'command-line')).rejects.toThrow();
      const stored = await db().lead.findFirstOrThrow();
      expect(stored.suspectedAt).toEqual(stored.createdAt);
      await db().$executeRaw`DROP TRIGGER "no_mail"`;
      expect(await releaseLead(reference, 'command-line')).toMatchObject({ outcome: 'done' });
      expect(await countRows()).toMatchObject({ mails: 1, acknowledgements: 1, webhooks: 1 });
    });
  });

  test('releaseLead ignores ordinary and unknown leads', async () => {
    vi.mocked(scoreSpam).mockReturnValue(unsuspected);
    const { reference = '' } = await receive();
    const before = await countRows();
    expect(await releaseLead(reference, 'command-line')).toBeNull();
    expect(await releaseLead('IA-00000', 'command-line')).toBeNull();
    expect(await countRows()).toEqual(before);
  });
});
