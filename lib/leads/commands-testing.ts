import { afterEach, beforeEach, vi } from 'vitest';
import { parseMail } from '@/lib/outbox/message';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { receiveLead, type SubmissionSignals } from './commands';
import { parseSource } from './source';
import { type SpamResult, scoreSpam } from './spam';

const defaults = { LEADS_WEBHOOK_URL: undefined, ...env() };
export const settings = env();

export const unsuspected: SpamResult = { score: 0, reasons: [], suspected: false };
export const suspected: SpamResult = {
  score: 6,
  reasons: [
    { signal: 'trap', points: 5 },
    { signal: 'links', points: 1 },
  ],
  suspected: true,
};

/** An empty store and default settings per test. */
export function withLeads(): void {
  withEmptyStore();
  beforeEach(() => {
    Object.assign(settings, { ...defaults, LEADS_TO: ['author@example.com'] });
    site.acknowledge = true;
    if (vi.isMockFunction(scoreSpam)) scoreSpam.mockReset().mockReturnValue(unsuspected);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.useRealTimers();
  });
}

export const lead = {
  name: 'Amina Bennani',
  email: 'amina@example.org',
  projectType: 'audit',
  details: 'Nous voulons un assistant pour nos équipes.',
  phone: null as string | null,
};
export const contact = parseSource(new FormData(), null);
export const signals: SubmissionSignals = {
  honeypot: '',
  elapsedSeconds: null,
  addressHash: 'home',
  prefixHash: null,
};

export const receive = (changes: Partial<typeof lead> = {}, addressHash: string | null = 'home') =>
  receiveLead({ ...lead, ...changes }, contact, { ...signals, addressHash });

/** A different lead for each number. */
export const receiveNumbered = (number: number, addressHash: string | null = 'home') =>
  receive({ details: `${lead.details} ${number}`, email: `${number}@example.org` }, addressHash);

export async function countRows() {
  const messages = await db().outboxMessage.findMany();
  const count = (purpose: string, channel: string) =>
    messages.filter((message) => message.purpose === purpose && message.channel === channel).length;
  return {
    leads: await db().lead.count(),
    mails: count('lead', 'email'),
    acknowledgements: count('acknowledgement', 'email'),
    webhooks: count('lead', 'webhook'),
  };
}

export async function readMails(purpose: string) {
  const messages = await db().outboxMessage.findMany({
    where: { purpose, channel: 'email' },
    orderBy: { id: 'asc' },
  });
  return messages.map((message) => parseMail(message));
}

export function publish(slug: string) {
  return db().article.create({
    data: {
      locale: 'fr',
      slug,
      translationKey: slug,
      title: 'Mistral AI, fleuron',
      dek: 'Chapeau',
      body: 'Texte.',
      coverAlt: 'Zellige',
      publishedAt: new Date('2025-09-28T06:30:00Z'),
      updatedAt: new Date('2025-09-28T06:30:00Z'),
      author: { create: { slug: 'jawad', name: 'Jawad' } },
      cover: { create: { id: '0123456789abcdef', width: 1600, height: 900 } },
    },
  });
}
