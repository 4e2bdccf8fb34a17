import { formatTimestamp } from '@/lib/i18n/dates';
import { describeDelivery, describeStanding } from '@/lib/leads/describe-lead';
import type { LeadRecord } from '@/lib/leads/queries';
import { describeOrigin } from '@/lib/leads/source';
import { type Column, renderTable } from '../table';

const columns: Column<LeadRecord>[] = [
  { title: 'REFERENCE', minWidth: 9, read: ({ reference }) => reference },
  { title: 'RECEIVED', minWidth: 16, read: ({ createdAt }) => formatTimestamp(createdAt) },
  { title: 'NAME', minWidth: 14, read: ({ name }) => name },
  { title: 'E-MAIL', minWidth: 22, read: ({ email }) => email },
  { title: 'TYPE', minWidth: 8, read: ({ projectType }) => projectType ?? '-' },
  { title: 'LANG', minWidth: 4, read: ({ locale }) => locale },
  { title: 'PAGE', minWidth: 8, read: ({ article, path }) => article?.title ?? path },
  { title: 'SOURCE', minWidth: 6, read: (lead) => describeOrigin(lead) || '-' },
  { title: 'STATE', minWidth: 8, read: describeStanding },
  { title: 'DELIVERY', minWidth: 11, read: describeDelivery },
];
const dropOrder = ['SOURCE', 'LANG', 'TYPE', 'PAGE', 'STATE'];

export function renderLeads(leads: LeadRecord[], width: number | undefined): string {
  return renderTable(leads, columns, dropOrder, width);
}
