import { describe, expect, test } from 'vitest';
import { describeOrigin, parseSource } from './source';

const unknown = {
  pageSlug: null,
  referrerHost: null,
  utmSource: null,
  utmMedium: null,
  utmCampaign: null,
  utmTerm: null,
  utmContent: null,
};

function parse(fields: Record<string, string | Blob>, pageUrl: string | null = null) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return parseSource(form, pageUrl);
}

/** The utm_source that is read from the page’s URL. */
const utmSourceOf = (value: string) =>
  parse({}, `https://example.com/contact?${new URLSearchParams({ utm_source: value })}`).utmSource;

describe('locale and article of the form', () => {
  test.each([
    [
      { locale: 'en', article: 'mistral-ai' },
      { locale: 'en', articleSlug: 'mistral-ai' },
    ],
    [
      { locale: 'en', page: 'services' },
      { locale: 'en', articleSlug: null, pageSlug: 'services' },
    ],
    [{ locale: 'fr' }, { locale: 'fr', articleSlug: null }],
    [{}, { locale: 'fr', articleSlug: null }],
    [
      { locale: 'de', article: '' },
      { locale: 'fr', articleSlug: null },
    ],
    [
      { locale: '../en', article: '../../etc/passwd' },
      { locale: 'fr', articleSlug: null },
    ],
    [
      { locale: 'en', article: 'A B' },
      { locale: 'en', articleSlug: null },
    ],
    [
      { locale: 'en', article: 'a'.repeat(201) },
      { locale: 'en', articleSlug: null },
    ],
    [
      { locale: 'en', article: 'mistral\n' },
      { locale: 'en', articleSlug: null },
    ],
    [
      { locale: new Blob(['en']), article: new Blob(['a']) },
      { locale: 'fr', articleSlug: null },
    ],
  ])('are read from %j', (fields, source) => {
    expect(parse(fields as Record<string, string | Blob>)).toEqual({ ...unknown, ...source });
  });
});

describe('UTM parameters', () => {
  test('are read from the URL of the page with the form', () => {
    const query =
      'utm_source=newsletter&utm_medium=e-mail&utm_campaign=rentr%C3%A9e+2026&utm_term=ia&utm_content=bouton&other=x';
    expect(parse({}, `https://example.com/articles/mistral-ai?${query}#form`)).toEqual({
      locale: 'fr',
      articleSlug: null,
      pageSlug: null,
      referrerHost: null,
      utmSource: 'newsletter',
      utmMedium: 'e-mail',
      utmCampaign: 'rentrée 2026',
      utmTerm: 'ia',
      utmContent: 'bouton',
    });
  });

  test('are not read from the form itself', () => {
    expect(parse({ utm_source: 'newsletter', utmSource: 'newsletter' })).toMatchObject(unknown);
  });

  test.each([null, '', 'about:client', '/contact?utm_source=x', 'https://[?utm_source=x'])(
    'are null if the page’s URL is %j',
    (pageUrl) => {
      expect(parse({}, pageUrl)).toMatchObject(unknown);
    },
  );

  test.each([
    ['x'.repeat(100), 'x'.repeat(100)],
    ['x'.repeat(101), null],
    ['', null],
    [' \r\n\0 ', null],
    ['  news\r\nBcc: x\x1b[31m\x85y ', 'news Bcc: x [31m y'],
    ['<b>"x"</b>', '<b>"x"</b>'],
  ])('%j is read as %j', (value, read) => {
    expect(utmSourceOf(value)).toBe(read);
  });

  test('have the first of several values', () => {
    expect(parse({}, 'https://example.com/?utm_source=a&utm_source=b').utmSource).toBe('a');
  });

  test('are read independently: an invalid one does not affect the others', () => {
    const pageUrl = `https://example.com/?utm_source=${'x'.repeat(101)}&utm_medium=ad&utm_term=%ff`;
    expect(parse({}, pageUrl)).toMatchObject({
      utmSource: null,
      utmMedium: 'ad',
      utmTerm: '\ufffd',
    });
  });
});

describe('the referrer host', () => {
  test.each([
    ['www.linkedin.com', 'www.linkedin.com'],
    ['WWW.LinkedIn.com', 'www.linkedin.com'],
    ['intranet:8080', 'intranet:8080'],
    ['xn--caf-dma.example', 'xn--caf-dma.example'],
    ['a'.repeat(253), 'a'.repeat(253)],
    ['a'.repeat(254), null],
    ['', null],
    ['https://www.linkedin.com', null],
    ['linkedin.com/feed', null],
    ['user@linkedin.com', null],
    ['linkedin.com:', null],
    ['linkedin.com:123456', null],
    ['linkedin.com\nBcc: x', null],
    ['linkedin.com\n', null],
    ['<b>.example', null],
    ['café.example', null],
    [new Blob(['linkedin.com']), null],
  ])('%j is read as %j', (referrer, host) => {
    expect(parse({ referrer }).referrerHost).toBe(host);
  });
});

describe('describeOrigin', () => {
  test('lists the referrer host and the UTM parameters', () => {
    const origin = {
      referrerHost: 'linkedin.com',
      utmSource: 'newsletter',
      utmMedium: 'e-mail',
      utmCampaign: 'rentrée 2026',
      utmTerm: 'ia',
      utmContent: 'bouton',
    };
    expect(describeOrigin(origin)).toBe(
      'linkedin.com, utm_source=newsletter, utm_medium=e-mail, utm_campaign=rentrée 2026, utm_term=ia, utm_content=bouton',
    );
  });

  test('lists only what is known', () => {
    expect(describeOrigin({ ...unknown, referrerHost: 'linkedin.com' })).toBe('linkedin.com');
    expect(describeOrigin({ ...unknown, utmTerm: 'ia' })).toBe('utm_term=ia');
  });

  test('returns an empty text if nothing is known', () => {
    expect(describeOrigin(unknown)).toBe('');
  });
});
