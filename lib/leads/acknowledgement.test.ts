import { describe, expect, test } from 'vitest';
import { locales } from '@/lib/i18n/locales';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { composeAcknowledgement } from './acknowledgement';
import type { ReceivedLead } from './mail';

Object.assign(env(), {
  SITE_URL: 'https://example.com',
  MAIL_FROM: { name: '', address: 'site@example.net' },
  LEADS_TO: ['author@example.net', 'colleague@example.net'],
});
site.name = 'Jawad';
site.owner = { name: 'Jawad B.', role: { fr: 'Consultant', en: 'Consultant' } };
site.replyWithin = { fr: 'deux jours', en: 'two days' };

const lead: ReceivedLead = {
  name: 'Amina Bennani',
  email: 'amina@example.org',
  projectType: 'audit',
  details: 'Nous voulons un assistant pour nos équipes.',
  phone: null,
  reference: 'IA-7K3F9',
  locale: 'fr',
  path: '/articles/mistral-ai',
  articleTitle: 'Mistral AI, fleuron',
  referrerHost: 'linkedin.com',
  utmSource: 'newsletter',
  utmMedium: null,
  utmCampaign: null,
  utmTerm: null,
  utmContent: null,
  createdAt: new Date('2025-09-27T23:30:00Z'),
};

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** The visible text of the HTML part. */
const readable = (html: string) =>
  plain(html)
    .replace(/^.*<h1/s, '<h1')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

test.each(locales)('in %s it goes to the prospect, and replies go to the author', (locale) => {
  expect(composeAcknowledgement({ ...lead, locale })).toMatchObject({
    from: { name: 'Jawad', address: 'site@example.net' },
    to: 'amina@example.org',
    replyTo: { name: 'Jawad', address: 'author@example.net' },
    autoSubmitted: 'auto-replied',
  });
});

test.each([
  [
    'fr',
    'Votre message est bien arrivé [IA-7K3F9]',
    [
      'Bonjour,',
      'Votre message a été reçu et enregistré.',
      'Une réponse personnelle suit, en général sous deux jours.',
      'répondez simplement à ce message.',
      'Jawad B.',
      'Consultant',
      'Ce message part automatiquement',
    ],
    ['Référence : IA-7K3F9', 'Article : Mistral AI, fleuron'],
    'https://example.com/',
    'https://example.com/confidentialite',
  ],
  [
    'en',
    'Your message has arrived [IA-7K3F9]',
    [
      'Hello,',
      'Your message has been received and saved.',
      'You will get a personal reply, usually within two days.',
      'simply reply to this message.',
      'Jawad B.',
      'Consultant',
      'This message was sent automatically',
    ],
    ['Reference: IA-7K3F9', 'Article: Mistral AI, fleuron'],
    'https://example.com/en',
    'https://example.com/en/privacy',
  ],
] as const)(
  'in %s both parts confirm receipt, say when to expect a reply and are signed',
  (locale, subject, facts, lines, home, privacy) => {
    const mail = composeAcknowledgement({ ...lead, locale });
    expect(plain(mail.subject)).toBe(subject);
    for (const part of [plain(mail.text), readable(mail.html ?? '')]) {
      for (const fact of [...facts, 'IA-7K3F9']) expect(part).toContain(fact);
    }
    const article = 'https://example.com/articles/mistral-ai';
    for (const line of [...lines, `  ${article}`, privacy]) {
      expect(plain(mail.text)).toContain(`\n${line}\n`);
    }
    expect(mail.text).toContain(`\nJawad B.\nConsultant\n${home}\n\n-- \n`);
    expect(mail.html).toContain(`<html lang="${locale}">`);
    const links = [...(mail.html ?? '').matchAll(/(?:href|src)="([^"]*)"/g)].map(
      ([, href]) => href,
    );
    expect(links).toEqual([article, home, privacy]);
  },
);

test.each(locales)('in %s it names no article where the form was on the contact page', (locale) => {
  const { text, html } = composeAcknowledgement({ ...lead, locale, articleTitle: null });
  for (const part of [text, html]) expect(part).not.toContain('rticle');
});

describe.each(locales)('in %s it repeats nothing that was typed', (locale) => {
  const hostile = [
    'Buy now at https://evil.example/?a=b&c',
    'X\r\nBcc: victim@example.com\r\n\r\nBody',
    '"><script>alert(1)</script><img src=https://evil.example/p.png>',
    '{{7*7}} %s $& $1 IA-00000',
    '\u202eevil\u2067 محمد 👩🏽‍🚀\0',
    'viagra '.repeat(700),
  ];
  const clean = composeAcknowledgement({ ...lead, locale });

  test.each(hostile)('%j', (typed) => {
    const hostileLead: ReceivedLead = {
      ...lead,
      locale,
      name: typed,
      details: typed,
      projectType: typed,
      referrerHost: typed,
      utmSource: typed,
    };
    const mail = composeAcknowledgement(hostileLead);
    expect(mail).toEqual(clean);
    const content = JSON.stringify([mail.subject, mail.text, mail.html]);
    expect(content).not.toMatch(/evil|victim|viagra|script|49|IA-0/);
  });

  test('not even the e-mail address, which is only the recipient', () => {
    const email = 'win-at-evil.example@example.org';
    expect(composeAcknowledgement({ ...lead, locale, email })).toEqual({ ...clean, to: email });
  });
});
