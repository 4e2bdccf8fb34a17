import { formatTimestamp } from '@/lib/i18n/dates';
import {
  describeDelivery,
  describeEvent,
  describeMessage,
  describeReasons,
  describeStanding,
} from '@/lib/leads/describe-lead';
import type { LeadRecord } from '@/lib/leads/queries';
import { describeOrigin } from '@/lib/leads/source';
import { printable } from '../io';

export function describeLead(lead: LeadRecord): string[] {
  const fields = {
    Reference: lead.reference,
    Received: formatTimestamp(lead.createdAt),
    Name: lead.name,
    'E-mail': lead.email,
    ...(lead.emailCorrectedAt ? { 'E-mail changed': formatTimestamp(lead.emailCorrectedAt) } : {}),
    ...(lead.phone ? { Phone: lead.phone } : {}),
    'Project type': lead.projectType ?? '-',
    Language: lead.locale,
    Page: lead.article ? `${lead.article.title} (${lead.path})` : lead.path,
    Source: describeOrigin(lead) || '-',
    'Spam score': [lead.spamScore, describeReasons(lead)].filter((part) => part !== '').join(': '),
    State: describeStanding(lead),
    ...(lead.firstAnsweredAt ? { 'First answer': formatTimestamp(lead.firstAnsweredAt) } : {}),
    ...(lead.lastContactAt ? { 'Last contact': formatTimestamp(lead.lastContactAt) } : {}),
    'Suspected spam': lead.suspectedAt ? formatTimestamp(lead.suspectedAt) : 'no',
    ...(lead.digestedAt ? { 'Sent in digest': formatTimestamp(lead.digestedAt) } : {}),
    Delivery: describeDelivery(lead),
  };
  return [
    ...Object.entries(fields).map(([label, value]) => `${label.padEnd(16)}${printable(value)}`),
    ...lead.messages.map((message) => `  ${printable(describeMessage(message))}`),
    '',
    ...indent(lead.details),
    ...(lead.events.length > 0 ? ['', 'History'] : []),
    ...lead.events.flatMap((event) => indent(describeEvent(event))),
    ...(lead.draft ? ['', 'Draft of a reply', ...indent(lead.draft.text)] : []),
  ];
}

const indent = (text: string) =>
  text.split(/\r\n?|\n/).map((line) => `  ${printable(line)}`.trimEnd());
