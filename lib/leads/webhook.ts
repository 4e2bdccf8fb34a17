import 'server-only';
import { env } from '@/lib/settings/env';
import { formatSubject, type ReceivedLead } from './mail';

/** The body according to standardwebhooks.com. `text` is for Slack, escaped so that visitors cannot add links or mentions. */
export function composeWebhookBody(lead: ReceivedLead) {
  const { reference, name, email, projectType, details, phone, locale, path, articleTitle } = lead;
  const { referrerHost, utmSource, utmMedium, utmCampaign, utmTerm, utmContent, createdAt } = lead;
  return {
    type: 'lead.received',
    timestamp: createdAt.toISOString(),
    text: escapeMarkup(formatSubject(lead)),
    data: {
      reference,
      name,
      email,
      projectType,
      details,
      phone,
      locale,
      url: env().SITE_URL + path,
      articleTitle,
      referrerHost,
      utmSource,
      utmMedium,
      utmCampaign,
      utmTerm,
      utmContent,
    },
  };
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
