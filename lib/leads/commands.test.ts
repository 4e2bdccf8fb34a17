import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db';
import { withEmptyStore } from '@/lib/testing/store';
import { receiveLead } from './commands';
import { createReference } from './reference';

vi.mock(import('./reference'), async (original) => {
  const { createReference } = await original();
  return { createReference: vi.fn(createReference) };
});

withEmptyStore();

const lead = {
  name: 'Amina Bennani',
  email: 'amina@example.org',
  projectType: 'audit',
  details: 'Nous voulons un assistant pour nos équipes.',
};
const contact = { locale: 'fr', articleSlug: null } as const;

async function countRows() {
  return { leads: await db().lead.count(), mails: await db().outboxMail.count() };
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
      author: { create: { slug: 'jawad', name: 'Jawad' } },
      cover: { create: { id: '0123456789abcdef', width: 1600, height: 900 } },
    },
  });
}

describe('a lead and its mail', () => {
  test('are stored together, as typed', async () => {
    const { reference } = await receiveLead(lead, contact);
    const stored = await db().lead.findFirstOrThrow({ include: { mails: true } });
    expect(stored).toMatchObject({
      ...lead,
      reference,
      locale: 'fr',
      path: '/contact',
      articleId: null,
    });
    expect(stored.mails).toHaveLength(1);
    expect(stored.mails[0]).toMatchObject({ attempts: 0, sentAt: null, failedAt: null });
    expect(stored.mails[0]?.subject).toContain(`Amina Bennani [${reference}]`);
    expect(stored.mails[0]?.nextAttemptAt.getTime()).toBeLessThanOrEqual(Date.now());
  });

  test('are both or neither there', async () => {
    await db().$executeRaw`CREATE TRIGGER "no_mail" BEFORE INSERT ON "OutboxMail"
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
    await expect(receiveLead(lead, contact)).rejects.toThrow();
    expect(await countRows()).toEqual({ leads: 0, mails: 0 });

    await db().$executeRaw`DROP TRIGGER "no_mail"`;
    await receiveLead(lead, contact);
    expect(await countRows()).toEqual({ leads: 1, mails: 1 });
  });

  test('have characters of every kind unchanged', async () => {
    const odd = {
      ...lead,
      name: 'محمد \u202eO’Brien 👩🏽‍🚀',
      details: `'"; DROP TABLE "Lead"; --\n\t<b>`,
    };
    await receiveLead(odd, contact);
    expect(await db().lead.findFirst()).toMatchObject(odd);
  });
});

describe('where the lead came from', () => {
  test('an article: its row, its path, its title in the mail', async () => {
    const { id } = await publish('mistral-ai');
    await receiveLead(lead, { locale: 'fr', articleSlug: 'mistral-ai' });
    const stored = await db().lead.findFirstOrThrow({ include: { mails: true } });
    expect(stored).toMatchObject({ articleId: id, path: '/articles/mistral-ai' });
    expect(stored.mails[0]?.text).toContain('Mistral AI, fleuron\n');
    expect(stored.mails[0]?.text).toContain('http://localhost:3000/articles/mistral-ai');
  });

  test('an article that was renamed while its form was open', async () => {
    const { id } = await publish('nouveau');
    await db().formerSlug.create({ data: { locale: 'fr', slug: 'ancien', articleId: id } });
    await receiveLead(lead, { locale: 'fr', articleSlug: 'ancien' });
    expect(await db().lead.findFirst()).toMatchObject({ articleId: id, path: '/articles/nouveau' });
  });

  test.each([
    ['an article that is not there', 'fr', 'nothing', '/contact'],
    ['an article in the other language', 'en', 'mistral-ai', '/en/contact'],
  ] as const)('%s counts as the contact page', async (_, locale, articleSlug, path) => {
    await publish('mistral-ai');
    await receiveLead(lead, { locale, articleSlug });
    expect(await db().lead.findFirst()).toMatchObject({ locale, path, articleId: null });
  });
});

describe('the same lead', () => {
  test('sent again is one lead, one mail, one reference', async () => {
    const first = await receiveLead(lead, contact);
    const again = await receiveLead({ ...lead, email: 'Amina@Example.org' }, contact);
    expect(again).toEqual(first);
    expect(await countRows()).toEqual({ leads: 1, mails: 1 });
  });

  test('sent 20 times at once is one lead, one mail, one reference', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => receiveLead(lead, contact)));
    expect(new Set(answers.map(({ reference }) => reference)).size).toBe(1);
    expect(await countRows()).toEqual({ leads: 1, mails: 1 });
    expect(await db().lead.findFirst()).toMatchObject(answers[0] ?? {});
  });

  test.each([
    ['details', { details: `${lead.details} Et vite.` }],
    ['project type', { projectType: null }],
    ['name', { name: 'Amina B.' }],
    ['address', { email: 'amina@example.com' }],
  ])('with another %s is another', async (_, change) => {
    const first = await receiveLead(lead, contact);
    const second = await receiveLead({ ...lead, ...change }, contact);
    expect(second.reference).not.toBe(first.reference);
    expect(await countRows()).toEqual({ leads: 2, mails: 2 });
  });
});

test('a reference that is taken is given to nobody else', async () => {
  const first = await receiveLead(lead, contact);
  vi.mocked(createReference).mockReturnValueOnce(first.reference);
  const second = await receiveLead({ ...lead, name: 'Karim' }, contact);
  expect(second.reference).not.toBe(first.reference);
  expect(await countRows()).toEqual({ leads: 2, mails: 2 });
  const mail = await db().outboxMail.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(mail.subject).toContain(second.reference);
});

test('two processes that write at once lose none', { timeout: 30_000 }, async () => {
  const write = (name: string) =>
    promisify(execFile)(process.execPath, [
      '--import=tsx',
      '--conditions=react-server',
      'lib/testing/write-leads.ts',
      name,
      '60',
    ]);
  await Promise.all([write('Amina'), write('Karim')]);
  expect(await countRows()).toEqual({ leads: 120, mails: 120 });
});
