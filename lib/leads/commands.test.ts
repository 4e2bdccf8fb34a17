import { describe, expect, test, vi } from 'vitest';
import { savePage } from '@/lib/pages/commands';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { pageInput } from '@/lib/testing/pages';
import { receiveLead } from './commands';
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
  withLeads,
} from './commands-testing';
import { createReference } from './reference';

vi.mock(import('./reference'), async (original) => {
  const { createReference } = await original();
  return { createReference: vi.fn(createReference) };
});

withLeads();

describe('receiveLead', () => {
  test('stores the lead as typed, with its messages', async () => {
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

  test('stores the lead with its messages, or nothing', async () => {
    await db().$executeRaw`CREATE TRIGGER "no_mail" BEFORE INSERT ON "OutboxMessage"
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
    await expect(receive()).rejects.toThrow();
    expect(await countRows()).toEqual({ leads: 0, mails: 0, acknowledgements: 0, webhooks: 0 });

    await db().$executeRaw`DROP TRIGGER "no_mail"`;
    await receive();
    expect(await countRows()).toMatchObject({ leads: 1, mails: 1 });
  });

  test('keeps characters of every kind', async () => {
    const odd = { name: 'محمد \u202eO’Brien 👩🏽‍🚀', details: `'"; DROP TABLE "Lead"; --\n\t<b>` };
    await receive(odd);
    expect(await db().lead.findFirst()).toMatchObject(odd);
  });

  test('queues a mail for each author', async () => {
    settings.LEADS_TO = ['one@example.com', 'two@example.com'];
    await receive();
    const [one, two, ...others] = await readMails('lead');
    expect([one?.to, two?.to, others]).toEqual(['one@example.com', 'two@example.com', []]);
    expect(await countRows()).toMatchObject({ mails: 2, acknowledgements: 1 });
  });

  test('queues a webhook call if one is set', async () => {
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

  test('queues no acknowledgement if the site disables it', async () => {
    site.acknowledge = false;
    await receive();
    expect(await countRows()).toEqual({ leads: 1, mails: 1, acknowledgements: 0, webhooks: 0 });
  });
});

describe('the source of a lead', () => {
  test('is an article: its row, its path, and its title in the mail', async () => {
    const { id } = await publish('mistral-ai');
    await receiveLead(lead, { ...contact, articleSlug: 'mistral-ai' }, signals);
    expect(await db().lead.findFirst()).toMatchObject({
      articleId: id,
      path: '/articles/mistral-ai',
    });
    const [mail] = await readMails('lead');
    expect(mail?.text).toContain('Mistral AI, fleuron\n');
    expect(mail?.text).toContain('http://localhost:3000/articles/mistral-ai');
  });

  test('is an article that was renamed while its form was open', async () => {
    const { id } = await publish('nouveau');
    await db().formerSlug.create({ data: { locale: 'fr', slug: 'ancien', articleId: id } });
    await receiveLead(lead, { ...contact, articleSlug: 'ancien' }, signals);
    expect(await db().lead.findFirst()).toMatchObject({ articleId: id, path: '/articles/nouveau' });
  });

  test('is a page of the author’s own, also under its former slug', async () => {
    await savePage({ ...pageInput, slug: 'services', formerSlugs: ['offres'] });
    await receiveLead(lead, { ...contact, pageSlug: 'offres' }, signals);
    expect(await db().lead.findFirst()).toMatchObject({ articleId: null, path: '/services' });
    const [mail] = await readMails('lead');
    expect(mail?.text).toContain('http://localhost:3000/services');
    expect(mail?.text).not.toContain('http://localhost:3000/contact');
  });

  test('is the contact page for a missing page', async () => {
    await receiveLead(lead, { ...contact, pageSlug: 'nothing' }, signals);
    expect(await db().lead.findFirst()).toMatchObject({ path: '/contact' });
  });

  test.each([
    ['a missing article', 'fr', 'nothing', '/contact'],
    ['an article in the other language', 'en', 'mistral-ai', '/en/contact'],
  ] as const)('is the contact page for %s', async (_, locale, articleSlug, path) => {
    await publish('mistral-ai');
    await receiveLead(lead, { ...contact, locale, articleSlug }, signals);
    expect(await db().lead.findFirst()).toMatchObject({ locale, path, articleId: null });
  });

  test('has the referrer host and the UTM parameters', async () => {
    const origin = {
      referrerHost: 'www.linkedin.com',
      utmSource: 'newsletter',
      utmMedium: 'e-mail',
      utmCampaign: 'rentrée',
      utmTerm: 'ia',
      utmContent: 'bouton',
    };
    await receiveLead(lead, { ...contact, ...origin }, signals);
    expect(await db().lead.findFirst()).toMatchObject(origin);
    const [mail] = await readMails('lead');
    expect(mail?.text).toContain('www.linkedin.com, utm_source=newsletter');
  });
});

describe('a reference that is taken', () => {
  test('is not used again', async () => {
    const first = await receive();
    vi.mocked(createReference).mockReturnValueOnce(first.reference ?? '');
    const second = await receive({ name: 'Karim' });
    expect(second.reference).not.toBe(first.reference);
    expect(await countRows()).toMatchObject({ leads: 2, mails: 2 });
    const mails = await readMails('lead');
    expect(mails[1]?.subject).toContain(second.reference);
  });

  test('does not cost the next lead its acknowledgement', async () => {
    const first = await receiveNumbered(1);
    vi.mocked(createReference).mockReturnValueOnce(first.reference ?? '');
    const second = await receiveNumbered(2);
    const mails = await readMails('acknowledgement');
    expect(mails).toMatchObject([{ to: '1@example.org' }, { to: '2@example.org' }]);
    expect(mails[1]?.subject).toContain(second.reference);
  });
});
