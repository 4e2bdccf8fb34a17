import { buildMailMessage } from '@/lib/outbox/commands';
import { db } from '@/lib/store/db';
import type { OutboxMessage, Prisma } from '@/prisma/client/client';
import { runOn, type Terminal } from '../test-terminal';
import { runLeads } from './program';

export const run = (argv: string[], terminal?: Terminal) => runOn(runLeads, argv, terminal);

let serial = 0;

/** Stores a lead, each received later than the one before. */
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

/** The mail to the author about a lead. */
export function mailTo(state: Partial<Omit<OutboxMessage, 'leadId'>> = {}) {
  return { create: { ...buildMailMessage('lead', mail), ...state } };
}

/** What a visitor or an attacker may type. */
export const trickyText = {
  name: "=cmd|' /C calc'!A0",
  bidi: 'محمد \u202eبن علي\u2069\u2066 \u200f1',
  emoji: '👨‍👩‍👧 Zoë 😀😀😀 山田太郎',
  long: 'Très '.repeat(1000),
  lines: 'Bonjour, "voici" ;=1+1\n\n- =2+2\n@SUM(A1)\n\tنص عربي',
};
