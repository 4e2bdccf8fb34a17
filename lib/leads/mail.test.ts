import { type ParsedMail, simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import { afterEach, describe, expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { composeLeadMails } from './mail';
import { parseLead } from './schema';

const settings = env();
settings.SITE_URL = 'https://example.com';
site.name = 'Jawad';
site.timeZone = 'Africa/Casablanca';
site.mail = { from: 'site@example.com', leadsTo: ['jawad@example.com'] };
Object.assign(site.projectTypes, { audit: { fr: 'Audit et données', en: 'Audit and data' } });

const lead: Parameters<typeof composeLeadMails>[0] = {
  name: 'Amina Bennani',
  email: 'amina@example.org',
  projectType: 'audit',
  details: 'Première ligne.\n\nTroisième ligne.',
  reference: 'IA-7K3F9',
  locale: 'fr',
  path: '/articles/mistral-ai',
  articleTitle: 'Mistral AI, fleuron de la France',
  referrerHost: null,
  utmSource: null,
  utmMedium: null,
  utmCampaign: null,
  utmTerm: null,
  utmContent: null,
  createdAt: new Date('2025-09-27T23:30:00Z'),
};

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** The mail to the first address. */
function composeLeadMail(stored: typeof lead) {
  const [mail] = composeLeadMails(stored);
  if (!mail) throw new Error('No mail was composed.');
  return mail;
}

/** The mail as it arrives: through nodemailer's headers and encodings, and read again. */
async function receive(changes: Partial<typeof lead>): Promise<ParsedMail> {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const { message } = await transport.sendMail(composeLeadMail({ ...lead, ...changes }));
  return simpleParser(message as Buffer, { skipTextToHtml: true });
}

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

describe('whatever the visitor types does no harm', () => {
  const markup = `"><script>alert('x')</script><img src=https://evil.example/p.png onerror=alert(1)>`;

  test('markup is text', async () => {
    const { html, text } = await receive({
      name: markup,
      details: markup,
      articleTitle: markup,
      utmSource: markup,
    });
    const tags = [...String(html).matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name);
    expect(tags).not.toContain('script');
    expect(tags).not.toContain('img');
    expect(text).toContain(markup);
    const links = [...String(html).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual(['mailto:amina@example.org', 'https://example.com/articles/mistral-ai']);
  });

  test('an address with odd characters stays one address, in the link too', async () => {
    const { html, replyTo } = await receive({ email: "a?bcc=b%40c&x='y'@example.org" });
    expect(replyTo?.value).toEqual([
      { name: 'Amina Bennani', address: "a?bcc=b%40c&x='y'@example.org" },
    ]);
    const href = /href="(mailto:[^"]*)"/.exec(String(html))?.[1]?.replaceAll('&#39;', "'");
    const { pathname, search } = new URL(href ?? '');
    expect(search).toBe('');
    expect(decodeURIComponent(pathname)).toBe("a?bcc=b%40c&x='y'@example.org");
  });

  test.each([
    'X\r\nBcc: evil@example.com\r\n\r\nBody',
    'X\nSubject: other',
    '"X" <evil@example.com>, "Y',
    'X, evil@example.com',
    'X (comment); group: evil@example.com',
    '=?utf-8?q?X=0D=0ABcc=3A_evil=40example.com?=',
  ])('the name %j starts no header and adds no address', async (name) => {
    const mail = await receive({ name });
    expect([...mail.headers.keys()].sort()).toEqual([
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'reply-to',
      'subject',
      'to',
    ]);
    expect(mail.subject).toMatch(/^Nouveau projet IA.* — .*\[IA-7K3F9\]$/);
    expect(mail.to).toMatchObject({ value: [{ address: 'jawad@example.com' }] });
    expect(mail.from?.value).toEqual([{ name: 'Jawad', address: 'site@example.com' }]);
    expect(mail.replyTo?.value).toMatchObject([{ address: 'amina@example.org' }]);
    expect(mail.text).toContain('Première ligne.');
  });

  test.each([
    'محمد بن عبد الله',
    "Éloïse O'Brien",
    '"Zoë" 👩🏽‍🚀, & Co',
    'é'.repeat(100),
    '李小龍',
  ])('the name %s arrives as it was typed', async (name) => {
    const mail = await receive({ name });
    expect(mail.replyTo?.value).toEqual([{ name, address: 'amina@example.org' }]);
    expect(mail.subject).toContain(` — ${name} [`);
    expect(mail.text).toContain(name);
  });

  /** Whether a mark that turns text around stands outside every isolate, so that it works on ours. */
  function turnsOthers(text: string): boolean {
    let depth = 0;
    for (const character of text) {
      if (/[\u2066-\u2068]/.test(character)) depth += 1;
      else if (character === '\u2069') depth = Math.max(0, depth - 1);
      else if (depth === 0 && /[\u061c\u200e\u200f\u202a-\u202e]/.test(character)) return true;
    }
    return depth > 0;
  }

  test.each([
    ['an override', '\u202eevil'],
    ['a mark', '\u200fמשה'],
    ['an isolate left open', 'A\u2067B'],
    ['the end of an isolate before an override', 'A\u2069\u202eB'],
  ])('a name with %s turns around nothing but itself', (_, name) => {
    const { subject, text } = composeLeadMail({ ...lead, name });
    expect(turnsOthers(subject)).toBe(false);
    expect(text.split('\n').some(turnsOthers)).toBe(false);
  });

  test('a long text without spaces, 5,000 characters, arrives whole', async () => {
    const details = '😀é<'.repeat(1666);
    const { text, html } = await receive({ details });
    expect(text).toContain(details);
    expect(html).toContain(details.replaceAll('<', '&lt;'));
  });

  test('and passes through the form to the mail', async () => {
    const form = new FormData();
    form.set('name', 'Amina\r\nBcc: evil@example.com');
    form.set('email', 'amina@example.org');
    form.set('details', 'Un\r\ndeux\0 <b>trois</b>, quatre et cinq');
    const parsed = parseLead(form).lead;
    const mail = await receive(parsed ?? { name: 'nothing' });
    expect(mail.headers.has('bcc')).toBe(false);
    expect(mail.text).toContain('Un\ndeux <b>trois</b>, quatre et cinq');
    expect(mail.html).toContain('Un\ndeux &lt;b&gt;trois&lt;/b&gt;, quatre et cinq');
  });
});
