import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, vi } from 'vitest';
import { claimMessage, recordOutcome } from '@/lib/outbox/commands';
import { mailDir, mailFileName } from '@/lib/outbox/mail-files';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { readDatabaseFile } from '@/lib/testing/read-database-file';
import { withEmptyStore } from '@/lib/testing/store';
import type { Lead, OutboxMessage } from '@/prisma/client/client';
import { parseSource } from './source';

export const now = new Date('2026-06-15T09:30:00Z');
export const dateOf = (time: string, difference = 0) => new Date(Date.parse(time) + difference);
/** @param difference in milliseconds, added */
export const daysAgo = (days: number, difference = 0) =>
  dateOf(now.toISOString(), difference - days * 24 * 3600 * 1000);
export const longAgo = new Date('2020-01-01T00:00:00Z');
export const noDeletions = { leads: 0, suspected: 0, mails: 0, limits: 0, corrections: 0 };

/** An empty store and mail folder per test. */
export function withLeadData(): void {
  withEmptyStore();
  beforeEach(() => {
    mkdirSync(mailDir(), { recursive: true });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
    rmSync(mailDir(), { recursive: true, force: true });
  });
}

let last = 0;

export function createLead(state: Partial<Omit<Lead, 'articleId'>> = {}): Promise<Lead> {
  last += 1;
  return db().lead.create({
    data: {
      reference: `IA-${last}`,
      fingerprint: `print ${last}`,
      name: 'Amina Bennani',
      email: 'amina@example.org',
      details: 'Nous voulons un assistant.',
      locale: 'fr',
      path: '/contact',
      ...state,
    },
  });
}

/** A message with its mail file. */
export async function createMessage(state: Partial<OutboxMessage> = {}): Promise<OutboxMessage> {
  last += 1;
  const data = { messageId: `<${last}>`, channel: 'email', purpose: 'lead', payload: '{"to":"a"}' };
  const message = await db().outboxMessage.create({ data: { ...data, ...state } });
  writeFileSync(join(mailDir(), mailFileName(message)), 'mail');
  return message;
}

export async function listReferences(): Promise<string[]> {
  const leads = await db().lead.findMany({ orderBy: { id: 'asc' } });
  return leads.map(({ reference }) => reference);
}
export const payloadOf = async ({ id }: OutboxMessage) =>
  (await db().outboxMessage.findUnique({ where: { id } }))?.payload;
export const listMailFiles = () => readdirSync(mailDir()).sort();
export const mailFilesOf = (...messages: OutboxMessage[]) => messages.map(mailFileName).sort();

export function findInDatabaseFiles(words: string[]): string[] {
  const path = fileURLToPath(env().DATABASE_URL);
  const bytes = ['', '-wal'].map((suffix) => readDatabaseFile(path + suffix));
  return words.filter((word) => bytes.some((file) => file.includes(word)));
}

export const amina = {
  name: 'Amina Bennani',
  email: 'amina@example.org',
  projectType: 'audit',
  details: 'Nous voulons un assistant pour nos équipes de Rabat.',
  phone: '+212 655443322',
};
export const karim = {
  ...amina,
  name: 'Karim Idrissi',
  email: 'karim@example.net',
  phone: '+212 611223344',
  details: 'Autre.',
};
export const contact = parseSource(new FormData(), null);
export const signals = { honeypot: '', elapsedSeconds: null, addressHash: null, prefixHash: null };

/** Marks all pending messages as sent, and writes their mail files. */
export async function deliverAll() {
  for (let message = await claimMessage(); message; message = await claimMessage()) {
    writeFileSync(join(mailDir(), mailFileName(message)), message.payload);
    await recordOutcome(message.id, { sentAt: new Date(), lastError: null });
  }
}
