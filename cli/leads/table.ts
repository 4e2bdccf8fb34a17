import { stamp } from '@/lib/i18n/dates';
import type { LeadRecord } from '@/lib/leads/queries';
import { describeOrigin } from '@/lib/leads/source';
import { type Column, renderTable } from '../table';
import { describeDelivery } from './record';

const columns: Column<LeadRecord>[] = [
  { title: 'REFERENCE', least: 9, read: ({ reference }) => reference },
  { title: 'RECEIVED', least: 16, read: ({ createdAt }) => stamp(createdAt) },
  { title: 'NAME', least: 10, read: ({ name }) => name },
  { title: 'E-MAIL', least: 10, read: ({ email }) => email },
  { title: 'TYPE', least: 4, read: ({ projectType }) => projectType ?? '-' },
  { title: 'LANG', least: 4, read: ({ locale }) => locale },
  { title: 'FROM', least: 8, read: ({ article, path }) => article?.title ?? path },
  { title: 'ORIGIN', least: 6, read: (lead) => describeOrigin(lead) || '-' },
  { title: 'DELIVERY', least: 11, read: describeDelivery },
];
/** What a narrow terminal does without, in this order. */
const leastNeeded = ['ORIGIN', 'LANG', 'TYPE', 'FROM'];
/** Leads in a table, a line each; see renderTable. */
export function renderLeads(leads: LeadRecord[], width: number | undefined): string {
  return renderTable(leads, columns, leastNeeded, width);
}
