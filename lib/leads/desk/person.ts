import 'server-only';
import { describeRemoval, listReplacedStores } from '@/lib/store/copies';
import { writeCsv, writeJson } from '../export-formats';
import { getLead, type LeadRecord, streamLeads } from '../queries';
import { retainedUntil } from '../retention';

export type Person = {
  name: string;
  email: string;
  /** Oldest first */
  leads: { lead: LeadRecord; retainedUntil: Date }[];
};

/** All that is kept about whoever wrote the lead; null if there is no such lead. */
export async function getPerson(reference: string): Promise<Person | null> {
  const lead = await getLead(reference);
  if (!lead) return null;
  const leads: Person['leads'] = [];
  for await (const batch of streamLeads({ email: lead.email })) {
    for (const one of batch) leads.push({ lead: one, retainedUntil: await retainedUntil(one) });
  }
  return { name: lead.name, email: lead.email, leads };
}

export const exportFormats = ['json', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** @param delimiter of the CSV file's cells */
export async function exportPerson(
  email: string,
  format: ExportFormat,
  delimiter: string,
): Promise<string> {
  const parts: string[] = [];
  const write = async (part: string) => {
    parts.push(part);
  };
  const batches = streamLeads({ email });
  await (format === 'json' ? writeJson(batches, write) : writeCsv(batches, write, delimiter));
  return parts.join('');
}

/** The command that deletes what restores have replaced, which an erasure does not reach; null if there is nothing */
export function describeReplacedStores(): string | null {
  const folders = listReplacedStores();
  return folders.length > 0 ? describeRemoval(folders) : null;
}
