import { afterEach, describe, expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { composeLeadMails } from './mail';
import { composeLeadMail, lead, plain, receive } from './mail-testing';

const settings = env();
describe('the envelope', () => {
  afterEach(() => {
    settings.MAIL_FROM = undefined;
    settings.LEADS_TO = undefined;
  });

  test('from our own address to the author; a reply goes to the prospect', () => {
    expect(composeLeadMail(lead)).toMatchObject({
      from: { name: 'Jawad', address: 'site@example.com' },
      to: 'jawad@example.com',
      replyTo: { name: 'Amina Bennani', address: 'amina@example.org' },
    });
  });

  test('MAIL_FROM and LEADS_TO come before the site’s settings', () => {
    settings.MAIL_FROM = { name: '', address: 'leads@example.net' };
    settings.LEADS_TO = ['one@example.net', 'two@example.net'];
    const from = { name: 'Jawad', address: 'leads@example.net' };
    expect(composeLeadMails(lead)).toMatchObject([
      { from, to: 'one@example.net' },
      { from, to: 'two@example.net' },
    ]);
  });

  test('the From header has the display name of MAIL_FROM', async () => {
    settings.MAIL_FROM = { name: 'Doe, Jane', address: 'jane@example.net' };
    expect((await receive({})).from?.text).toBe('"Doe, Jane" <jane@example.net>');
  });

  test('the subject has type, name and reference', () => {
    expect(plain(composeLeadMail(lead).subject)).toBe(
      'Nouveau projet IA : Audit et données — Amina Bennani [IA-7K3F9]',
    );
  });

  test('the subject says that no type was given', () => {
    expect(plain(composeLeadMail({ ...lead, projectType: null }).subject)).toBe(
      'Nouveau projet IA : type non précisé — Amina Bennani [IA-7K3F9]',
    );
  });
});

describe('both parts', () => {
  test('say who, what, which article, when in the site’s time zone, and the reference', async () => {
    const { text, html } = await receive({});
    for (const part of [text, html]) {
      for (const fact of [
        'Amina Bennani',
        'amina@example.org',
        'Audit et données',
        'Mistral AI, fleuron de la France',
        'https://example.com/articles/mistral-ai',
        '28 septembre 2025 à 00:30',
        'IA-7K3F9',
        'Troisième ligne.',
      ]) {
        expect(plain(String(part))).toContain(fact);
      }
    }
    expect(html).toContain('href="https://example.com/articles/mistral-ai"');
    expect(html).toContain('href="mailto:amina@example.org"');
  });

  test('are in the author’s language, and name the visitor’s', async () => {
    const { subject, text } = await receive({ locale: 'en' });
    expect(subject).toContain('Nouveau projet IA');
    expect(text).toContain('English');
    expect(text).toContain('28 septembre 2025');
  });

  test('name the contact page where the form stood there', async () => {
    const { text, html } = await receive({ articleTitle: null, path: '/contact' });
    for (const part of [text, html]) {
      expect(part).toContain('la page de contact');
      expect(part).toContain('https://example.com/contact');
    }
  });

  test('name what led the visitor there', async () => {
    const { text, html } = await receive({
      referrerHost: 'www.linkedin.com',
      utmSource: 'newsletter',
      utmContent: 'bouton',
    });
    const origin = 'www.linkedin.com, utm_source=newsletter, utm_content=bouton';
    expect(plain(String(text))).toContain(`\nProvenance : ${origin}\n`);
    expect(html).toMatch(new RegExp(`>Provenance</td>\\s*<td[^>]*>${origin}</td>`));
  });

  test('are silent about what led there where that is unknown', async () => {
    const { text, html } = await receive({});
    for (const part of [text, html]) expect(part).not.toMatch(/Provenance|utm_|null/);
  });

  test('keep line breaks and indents', async () => {
    const { text, html } = await receive({});
    expect(text).toContain('\n\nPremière ligne.\n\nTroisième ligne.\n\n');
    expect(html).toMatch(/<div [^>]*white-space:pre-wrap[^>]*>Première ligne\.\n\nTroisième ligne/);
  });
});
