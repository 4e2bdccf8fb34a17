import { buildMailMessage } from '@/lib/outbox/commands';
import { db } from '@/lib/store/db';
import type { OutboxMessage, Prisma } from '@/prisma/client/client';
import { runOn, type Terminal } from '../test-terminal';
import { runLeads } from './program';

export const run = (argv: string[], terminal?: Terminal) => runOn(runLeads, argv, terminal);

let serial = 0;

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

/** A note, a reply, a change of state that was undone, and a draft */
export async function addEvents(leadId: number) {
  const createdAt = new Date('2026-01-02T10:00:00Z');
  const event = { leadId, actor: 'author@example.com', createdAt };
  await db().leadEvent.createMany({
    data: [
      { ...event, kind: 'note', text: 'Rappeler\nmardi' },
      { ...event, kind: 'reply', text: 'Bonjour Amina' },
      { ...event, kind: 'state', text: 'talking', undoneAt: new Date('2026-01-03T10:00:00Z') },
    ],
  });
  await db().replyDraft.create({ data: { leadId, text: 'Chère Amina' } });
}

const mail = {
  from: { name: 'Jawad', address: 'site@example.com' },
  to: 'jawad@example.com',
  replyTo: { name: 'Amina', address: 'amina@example.org' },
  subject: 'Nouveau projet',
  text: 'Texte',
  html: '<p>Texte</p>',
};

export function mailTo(state: Partial<Omit<OutboxMessage, 'leadId'>> = {}) {
  return { create: { ...buildMailMessage('lead', mail), ...state } };
}

export const trickyText = {
  name: "=cmd|' /C calc'!A0",
  bidi: 'محمد \u202eبن علي\u2069\u2066 \u200f1',
  emoji: '👨‍👩‍👧 Zoë 😀😀😀 山田太郎',
  long: 'Très '.repeat(1000),
  lines: 'Bonjour, "voici" ;=1+1\n\n- =2+2\n@SUM(A1)\n\tنص عربي',
};

export const suspectedSpam = {
  suspectedAt: new Date(),
  spamScore: 8,
  spamReasons: '[{"signal":"links","points":5},{"signal":"words","points":3}]',
};

export const inOneHour = () => new Date(Date.now() + 3_600_000);

export function readNames(json: string): string[] {
  return JSON.parse(json).map(({ name }: { name: string }) => name);
}

export async function addLeads(leads: Parameters<typeof addLead>[0][]) {
  for (const lead of leads) await addLead(lead);
}
