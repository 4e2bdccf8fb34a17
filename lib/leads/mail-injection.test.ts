import { describe, expect, test } from 'vitest';
import { composeLeadMail, lead, receive } from './mail-testing';
import { parseLead } from './schema';

describe('hostile input', () => {
  const markup = `"><script>alert('x')</script><img src=https://evil.example/p.png onerror=alert(1)>`;

  test('cannot inject markup', async () => {
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

  test('keeps an address with special characters intact, also in the link', async () => {
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
  ])('the name %j adds no header and no recipient', async (name) => {
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
    expect(mail.from?.value).toMatchObject([{ address: 'site@example.com' }]);
    expect(mail.replyTo?.value).toMatchObject([{ address: 'amina@example.org' }]);
    expect(mail.text).toContain('Première ligne.');
  });

  test('an internationalized domain is readable, and mailed in ASCII', async () => {
    const { headerLines, html, text } = await receive({ email: 'contact@société.fr' });
    expect(text).toContain('contact@société.fr');
    expect(html).toContain('mailto:contact@xn--socit-esab.fr');
    const replyTo = headerLines.find(({ key }) => key === 'reply-to')?.line;
    expect(replyTo).toContain('<contact@xn--socit-esab.fr>');
  });

  test.each([
    'محمد بن عبد الله',
    "Éloïse O'Brien",
    '"Zoë" 👩🏽‍🚀, & Co',
    'é'.repeat(100),
    '李小龍',
  ])('keeps the name %s as typed', async (name) => {
    const mail = await receive({ name });
    expect(mail.replyTo?.value).toEqual([{ name, address: 'amina@example.org' }]);
    expect(mail.subject).toContain(` — ${name} [`);
    expect(mail.text).toContain(name);
  });

  /** Whether a direction mark outside all isolates affects our text. */
  function reordersOurText(text: string): boolean {
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
  ])('a name with %s reorders only itself', (_, name) => {
    const { replyTo, subject, text } = composeLeadMail({ ...lead, name });
    expect(reordersOurText(subject)).toBe(false);
    expect(reordersOurText(replyTo.name)).toBe(false);
    expect(text.split('\n').some(reordersOurText)).toBe(false);
  });

  test('keeps a long text without spaces complete', async () => {
    const details = '😀é<'.repeat(1666);
    const { text, html } = await receive({ details });
    expect(text).toContain(details);
    expect(html).toContain(details.replaceAll('<', '&lt;'));
  });

  test('cannot inject headers or markup from the form into the mail', async () => {
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
