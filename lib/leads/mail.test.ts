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

  test('is from the prospect’s name and the site’s address to the author, with the prospect as Reply-To', () => {
    expect(composeLeadMail(lead)).toMatchObject({
      from: { name: 'Amina Bennani (site)', address: 'site@example.com' },
      to: 'jawad@example.com',
      replyTo: { name: 'Amina Bennani', address: 'amina@example.org' },
    });
  });

  test('uses MAIL_FROM and LEADS_TO instead of the site’s settings', () => {
    settings.MAIL_FROM = { name: '', address: 'leads@example.net' };
    settings.LEADS_TO = ['one@example.net', 'two@example.net'];
    const from = { name: 'Amina Bennani (site)', address: 'leads@example.net' };
    expect(composeLeadMails(lead)).toMatchObject([
      { from, to: 'one@example.net' },
      { from, to: 'two@example.net' },
    ]);
  });

  test.each([
    ['Amina Bennani', 'Amina Bennani (site)'],
    ['李小龍', '李小龍 (site)'],
    ["O'Brien, Éloïse", "O'Brien Éloïse (site)"],
    ['"Paypal" <service@paypal.example>', 'Paypal service paypal.example (site)'],
    ['a\r\nBcc: b@c.example', 'a Bcc b c.example (site)'],
    ['\u202eevil\u2069', 'evil (site)'],
    ['<>', 'Jawad (site)'],
  ])('%j is shown as the sender %j', async (name, shown) => {
    const { from } = await receive({ name });
    expect(from?.value).toEqual([{ name: shown, address: 'site@example.com' }]);
  });

  test('has type, name and reference in the subject', () => {
    expect(plain(composeLeadMail(lead).subject)).toBe(
      'Nouveau projet IA : Audit et données — Amina Bennani [IA-7K3F9]',
    );
  });

  test('says in the subject that no type was given', () => {
    expect(plain(composeLeadMail({ ...lead, projectType: null }).subject)).toBe(
      'Nouveau projet IA : type non précisé — Amina Bennani [IA-7K3F9]',
    );
  });
});

describe('both parts', () => {
  test('state the prospect, the project, the article, the local time and the reference', async () => {
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

  test('state the phone number if there is one, as a link if it can be dialed', async () => {
    const { text, html } = await receive({ phone: '+212 6 12-34.56 78' });
    expect(plain(String(text))).toContain('\nTéléphone : +212 6 12-34.56 78\n');
    expect(html).toContain('href="tel:+212612345678"');
    const evening = await receive({ phone: '0612345678 le soir <b>' });
    expect(evening.html).toContain('0612345678 le soir &lt;b&gt;');
    expect(evening.html).not.toContain('tel:');
    const none = await receive({});
    for (const part of [none.text, none.html]) expect(part).not.toContain('Téléphone');
  });

  test('are in the author’s language, and name the visitor’s', async () => {
    const { subject, text } = await receive({ locale: 'en' });
    expect(subject).toContain('Nouveau projet IA');
    expect(text).toContain('English');
    expect(text).toContain('28 septembre 2025');
  });

  test('name the contact page if the form was there', async () => {
    const { text, html } = await receive({ articleTitle: null, path: '/contact' });
    for (const part of [text, html]) {
      expect(part).toContain('la page de contact');
      expect(part).toContain('https://example.com/contact');
    }
  });

  test('name the referrer and the UTM parameters', async () => {
    const { text, html } = await receive({
      referrerHost: 'www.linkedin.com',
      utmSource: 'newsletter',
      utmContent: 'bouton',
    });
    const origin = 'www.linkedin.com, utm_source=newsletter, utm_content=bouton';
    for (const part of [text, html])
      expect(plain(String(part))).toContain(`Provenance : ${origin}`);
  });

  test('omit the origin if it is unknown', async () => {
    const { text, html } = await receive({});
    for (const part of [text, html]) expect(part).not.toMatch(/Provenance|utm_|null/);
  });

  test('have the message first, then the facts, then under the signature line what a reply leaves out', async () => {
    const { text, html } = await receive({ utmSource: 'newsletter' });
    const order = [
      'Première ligne.',
      'Nom',
      'Venu par',
      '-- ',
      'Pour répondre',
      'utm_source=newsletter',
      'IA-7K3F9',
    ];
    for (const part of [
      String(text),
      String(html).replace(/^.*<\/div>\n<div style="max-width/s, ''),
    ]) {
      const places = order.map((words) => plain(part).indexOf(words));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
    }
    expect(text).toMatch(/^Première ligne/);
  });

  test('begin in the list of mails with the message', () => {
    const preview = (details: string) =>
      /<div style="display:none[^>]*>([^&]*)/.exec(
        composeLeadMail({ ...lead, details }).html ?? '',
      )?.[1];
    expect(preview(lead.details)).toBe('Première ligne. Troisième ligne.');
    expect(preview('mot '.repeat(100))).toBe(`${'mot '.repeat(35)}…`);
  });

  test('keep line breaks and indents', async () => {
    const { text, html } = await receive({});
    expect(text).toMatch(/^Première ligne\.\n\nTroisième ligne\.\n\n/);
    expect(html).toMatch(/<div [^>]*white-space:pre-wrap[^>]*>Première ligne\.\n\nTroisième ligne/);
  });
});
