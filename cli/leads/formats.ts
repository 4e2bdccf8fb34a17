import { stringify } from 'csv-stringify/sync';
import type { LeadRecord } from '@/lib/leads/queries';
import type { Sink } from '../io';
import { describeReasons, type PresentedLead, presentLead } from './record';

type Batches = AsyncIterable<LeadRecord[]> | Iterable<LeadRecord[]>;

/** One array, a line for each lead. */
export async function writeJson(batches: Batches, sink: Sink): Promise<void> {
  let separator = '[\n';
  for await (const leads of batches) {
    for (const lead of leads) {
      await sink(separator + JSON.stringify(presentLead(lead)));
      separator = ',\n';
    }
  }
  await sink(separator === '[\n' ? '[]\n' : '\n]\n');
}

const columns = [
  'reference',
  'createdAt',
  'name',
  'email',
  'projectType',
  'details',
  'locale',
  'path',
  'articleTitle',
  'referrerHost',
  'utmSource',
  'utmMedium',
  'utmCampaign',
  'utmTerm',
  'utmContent',
  'spamScore',
  'spamReasons',
  'suspectedAt',
  'digestedAt',
  'delivery',
] satisfies (keyof PresentedLead)[];

/** For spreadsheets: with a byte order mark, CRLF, and nothing in it that they would take for a formula. */
export async function writeCsv(batches: Batches, sink: Sink, delimiter: string): Promise<void> {
  const options = {
    columns,
    delimiter,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: { date: (date: Date) => date.toISOString(), string: disarm },
  };
  await sink(stringify([columns], { ...options, bom: true }));
  for await (const leads of batches) {
    const rows = leads.map((lead) => ({
      ...presentLead(lead),
      spamReasons: describeReasons(lead),
    }));
    await sink(stringify(rows, options));
  }
}

/**
 * `escape_formulas` sees to a cell's first character. A spreadsheet that takes another separator (in French, Excel's is
 * the semicolon) splits cells, and what followed a separator is first then; others trim what stands before.
 */
function disarm(text: string): string {
  return text.replace(/(^\s+|[;,\t\r\n])(?=[=+\-@＝＋－＠])/g, "$1'");
}
