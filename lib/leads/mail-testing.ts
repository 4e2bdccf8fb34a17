import { type ParsedMail, simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { composeLeadMails } from './mail';

env().SITE_URL = 'https://example.com';
site.name = 'Jawad';
site.timeZone = 'Africa/Casablanca';
site.mail = { from: 'site@example.com', leadsTo: ['jawad@example.com'] };
Object.assign(site.projectTypes, { audit: { fr: 'Audit et données', en: 'Audit and data' } });

export const lead: Parameters<typeof composeLeadMails>[0] = {
  name: 'Amina Bennani',
  email: 'amina@example.org',
  projectType: 'audit',
  details: 'Première ligne.\n\nTroisième ligne.',
  phone: null,
  reference: 'IA-7K3F9',
  locale: 'fr',
  path: '/articles/mistral-ai',
  articleTitle: 'Mistral AI, fleuron de la France',
  referrerHost: null,
  utmSource: null,
  utmMedium: null,
  utmCampaign: null,
  utmTerm: null,
  utmContent: null,
  createdAt: new Date('2025-09-27T23:30:00Z'),
};

export const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** The mail to the first address. */
export function composeLeadMail(stored: typeof lead) {
  const [mail] = composeLeadMails(stored);
  if (!mail) throw new Error('No mail was composed.');
  return mail;
}

/** Encoded by nodemailer and parsed again. */
export async function receive(changes: Partial<typeof lead>): Promise<ParsedMail> {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const { message } = await transport.sendMail(composeLeadMail({ ...lead, ...changes }));
  return simpleParser(message as Buffer, { skipTextToHtml: true });
}
