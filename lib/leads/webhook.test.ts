import { afterEach, expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { composeLeadMails, type ReceivedLead } from './mail';
import { composeWebhookBody } from './webhook';

const settings = env();
settings.SITE_URL = 'https://example.com';

afterEach(() => {
  settings.SITE_URL = 'https://example.com';
});

const lead: ReceivedLead = {
  name: 'Amina "Bennani" <a@b>',
  email: 'amina@example.org',
  projectType: 'audit',
  details: 'Première ligne.\n\n\tTroisième : محمد 👩🏽‍🚀',
  phone: '+212 6 12 34 56 78',
  reference: 'IA-7K3F9',
  locale: 'en',
  path: '/en/articles/mistral-ai',
  articleTitle: 'Mistral AI',
  referrerHost: 'linkedin.com',
  utmSource: 'newsletter',
  utmMedium: 'e-mail',
  utmCampaign: 'rentrée',
  utmTerm: 'ia',
  utmContent: 'bouton',
  createdAt: new Date('2025-09-27T23:30:00.123Z'),
};

test('sends every field of a lead as typed, in the format of Standard Webhooks', () => {
  const sent: unknown = JSON.parse(JSON.stringify(composeWebhookBody(lead)));
  expect(sent).toEqual({
    type: 'lead.received',
    timestamp: '2025-09-27T23:30:00.123Z',
    text: expect.stringContaining('IA-7K3F9'),
    data: {
      reference: 'IA-7K3F9',
      name: lead.name,
      email: 'amina@example.org',
      projectType: 'audit',
      details: lead.details,
      phone: '+212 6 12 34 56 78',
      locale: 'en',
      url: 'https://example.com/en/articles/mistral-ai',
      articleTitle: 'Mistral AI',
      referrerHost: 'linkedin.com',
      utmSource: 'newsletter',
      utmMedium: 'e-mail',
      utmCampaign: 'rentrée',
      utmTerm: 'ia',
      utmContent: 'bouton',
    },
  });
});

test('says when an address was corrected', () => {
  const body = composeWebhookBody(lead, 'lead.corrected', new Date('2025-09-28T00:00:00Z'));
  expect(body).toMatchObject({ type: 'lead.corrected', timestamp: '2025-09-28T00:00:00.000Z' });
  expect(body.data).toEqual(composeWebhookBody(lead).data);
});

test('sends unknown values as null', () => {
  const unknown = { ...lead, projectType: null, articleTitle: null, referrerHost: null };
  const { data } = JSON.parse(
    JSON.stringify(composeWebhookBody({ ...unknown, utmSource: null, utmTerm: null })),
  );
  expect(data).toMatchObject({
    projectType: null,
    articleTitle: null,
    referrerHost: null,
    utmSource: null,
    utmTerm: null,
  });
});

test('has the subject of the author’s mail as text', () => {
  const { name: _, ...nameless } = lead;
  const plain = { ...nameless, name: 'Amina Bennani' };
  expect(composeWebhookBody(plain).text).toBe(composeLeadMails(plain)[0]?.subject);
});

test('escapes a name that would be a link or a mention in Slack', () => {
  const { text } = composeWebhookBody({
    ...lead,
    name: '<!channel> & <https://evil.example|Amina>',
  });
  expect(text).toContain('&lt;!channel&gt; &amp; &lt;https://evil.example|Amina&gt;');
});

test('builds the page’s URL from SITE_URL', () => {
  settings.SITE_URL = 'https://blog.example.net';
  expect(composeWebhookBody(lead).data.url).toBe('https://blog.example.net/en/articles/mistral-ai');
});

test('sends no internal columns of a stored lead', () => {
  const row = { ...lead, id: 7, fingerprint: 'f00', textHash: 'f01', spamReasons: '[]' };
  expect(composeWebhookBody(row)).toEqual(composeWebhookBody(lead));
});
