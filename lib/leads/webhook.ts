import 'server-only';
import { env } from '@/lib/settings/env';
import { formatSubject, type ReceivedLead } from './mail';

/**
 * What a CRM, Slack or n8n is told of a lead, as Standard Webhooks shapes it. `text` is what a Slack channel
 * shows: in it a visitor can neither link nor call anybody.
 */
export function composeWebhookBody(lead: ReceivedLead) {
  const { reference, name, email, projectType, details, locale, path, articleTitle } = lead;
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
