import Table from 'cli-table3';

export type Column<Row> = {
  title: string;
  /** How narrow it may become */
  least: number;
  read: (row: Row) => string;
};

const gap = '  ';

/**
 * Rows in a table, a line each.
 * @param leastNeeded titles of the columns that a narrow terminal does without, in this order
 * @param width of the terminal, which the lines are cut to; undefined where it is none, and nothing is cut
 */
export function renderTable<Row>(
  rows: Row[],
  columns: Column<Row>[],
  leastNeeded: string[],
  width: number | undefined,
): string {
  const shown = width === undefined ? columns : chooseColumns(columns, leastNeeded, width);
  const cells = [
    shown.map(({ title }) => title),
    ...rows.map((row) => shown.map(({ read }) => toCell(read(row)))),
  ];
  if (width === undefined) return draw(cells, gap);
  const leasts = shown.map(({ least }) => least);
  const widths = narrow(measure(cells), leasts, width);
  return draw(cells, gap, widths, cells.flat().some(isRightToLeft));
}

function chooseColumns<Row>(
  columns: Column<Row>[],
  leastNeeded: string[],
  width: number,
): Column<Row>[] {
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
function narrow(natural: number[], leasts: number[], width: number): number[] {
  const widths = [...natural];
  const room = width - gap.length * (widths.length - 1);
  while (widths.reduce((sum, one) => sum + one) > room) {
    const shrinkable = widths.map((one, index) => (one > (leasts[index] ?? 0) ? one : 0));
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
