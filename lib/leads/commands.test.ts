import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseMail } from '@/lib/outbox/message';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { receiveLead, releaseLead, type SubmissionSignals } from './commands';
import { createReference } from './reference';
import { parseSource } from './source';
import { type SpamResult, scoreSpam } from './spam';

const settings = env();
const defaults = { LEADS_WEBHOOK_URL: undefined, ...settings };

vi.mock(import('./reference'), async (original) => {
  const { createReference } = await original();
  return { createReference: vi.fn(createReference) };
});
vi.mock(import('./spam'), async (original) => ({ ...(await original()), scoreSpam: vi.fn() }));

const innocent: SpamResult = { score: 0, reasons: [], suspected: false };
const suspicious: SpamResult = {
  score: 6,
  reasons: [
    { signal: 'trap', points: 5 },
    { signal: 'links', points: 1 },
  ],
  suspected: true,
};

withEmptyStore();
beforeEach(() => {
  Object.assign(settings, { ...defaults, LEADS_TO: ['author@example.com'] });
  site.acknowledge = true;
  vi.mocked(scoreSpam).mockReset().mockReturnValue(innocent);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const lead = {
  name: 'Amina Bennani',
  email: 'amina@example.org',
  projectType: 'audit',
  details: 'Nous voulons un assistant pour nos équipes.',
};
const contact = parseSource(new FormData(), null);
const evidence: SubmissionSignals = { honeypot: '', elapsedSeconds: null, addressHash: 'home' };

const receive = (changes: Partial<typeof lead> = {}, addressHash: string | null = 'home') =>
  receiveLead({ ...lead, ...changes }, contact, { ...evidence, addressHash });

/** As many different leads, from as many addresses. */
const another = (number: number, addressHash: string | null = 'home') =>
  receive({ details: `${lead.details} ${number}`, email: `${number}@example.org` }, addressHash);

/** What is stored: how many leads, and messages by purpose and channel. */
async function countRows() {
  const messages = await db().outboxMessage.findMany();
  const count = (purpose: string, channel: string) =>
    messages.filter((message) => message.purpose === purpose && message.channel === channel).length;
  return {
    leads: await db().lead.count(),
    mails: count('lead', 'email'),
    acknowledgements: count('acknowledgement', 'email'),
    webhooks: count('lead', 'webhook'),
  };
}

async function readMails(purpose: string) {
  const messages = await db().outboxMessage.findMany({
    where: { purpose, channel: 'email' },
    orderBy: { id: 'asc' },
  });
  return messages.map((message) => parseMail(message));
}

function publish(slug: string) {
  return db().article.create({
    data: {
      locale: 'fr',
      slug,
      translationKey: slug,
      title: 'Mistral AI, fleuron',
      dek: 'Chapeau',
      body: 'Texte.',
      coverAlt: 'Zellige',
      publishedAt: new Date('2025-09-28T06:30:00Z'),
      updatedAt: new Date('2025-09-28T06:30:00Z'),
      author: { create: { slug: 'jawad', name: 'Jawad' } },
      cover: { create: { id: '0123456789abcdef', width: 1600, height: 900 } },
    },
  });
}

describe('a lead and what it sets going', () => {
  test('are stored together, as typed', async () => {
    const receipt = await receive();
    expect(receipt).toEqual({ reference: expect.stringMatching(/^IA-[0-9A-Z]{5}$/) });
    const stored = await db().lead.findFirstOrThrow({ include: { messages: true } });
    expect(stored).toMatchObject({
      ...lead,
      reference: receipt.reference,
      locale: 'fr',
      path: '/contact',
      articleId: null,
      spamScore: 0,
      spamReasons: '[]',
      suspectedAt: null,
    });
    expect(stored.messages).toMatchObject([
      { channel: 'email', purpose: 'lead' },
      { channel: 'email', purpose: 'acknowledgement' },
    ]);
    for (const message of stored.messages) {
      expect(message).toMatchObject({ attempts: 0, sentAt: null, failedAt: null });
      expect(message.nextAttemptAt.getTime()).toBeLessThanOrEqual(Date.now());
    }
    const [toAuthor] = await readMails('lead');
    expect(toAuthor).toMatchObject({ to: 'author@example.com' });
    expect(toAuthor?.subject).toContain(`Amina Bennani [${receipt.reference}]`);
    const [toProspect] = await readMails('acknowledgement');
    expect(toProspect).toMatchObject({ to: lead.email, autoSubmitted: 'auto-replied' });
    expect(toProspect?.subject).toContain(`[${receipt.reference}]`);
  });

  test('are all or none there', async () => {
    await db().$executeRaw`CREATE TRIGGER "no_mail" BEFORE INSERT ON "OutboxMessage"
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
    await expect(receive()).rejects.toThrow();
    expect(await countRows()).toEqual({ leads: 0, mails: 0, acknowledgements: 0, webhooks: 0 });

    await db().$executeRaw`DROP TRIGGER "no_mail"`;
    await receive();
    expect(await countRows()).toMatchObject({ leads: 1, mails: 1 });
  });

  test('have characters of every kind unchanged', async () => {
    const odd = { name: 'محمد \u202eO’Brien 👩🏽‍🚀', details: `'"; DROP TABLE "Lead"; --\n\t<b>` };
    await receive(odd);
    expect(await db().lead.findFirst()).toMatchObject(odd);
  });

  test('are a mail to each author', async () => {
    settings.LEADS_TO = ['one@example.com', 'two@example.com'];
    await receive();
    const [one, two, ...others] = await readMails('lead');
    expect([one?.to, two?.to, others]).toEqual(['one@example.com', 'two@example.com', []]);
    expect(await countRows()).toMatchObject({ mails: 2, acknowledgements: 1 });
  });

  test('are a call of the webhook where one is set', async () => {
    settings.LEADS_WEBHOOK_URL = 'https://example.com/hook';
    const { reference } = await receive();
    expect(await countRows()).toEqual({ leads: 1, mails: 1, acknowledgements: 1, webhooks: 1 });
    const call = await db().outboxMessage.findFirstOrThrow({ where: { channel: 'webhook' } });
    expect(call.messageId).toMatch(/^msg_/);
    expect(JSON.parse(call.payload)).toMatchObject({
      type: 'lead.received',
      data: { reference, ...lead },
    });
  });

  test('are no acknowledgement where the site wants none', async () => {
    site.acknowledge = false;
    await receive();
    expect(await countRows()).toEqual({ leads: 1, mails: 1, acknowledgements: 0, webhooks: 0 });
  });
});

describe('where the lead came from', () => {
  test('an article: its row, its path, its title in the mail', async () => {
    const { id } = await publish('mistral-ai');
    await receiveLead(lead, { ...contact, articleSlug: 'mistral-ai' }, evidence);
    expect(await db().lead.findFirst()).toMatchObject({
      articleId: id,
      path: '/articles/mistral-ai',
    });
    const [mail] = await readMails('lead');
    expect(mail?.text).toContain('Mistral AI, fleuron\n');
    expect(mail?.text).toContain('http://localhost:3000/articles/mistral-ai');
  });

  test('an article that was renamed while its form was open', async () => {
    const { id } = await publish('nouveau');
    await db().formerSlug.create({ data: { locale: 'fr', slug: 'ancien', articleId: id } });
    await receiveLead(lead, { ...contact, articleSlug: 'ancien' }, evidence);
    expect(await db().lead.findFirst()).toMatchObject({ articleId: id, path: '/articles/nouveau' });
  });

  test.each([
    ['an article that is not there', 'fr', 'nothing', '/contact'],
    ['an article in the other language', 'en', 'mistral-ai', '/en/contact'],
  ] as const)('%s counts as the contact page', async (_, locale, articleSlug, path) => {
    await publish('mistral-ai');
    await receiveLead(lead, { ...contact, locale, articleSlug }, evidence);
    expect(await db().lead.findFirst()).toMatchObject({ locale, path, articleId: null });
  });

  test('the site and the link that led to the page', async () => {
    const origin = {
      referrerHost: 'www.linkedin.com',
      utmSource: 'newsletter',
      utmMedium: 'e-mail',
      utmCampaign: 'rentrée',
      utmTerm: 'ia',
      utmContent: 'bouton',
    };
    await receiveLead(lead, { ...contact, ...origin }, evidence);
    expect(await db().lead.findFirst()).toMatchObject(origin);
    const [mail] = await readMails('lead');
    expect(mail?.text).toContain('www.linkedin.com, utm_source=newsletter');
  });
});

describe('the same lead', () => {
  const once = { leads: 1, mails: 1, acknowledgements: 1, webhooks: 0 };

  test('sent again is one lead, one mail, one reference', async () => {
    const first = await receive();
    expect(await receive()).toEqual(first);
    expect(await countRows()).toEqual(once);
  });

  test('is the same in another case of the address', async () => {
    const first = await receive();
    expect(await receive({ email: 'Amina@Example.ORG' })).toEqual(first);
    expect(await countRows()).toEqual(once);
  });

  test('sent 20 times at once is one lead, one mail, one reference', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => receive()));
    const { reference } = await db().lead.findFirstOrThrow();
    expect(answers).toEqual(Array.from({ length: 20 }, () => ({ reference })));
    expect(await countRows()).toEqual(once);
  });

  test('takes one unit of the allowance, sent at once and again', async () => {
    settings.LEADS_PER_ADDRESS = 2;
    const [first] = await Promise.all(Array.from({ length: 20 }, () => receive()));
    expect(await receive()).toEqual(first);
    expect(await another(2)).toHaveProperty('reference');
    expect(await another(3)).toHaveProperty('retryAfterSeconds');
  });

  test('keeps where it first came from', async () => {
    await receive();
    await receiveLead(lead, { ...contact, locale: 'en', utmSource: 'x' }, evidence);
    expect(await db().lead.findFirst()).toMatchObject({ locale: 'fr', utmSource: null });
  });

  test.each([
    ['details', { details: `${lead.details} Et vite.` }],
    ['project type', { projectType: 'training' }],
    ['name', { name: 'Amina B.' }],
    ['address', { email: 'amina@example.com' }],
  ])('with another %s is another', async (_, change) => {
    const first = await receive();
    const second = await receive(change);
    expect(second.reference).not.toBe(first.reference);
    expect(await countRows()).toMatchObject({ leads: 2, mails: 2 });
  });

  test('that could not be stored is tried anew', async () => {
    await db().$executeRaw`CREATE TRIGGER "no_lead" BEFORE INSERT ON "Lead"
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
    const answers = await Promise.allSettled([receive(), receive()]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await db().$executeRaw`DROP TRIGGER "no_lead"`;
    expect(await receive()).toHaveProperty('reference');
    // The attempt in vain did not use up the prospect's only acknowledgement.
    expect(await countRows()).toEqual(once);
  });
});

describe('a reference that is taken', () => {
  test('is given to nobody else', async () => {
    const first = await receive();
    vi.mocked(createReference).mockReturnValueOnce(first.reference ?? '');
    const second = await receive({ name: 'Karim' });
    expect(second.reference).not.toBe(first.reference);
    expect(await countRows()).toMatchObject({ leads: 2, mails: 2 });
    const mails = await readMails('lead');
    expect(mails[1]?.subject).toContain(second.reference);
  });

  test('does not cost the next one its acknowledgement', async () => {
    const first = await another(1);
    vi.mocked(createReference).mockReturnValueOnce(first.reference ?? '');
    const second = await another(2);
    const mails = await readMails('acknowledgement');
    expect(mails).toMatchObject([{ to: '1@example.org' }, { to: '2@example.org' }]);
    expect(mails[1]?.subject).toContain(second.reference);
  });
});

describe('past the limit', () => {
  beforeEach(() => {
    vi.setSystemTime('2026-03-02T09:00:00Z');
  });

  test('of one address nothing is stored, and the wait is told; others go on', async () => {
    settings.LEADS_PER_ADDRESS = 2;
    await another(1);
    await another(2);
    const before = await countRows();
    vi.setSystemTime('2026-03-02T09:20:00Z');
    expect(await another(3)).toEqual({ retryAfterSeconds: 2400 });
    expect(await countRows()).toEqual(before);
    expect(await another(3, 'elsewhere')).toHaveProperty('reference');
  });

  test('in all nobody’s is stored', async () => {
    settings.LEADS_IN_ALL = 2;
    await another(1, 'here');
    await another(2, 'there');
    expect(await another(3, 'elsewhere')).toEqual({ retryAfterSeconds: 3600 });
    expect(await another(4, null)).toEqual({ retryAfterSeconds: 3600 });
    expect(await countRows()).toMatchObject({ leads: 2 });
  });

  test('an unknown address is limited in all alone', async () => {
    settings.LEADS_PER_ADDRESS = 1;
    settings.LEADS_IN_ALL = 3;
    for (const number of [1, 2, 3]) expect(await another(number, null)).toHaveProperty('reference');
    expect(await another(4, null)).toHaveProperty('retryAfterSeconds');
  });

  test('what is stored already still has its reference', async () => {
    settings.LEADS_PER_ADDRESS = 1;
    const first = await receive();
    expect(await another(2)).toHaveProperty('retryAfterSeconds');
    expect(await receive()).toEqual(first);
  });

  test('one waits an hour, and is heard again', async () => {
    settings.LEADS_PER_ADDRESS = 1;
    await another(1);
    vi.setSystemTime('2026-03-02T09:59:59Z');
    expect(await another(2)).toEqual({ retryAfterSeconds: 1 });
    vi.setSystemTime('2026-03-02T10:00:00Z');
    expect(await another(2)).toHaveProperty('reference');
  });

  test('a restart does not forget', async () => {
    settings.LEADS_PER_ADDRESS = 1;
    const first = await receive();
    await db().$disconnect();
    processState.prismaClient = undefined;
    vi.resetModules();
    vi.stubEnv('LEADS_PER_ADDRESS', '1');
    const restarted = await import('./commands');
    const other = { ...lead, name: 'Karim' };
    expect(await restarted.receiveLead(other, contact, evidence)).toHaveProperty(
      'retryAfterSeconds',
    );
    expect(await restarted.receiveLead(lead, contact, evidence)).toEqual(first);
  });
});

describe('the acknowledgement', () => {
  test('is one an address in any case, however many different leads name it at once', async () => {
    const emails = ['amina@example.org', 'Amina@example.org', 'AMINA@EXAMPLE.ORG'];
    await Promise.all(
      emails.map((email, number) => receive({ email, details: `${lead.details} ${number}` })),
    );
    expect(await countRows()).toMatchObject({ leads: 3, mails: 3, acknowledgements: 1 });
  });

  test('comes again after 24 hours, not before', async () => {
    vi.setSystemTime('2026-03-02T09:00:00Z');
    await receive();
    vi.setSystemTime('2026-03-03T08:59:59Z');
    await receive({ details: `${lead.details} Bis.` });
    expect(await countRows()).toMatchObject({ leads: 2, acknowledgements: 1 });
    vi.setSystemTime('2026-03-03T09:00:00Z');
    await receive({ details: `${lead.details} Ter.` });
    expect(await countRows()).toMatchObject({ leads: 3, acknowledgements: 2 });
  });

  test('is in the language of the page', async () => {
    await receiveLead(lead, { ...contact, locale: 'en' }, evidence);
    const [mail] = await readMails('acknowledgement');
    expect(mail?.subject).toMatch(/^Your message has arrived/);
  });
});

describe('what a lead is judged by', () => {
  const judged = () => vi.mocked(scoreSpam).mock.lastCall?.[0];

  test('is what was typed, what the form told, and how many came from there', async () => {
    await another(1);
    await receiveLead(lead, contact, { honeypot: 'x', elapsedSeconds: 1.5, addressHash: 'home' });
    const { projectType: _, ...typed } = lead;
    expect(judged()).toMatchObject({
      ...typed,
      honeypot: 'x',
      elapsedSeconds: 1.5,
      fromSameAddress: 2,
      otherSenders: 0,
    });
    await another(2, null);
    expect(judged()).toMatchObject({ fromSameAddress: 0 });
  });

  test('is how many other addresses sent the same text', async () => {
    await receive({ email: 'one@example.org' });
    await receive({ email: 'two@example.org' });
    await receive({ email: 'two@example.org', name: 'Karim' });
    await receive({ email: 'three@example.org', details: 'Un tout autre texte, sans rapport.' });
    expect(judged()).toMatchObject({ otherSenders: 0 });
    await receive();
    expect(judged()).toMatchObject({ otherSenders: 2 });
  });

  test.each([
    ['in another case', 'NOUS voulons un ASSISTANT pour nos Équipes.'],
    ['with other blanks', 'Nous  voulons\nun assistant\tpour nos équipes.'],
    ['with other punctuation inside', 'Nous voulons: un assistant, pour nos équipes.'],
    ['with other punctuation at the end', 'Nous voulons un assistant pour nos équipes !!!'],
    ['without punctuation at the end', 'Nous voulons un assistant pour nos équipes'],
    ['with punctuation before it', '« Nous voulons un assistant pour nos équipes. »'],
  ])('the same text %s is the same', async (_, details) => {
    await receive({ email: 'one@example.org' });
    await receive({ details });
    expect(judged()).toMatchObject({ otherSenders: 1 });
  });

  test('the same person under another case of the address is nobody else', async () => {
    await receive();
    await receive({ email: 'Amina@Example.org', name: 'A. Bennani' });
    expect(judged()).toMatchObject({ otherSenders: 0 });
  });
});

describe('suspected spam', () => {
  beforeEach(() => {
    settings.LEADS_WEBHOOK_URL = 'https://example.com/hook';
    vi.mocked(scoreSpam).mockReturnValue(suspicious);
  });

  test('is stored with the reasons, sets nothing going, and has the same receipt', async () => {
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
    expect(JSON.parse(stored.spamReasons)).toEqual(suspicious.reasons);
    expect(await db().outboxMessage.count()).toBe(0);
  });

  test('sent again is the same, and takes part in the limit', async () => {
    settings.LEADS_PER_ADDRESS = 1;
    const first = await receive();
    expect(await receive()).toEqual(first);
    expect(await another(2)).toHaveProperty('retryAfterSeconds');
    expect(await countRows()).toEqual({ leads: 1, mails: 0, acknowledgements: 0, webhooks: 0 });
  });

  test('does not use up the acknowledgement of the address that it names', async () => {
    await receive();
    vi.mocked(scoreSpam).mockReturnValue(innocent);
    await receive({ name: 'The real Amina' });
    expect(await countRows()).toMatchObject({ leads: 2, mails: 1, acknowledgements: 1 });
  });

  test('a score below suspicion is noted, and nothing is held back', async () => {
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

  describe('that is released', () => {
    test('is a lead as any other', async () => {
      await publish('mistral-ai');
      const source = { ...contact, articleSlug: 'mistral-ai', utmSource: 'newsletter' };
      const { reference = '' } = await receiveLead(lead, source, evidence);
      expect(await releaseLead(reference)).toBe(true);
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

    test('is answered in the language of its page', async () => {
      const { reference = '' } = await receiveLead(lead, { ...contact, locale: 'en' }, evidence);
      await releaseLead(reference);
      const [mail] = await readMails('acknowledgement');
      expect(mail?.subject).toBe(`Your message has arrived [${reference}]`);
    });

    test('twice at once sets going once', async () => {
      const { reference = '' } = await receive();
      const released = await Promise.all([releaseLead(reference), releaseLead(reference)]);
      expect(released.filter(Boolean)).toHaveLength(1);
      expect(await countRows()).toEqual({ leads: 1, mails: 1, acknowledgements: 1, webhooks: 1 });
    });

    test('and released again sets nothing going', async () => {
      const { reference = '' } = await receive();
      await releaseLead(reference);
      expect(await releaseLead(reference)).toBe(false);
      expect(await countRows()).toMatchObject({ mails: 1, acknowledgements: 1, webhooks: 1 });
    });

    test('in vain stays suspected, and can be released later', async () => {
      const { reference = '' } = await receive();
      await db().$executeRaw`CREATE TRIGGER "no_mail" BEFORE INSERT ON "OutboxMessage"
        BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
      await expect(releaseLead(reference)).rejects.toThrow();
      const stored = await db().lead.findFirstOrThrow();
      expect(stored.suspectedAt).toEqual(stored.createdAt);
      await db().$executeRaw`DROP TRIGGER "no_mail"`;
      expect(await releaseLead(reference)).toBe(true);
      expect(await countRows()).toMatchObject({ mails: 1, acknowledgements: 1, webhooks: 1 });
    });
  });

  test('that is none, or not there, is not released', async () => {
    vi.mocked(scoreSpam).mockReturnValue(innocent);
    const { reference = '' } = await receive();
    const before = await countRows();
    expect(await releaseLead(reference)).toBe(false);
    expect(await releaseLead('IA-00000')).toBe(false);
    expect(await countRows()).toEqual(before);
  });
});

test('processes that write at once lose none, and what two of them write is one', {
  timeout: 60_000,
}, async () => {
  const write = (name: string) =>
    promisify(execFile)(process.execPath, [
      '--import=tsx',
      '--conditions=react-server',
      'lib/testing/write-leads.ts',
      name,
      '15',
    ]);
  await Promise.all([write('Amina'), write('Karim'), write('Karim')]);
  expect(await countRows()).toMatchObject({ leads: 30, mails: 30 });
});
