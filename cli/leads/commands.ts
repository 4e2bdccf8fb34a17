import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { stamp } from '@/lib/i18n/dates';
import { releaseLead } from '@/lib/leads/commands';
import {
  countLeadsByEmail,
  getLead,
  type LeadFilter,
  type LeadRecord,
  listLeads,
  streamLeads,
} from '@/lib/leads/queries';
import { deleteExpiredData, erasePersonalData } from '@/lib/leads/retention';
import { describeOrigin } from '@/lib/leads/source';
import { listLeadRecipients } from '@/lib/mail/addresses';
import { retryMessages } from '@/lib/outbox/commands';
import { confirm, type Io, printable, type Sink, say, sinkOf } from '../io';
import { writeCsv, writeJson } from './formats';
import { describeDelivery, describeMessage, describeReasons, presentLead } from './record';
import { renderLeads } from './table';

// Each command says what it did and returns whether it did all that was asked.

export type ListOptions = {
  suspected?: boolean;
  failed?: boolean;
  all?: boolean;
  limit: number;
  json?: boolean;
};

export async function list(options: ListOptions, io: Io): Promise<boolean> {
  const leads = await listLeads({ ...filterOf(options), limit: options.limit });
  if (options.json) {
    await writeJson([leads], sinkOf(io.stdout));
    return true;
  }
  if (leads.length === 0) {
    say(io.stderr, 'No leads.');
    return true;
  }
  say(io.stdout, renderLeads(leads, io.stdout.isTTY ? (io.stdout.columns ?? 80) : undefined));
  if (io.stdout.isTTY && leads.length === options.limit) {
    say(io.stderr, `The latest ${options.limit}: --limit shows more.`);
  }
  return true;
}

function filterOf({ suspected, failed, all }: Omit<ListOptions, 'limit'>): LeadFilter {
  if (failed) return { failed };
  return all ? {} : { suspected: suspected === true };
}

export async function show(text: string, options: { json?: boolean }, io: Io): Promise<boolean> {
  const lead = await getLead(toReference(text));
  if (!lead) return sayUnknown(text, io);
  say(
    io.stdout,
    options.json ? JSON.stringify(presentLead(lead), null, 2) : describeLead(lead).join('\n'),
  );
  return true;
}

function describeLead(lead: LeadRecord): string[] {
  const facts = {
    Reference: lead.reference,
    Received: stamp(lead.createdAt),
    Name: lead.name,
    'E-mail': lead.email,
    Type: lead.projectType ?? '-',
    Language: lead.locale,
    From: lead.article ? `${lead.article.title} (${lead.path})` : lead.path,
    Origin: describeOrigin(lead) || '-',
    'Spam score': [lead.spamScore, describeReasons(lead)].filter((part) => part !== '').join(': '),
    Suspected: lead.suspectedAt ? stamp(lead.suspectedAt) : 'no',
    ...(lead.digestedAt ? { 'In a digest': stamp(lead.digestedAt) } : {}),
    Delivery: describeDelivery(lead),
  };
  return [
    ...Object.entries(facts).map(([label, fact]) => `${label.padEnd(13)}${printable(fact)}`),
    ...lead.messages.map((message) => `  ${printable(describeMessage(message))}`),
    '',
    ...lead.details.split(/\r\n?|\n/).map((line) => `  ${printable(line)}`.trimEnd()),
  ];
}

export async function release(texts: string[], io: Io): Promise<boolean> {
  let released = 0;
  const references = new Set(texts.map(toReference));
  for (const reference of references) {
    if (await releaseLead(reference)) {
      released += 1;
      say(io.stdout, `${reference} is a lead now.`);
    } else if (await getLead(reference)) {
      say(io.stderr, `${reference} is not suspected: nothing to release.`);
    } else {
      sayUnknown(reference, io);
    }
  }
  if (released > 0) {
    const authors = listLeadRecipients().join(', ');
    say(io.stdout, `Mails to ${authors} leave within seconds, or once the site is started.`);
  }
  return released === references.size;
}

/** @param texts of which leads; null: of all, and what belongs to none (digests) */
export async function retry(texts: string[] | null, io: Io): Promise<boolean> {
  let known = true;
  let count = texts ? 0 : await retryMessages({});
  for (const reference of new Set(texts?.map(toReference))) {
    const lead = await getLead(reference);
    if (lead) count += await retryMessages({ leadId: lead.id });
    else known = sayUnknown(reference, io);
  }
  if (count === 0) say(io.stdout, 'No message waits or was given up.');
  else {
    const due = count === 1 ? '1 message is due' : `${count} messages are due`;
    say(io.stdout, `${due} now, and tried within seconds, or once the site is started.`);
  }
  return known;
}

export type ExportOptions = {
  format: 'csv' | 'json';
  separator: string;
  output?: string;
  since?: Date;
  email?: string;
  suspected?: boolean;
};

export async function exportLeads(options: ExportOptions, io: Io): Promise<boolean> {
  if (options.output === undefined) {
    await writeExport(options, sinkOf(io.stdout));
    return true;
  }
  const file = await open(options.output, 'w', 0o600);
  try {
    // The mode above is for a new file only. What is no file, as /dev/null, keeps its own.
    if ((await file.stat()).isFile()) await file.chmod(0o600);
    await writeExport(options, (text) => file.appendFile(text));
  } finally {
    await file.close();
  }
  say(io.stdout, `Written: ${resolve(options.output)}`);
  return true;
}

function writeExport(options: ExportOptions, sink: Sink): Promise<void> {
  const { email, since, format, separator } = options;
  // Who asks for a person's leads wants all that is kept of them.
  const suspected = options.suspected || (email === undefined ? false : undefined);
  const batches = streamLeads({ suspected, since, email });
  return format === 'json' ? writeJson(batches, sink) : writeCsv(batches, sink, separator);
}

export async function erase(email: string, options: { yes?: boolean }, io: Io): Promise<boolean> {
  if (!options.yes) {
    if (!io.stdin.isTTY) throw new Error('Nobody can be asked here: erase needs --yes.');
    const question = `Erase ${countLeads(await countLeadsByEmail(email))} of this address for good?`;
    if (!(await confirm(io, question))) {
      say(io.stdout, 'Nothing was erased.');
      return false;
    }
  }
  const count = await erasePersonalData(email);
  say(io.stdout, `Erased: ${countLeads(count)}.`);
  return true;
}

export async function purgeLeads(io: Io): Promise<boolean> {
  const { leads, suspected, mails, limits } = await deleteExpiredData(new Date());
  say(
    io.stdout,
    `Deleted: ${countLeads(leads)}, ${suspected} suspected; contents of mails: ${mails}; counters: ${limits}.`,
  );
  return true;
}

function countLeads(count: number): string {
  return count === 1 ? '1 lead' : `${count} leads`;
}

/** A reference in any case, with or without what all of them begin with. */
function toReference(text: string): string {
  return `IA-${text.trim().toUpperCase().replace(/^IA-/, '')}`;
}

function sayUnknown(text: string, io: Io): false {
  say(io.stderr, `${printable(toReference(text))}: there is no such lead.`);
  return false;
}
