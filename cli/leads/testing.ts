import { buildMailMessage } from '@/lib/outbox/commands';
import { db } from '@/lib/store/db';
import type { OutboxMessage, Prisma } from '@/prisma/client/client';
import { runOn, type Terminal } from '../testing';
import { runLeads } from './program';

/** Runs a command as on a terminal where `terminal` is given, else as in a pipe. */
export const run = (argv: string[], terminal?: Terminal) => runOn(runLeads, argv, terminal);

let serial = 0;

/** Stores a lead; its time of arrival grows with each. */
export function addLead(lead: Partial<Prisma.LeadUncheckedCreateInput>) {
  serial += 1;
  return db().lead.create({
    data: {
      reference: `IA-${String(serial).padStart(5, '0')}`,
      fingerprint: String(serial),
      name: 'Amina Bennani',
      email: 'amina@example.org',
      projectType: 'audit',
      details: 'Nous voulons un assistant pour nos équipes.',
      locale: 'fr',
      path: '/contact',
      createdAt: new Date(Date.UTC(2026, 0, 1) + serial * 60_000),
      ...lead,
    },
  });
}

const mail = {
  from: { name: 'Jawad', address: 'site@example.com' },
  to: 'jawad@example.com',
  replyTo: { name: 'Amina', address: 'amina@example.org' },
  subject: 'Nouveau projet',
  text: 'Texte',
  html: '<p>Texte</p>',
};

/** The mail that tells the author of a lead, in any state of its delivery. */
export function mailTo(state: Partial<Omit<OutboxMessage, 'leadId'>> = {}) {
  return { create: { ...buildMailMessage('lead', mail), ...state } };
}

/** What a visitor, or whoever passes for one, may have typed. */
export const hostile = {
  name: "=cmd|' /C calc'!A0",
  bidi: 'محمد \u202eبن علي\u2069\u2066 \u200f1',
  emoji: '👨‍👩‍👧 Zoë 😀😀😀 山田太郎',
  long: 'Très '.repeat(1000),
  lines: 'Bonjour, "voici" ;=1+1\n\n- =2+2\n@SUM(A1)\n\tنص عربي',
};
