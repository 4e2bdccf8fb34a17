import 'server-only';
import { env } from '@/lib/settings/env';
import { formatSubject, type ReceivedLead } from './mail';

export type WebhookEvent = 'lead.received' | 'lead.corrected';

/** The body according to standardwebhooks.com. `text` is for Slack, escaped so that visitors cannot add links or mentions. */
export function composeWebhookBody(
  lead: ReceivedLead,
  event: WebhookEvent = 'lead.received',
  at = lead.createdAt,
) {
  const { reference, name, email, projectType, details, phone, locale, path, articleTitle } = lead;
  const { referrerHost, utmSource, utmMedium, utmCampaign, utmTerm, utmContent } = lead;
  return {
    type: event,
    timestamp: at.toISOString(),
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
