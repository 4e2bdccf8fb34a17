import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatCount } from '@/lib/i18n/format-count';
import { toLeadJson } from '@/lib/leads/describe-lead';
import { writeCsv, writeJson } from '@/lib/leads/export-formats';
import {
  countLeadsByEmail,
  getLead,
  type LeadFilter,
  listLeads,
  streamLeads,
} from '@/lib/leads/queries';
import { listLeadRecipients } from '@/lib/mail/addresses';
import { retryMessages } from '@/lib/outbox/commands';
import { discardMessages } from '@/lib/outbox/hold';
import { readWebhookSecret } from '@/lib/outbox/webhook';
import { env, isOnServer } from '@/lib/settings/env';
import { describeRemoval, listReplacedStores } from '@/lib/store/copies';
import {
  confirm,
  createWriter,
  getTerminalWidth,
  type Io,
  printable,
  reportFailure,
  type Write,
  writeErr,
  writeOut,
} from '../io';
import { renderLeads } from './lead-table';
import { describeLead } from './lead-text';

export type ListOptions = {
  suspected?: boolean;
  failed?: boolean;
  all?: boolean;
  limit: number;
  json?: boolean;
};

export async function list(options: ListOptions, io: Io): Promise<void> {
  const leads = await listLeads({ ...filterOf(options), limit: options.limit });
  if (options.json) {
    await writeJson([leads], createWriter(io.stdout));
    return;
  }
  if (leads.length === 0) {
    writeErr(io, 'No leads.');
    return;
  }
  writeOut(io, renderLeads(leads, getTerminalWidth(io)));
  if (io.stdout.isTTY && leads.length === options.limit) {
    writeErr(io, `Only the latest ${options.limit} are shown. Use --limit to show more.`);
  }
}

function filterOf({ suspected, failed, all }: Omit<ListOptions, 'limit'>): LeadFilter {
  if (failed) return { failed };
  return all ? {} : { suspected: suspected === true };
}

export async function show(text: string, options: { json?: boolean }, io: Io): Promise<void> {
  const lead = await getLead(normalizeReference(text));
  if (!lead) return reportUnknownLead(text, io);
  writeOut(
    io,
    options.json ? JSON.stringify(toLeadJson(lead), null, 2) : describeLead(lead).join('\n'),
  );
}

export async function release(texts: string[], io: Io): Promise<void> {
  const { releaseLead } = await import('@/lib/leads/commands');
  const { commandLine } = await import('@/lib/leads/desk/history');
  let released = 0;
  const references = new Set(texts.map(normalizeReference));
  for (const reference of references) {
    if ((await releaseLead(reference, commandLine))?.outcome === 'done') {
      released += 1;
      writeOut(io, `Released ${reference}: it is now a regular lead.`);
    } else if (await getLead(reference)) {
      reportFailure(io, `${reference} is not suspected spam: nothing to release.`);
    } else {
      reportUnknownLead(reference, io);
    }
  }
  if (released > 0) {
    const recipients = listLeadRecipients().join(', ');
    writeOut(
      io,
      `Mails to ${recipients} will be sent within seconds, or once the site is started.`,
    );
  }
}

/** @param texts references of leads; null: all messages, also those without a lead (digests) */
export async function retry(texts: string[] | null, io: Io): Promise<void> {
  const count = await changeMessages(texts, retryMessages, io);
  if (count === 0) writeOut(io, 'No messages to retry.');
  else {
    const messages = formatCount(count, 'message');
    writeOut(io, `${messages} will be retried within seconds, or once the site is started.`);
  }
}

/** @param texts as for retry */
export async function discard(texts: string[] | null, io: Io): Promise<void> {
  const count = await changeMessages(texts, discardMessages, io);
  if (count === 0) writeOut(io, 'No messages to discard.');
  else writeOut(io, `Discarded ${formatCount(count, 'message')}; the leads stay.`);
}

/** @returns how many messages were changed */
async function changeMessages(
  texts: string[] | null,
  change: (where: { leadId?: number }) => Promise<number>,
  io: Io,
): Promise<number> {
  let count = texts ? 0 : await change({});
  for (const reference of new Set(texts?.map(normalizeReference))) {
    const lead = await getLead(reference);
    if (lead) count += await change({ leadId: lead.id });
    else reportUnknownLead(reference, io);
  }
  return count;
}

export type ExportOptions = {
  format: 'csv' | 'json';
  separator: string;
  output?: string;
  since?: Date | undefined;
  email?: string;
  suspected?: boolean;
};

export async function exportLeads(options: ExportOptions, io: Io): Promise<void> {
  if (options.output === undefined) {
    await writeExport(options, createWriter(io.stdout));
    return;
  }
  const file = await open(options.output, 'w', 0o600);
  try {
    // The mode above applies to new files only; a device, e.g. /dev/null, keeps its own.
    if ((await file.stat()).isFile()) await file.chmod(0o600);
    await writeExport(options, (text) => file.appendFile(text));
  } finally {
    await file.close();
  }
  writeOut(io, `Exported to ${resolve(options.output)}`);
}

function writeExport(options: ExportOptions, write: Write): Promise<void> {
  const { email, since, format, separator } = options;
  const includesAll = email !== undefined;
  const suspected = options.suspected || (includesAll ? undefined : false);
  const batches = streamLeads({ suspected, since, email });
  return format === 'json' ? writeJson(batches, write) : writeCsv(batches, write, separator);
}

export async function erase(email: string, options: { yes?: boolean }, io: Io): Promise<void> {
  if (!options.yes) {
    if (!io.stdin.isTTY)
      throw new Error(
        'Cannot ask for confirmation without a terminal. Use --yes to erase without asking.',
      );
    const question = `Permanently erase ${formatCount(await countLeadsByEmail(email), 'lead')} from this address?`;
    if (!(await confirm(io, question))) {
      writeOut(io, 'Nothing was erased.');
      io.exitCode = 1;
      return;
    }
  }
  const { erasePersonalData } = await import('@/lib/leads/erasure');
  const { leads, isComplete } = await erasePersonalData(email);
  writeOut(io, `Erased ${formatCount(leads, 'lead')}.`);
  if (!isComplete) {
    writeOut(
      io,
      'Pending: another program is reading the database, so traces remain in its files. The running site removes them once it can; until then /health says "erasure": "pending".',
    );
  }
  if (isOnServer()) {
    writeOut(
      io,
      'The database is on a libSQL server, whose files, log and copies may keep traces: its operator says for how long.',
    );
  }
  const replaced = listReplacedStores();
  if (replaced.length > 0) {
    writeOut(
      io,
      `What a restore replaced is still there. Delete it with: ${describeRemoval(replaced)}`,
    );
  }
  writeOut(
    io,
    `Backups outside ${env().DATA_DIR} still hold the person: delete them, or let them expire. A restore over this store erases the person again.`,
  );
}

export async function printWebhookKey(io: Io): Promise<void> {
  writeOut(io, readWebhookSecret());
}

export async function purgeLeads(io: Io): Promise<void> {
  const { deleteExpiredData } = await import('@/lib/leads/retention');
  const { leads, suspected, mails, limits, corrections } = await deleteExpiredData(new Date());
  const counts = [
    formatCount(leads, 'lead'),
    formatCount(suspected, 'suspected lead'),
    `the content of ${formatCount(mails, 'mail')}`,
    formatCount(limits, 'rate-limit counter'),
    formatCount(corrections, 'spam correction'),
  ];
  writeOut(io, `Deleted ${counts.join(', ')}.`);
}

/** `7k3f9` → `IA-7K3F9` */
function normalizeReference(text: string): string {
  return `IA-${text.trim().toUpperCase().replace(/^IA-/, '')}`;
}

function reportUnknownLead(text: string, io: Io): void {
  reportFailure(io, `There is no lead ${printable(normalizeReference(text))}.`);
}
