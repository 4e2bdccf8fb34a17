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

test('tells all of a lead, as it was typed, in the shape of Standard Webhooks', () => {
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

test('what is not known is there, as null', () => {
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

test('its line of text is the subject of the author’s mail', () => {
  const { name: _, ...nameless } = lead;
  const plain = { ...nameless, name: 'Amina Bennani' };
  expect(composeWebhookBody(plain).text).toBe(composeLeadMails(plain)[0]?.subject);
});

test('a name neither links nor calls anybody in a Slack channel', () => {
  const { text } = composeWebhookBody({
    ...lead,
    name: '<!channel> & <https://evil.example|Amina>',
  });
  expect(text).toContain('&lt;!channel&gt; &amp; &lt;https://evil.example|Amina&gt;');
});

test('the page is named by the site’s own address', () => {
  settings.SITE_URL = 'https://blog.example.net';
  expect(composeWebhookBody(lead).data.url).toBe('https://blog.example.net/en/articles/mistral-ai');
});

test('of a stored row only what a lead tells is sent', () => {
  const row = { ...lead, id: 7, fingerprint: 'f00', textHash: 'f01', spamReasons: '[]' };
  expect(composeWebhookBody(row)).toEqual(composeWebhookBody(lead));
});
