import { describeEvent, describeReasons, type LeadJson, toLeadJson } from './describe-lead';
import type { LeadRecord } from './queries';

type Write = (text: string) => Promise<void>;
type Batches = AsyncIterable<LeadRecord[]> | Iterable<LeadRecord[]>;

export async function writeJson(batches: Batches, write: Write): Promise<void> {
  let separator = '[\n';
  for await (const leads of batches) {
    for (const lead of leads) {
      await write(separator + JSON.stringify(toLeadJson(lead)));
      separator = ',\n';
    }
  }
  await write(separator === '[\n' ? '[]\n' : '\n]\n');
}

const columns = [
  'reference',
  'createdAt',
  'name',
  'email',
  'phone',
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
  'state',
  'snoozedUntil',
  'firstAnsweredAt',
  'lastContactAt',
  'notes',
  'replies',
  'history',
  'draft',
] satisfies (keyof LeadJson | 'notes' | 'replies')[];

/** For spreadsheets: with a byte order mark, CRLF line ends and disarmed formulas. */
export async function writeCsv(batches: Batches, write: Write, delimiter: string): Promise<void> {
  const { stringify } = await import('csv-stringify/sync');
  const options = {
    columns,
    delimiter,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: { date: (date: Date) => date.toISOString(), string: disarm },
  };
  await write(stringify([columns], { ...options, bom: true }));
  for await (const leads of batches) {
    const rows = leads.map((lead) => ({
      ...toLeadJson(lead),
      spamReasons: describeReasons(lead),
      ...describeEvents(lead),
      draft: lead.draft?.text ?? '',
    }));
    await write(stringify(rows, options));
  }
}

function describeEvents({ events }: LeadRecord) {
  const listEvents = (...kinds: string[]) => {
    const chosen = events.filter(({ kind }) => kinds.includes(kind));
    return chosen.map(describeEvent).join('\n');
  };
  return {
    notes: listEvents('note'),
    replies: listEvents('reply'),
    history: listEvents('state', 'snooze', 'release', 'spam'),
  };
}

/**
 * `escape_formulas` covers only a cell's first character. A formula may also follow a separator, if the spreadsheet
 * expects another one (Excel in French: the semicolon), or spaces that it trims.
 */
function disarm(text: string): string {
  return text.replace(/(^\s+|[;,\t\r\n])(?=[=+\-@＝＋－＠])/g, "$1'");
}
