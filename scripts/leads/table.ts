import Table from 'cli-table3';
import { stamp } from '@/lib/i18n/dates';
import type { LeadRecord } from '@/lib/leads/queries';
import { describeOrigin } from '@/lib/leads/source';
import { describeDelivery } from './record';

type Column = { title: string; least: number; read: (lead: LeadRecord) => string };

const columns: Column[] = [
  { title: 'REFERENCE', least: 9, read: ({ reference }) => reference },
  { title: 'RECEIVED', least: 16, read: ({ createdAt }) => stamp(createdAt) },
  { title: 'NAME', least: 10, read: ({ name }) => name },
  { title: 'E-MAIL', least: 10, read: ({ email }) => email },
  { title: 'TYPE', least: 4, read: ({ projectType }) => projectType ?? '-' },
  { title: 'LANG', least: 4, read: ({ locale }) => locale },
  { title: 'FROM', least: 8, read: ({ article, path }) => article?.title ?? path },
  { title: 'ORIGIN', least: 6, read: (lead) => describeOrigin(lead) || '-' },
  { title: 'DELIVERY', least: 11, read: describeDelivery },
];
/** What a narrow terminal does without, in this order. */
const leastNeeded = ['ORIGIN', 'LANG', 'TYPE', 'FROM'];
const gap = '  ';

/**
 * Leads in a table, a line each.
 * @param width of the terminal, which the lines are cut to; undefined where it is none, and nothing is cut
 */
export function renderLeads(leads: LeadRecord[], width: number | undefined): string {
  const shown = width === undefined ? columns : chooseColumns(width);
  const rows = [
    shown.map(({ title }) => title),
    ...leads.map((lead) => shown.map(({ read }) => toCell(read(lead)))),
  ];
  if (width === undefined) return draw(rows, gap);
  const widths = narrow(measure(rows), shown, width);
  return draw(rows, gap, widths, rows.flat().some(isRightToLeft));
}

function chooseColumns(width: number): Column[] {
  let chosen = columns;
  for (const title of leastNeeded) {
    const needed = chosen.reduce((sum, { least }) => sum + least + gap.length, -gap.length);
    if (needed <= width) break;
    chosen = chosen.filter((column) => column.title !== title);
  }
  return chosen;
}

/** One line, without any character that has no width of its own or, as bidi marks, moves others. */
function toCell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
}

/** Takes from the widest column first, and from none what it needs at least. */
function narrow(natural: number[], shown: Column[], width: number): number[] {
  const widths = [...natural];
  const room = width - gap.length * (widths.length - 1);
  while (widths.reduce((sum, one) => sum + one) > room) {
    const shrinkable = widths.map((one, index) => (one > (shown[index]?.least ?? 0) ? one : 0));
    const widest = Math.max(...shrinkable);
    if (widest === 0) break;
    widths[shrinkable.indexOf(widest)] = widest - 1;
  }
  return widths;
}

/** The widths of the columns as the library counts them: it draws them as a line above the table. */
function measure(rows: string[][]): number[] {
  const table = new Table({ ...layout, chars: { ...noLines, top: '-', 'top-mid': '|' } });
  table.push(...rows);
  const [top = ''] = table.toString().split('\n');
  return top.split('|').map((part) => part.length);
}

/**
 * @param isolated puts each cell in an isolate (Unicode Annex 9), so that a terminal that writes Arabic from right to
 * left does not draw the digits of the next cell into it
 */
function draw(
  rows: string[][],
  middle: string,
  colWidths: number[] = [],
  isolated = false,
): string {
  const borders = isolated
    ? { left: '\u2068', middle: `\u2069${middle}\u2068`, right: '\u2069' }
    : { middle };
  const table = new Table({ ...layout, colWidths, chars: { ...noLines, ...borders } });
  table.push(...rows);
  return (
    table
      .toString()
      // A cut may have gone through a character of two halves.
      .replace(/\p{Cs}/gu, ' ')
      .replace(/ +(\u2069?)$/gm, '$1')
  );
}

function isRightToLeft(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    text,
  );
}

const layout = { style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] } };
const noLines = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '' },
};
