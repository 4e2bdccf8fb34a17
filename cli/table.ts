import Table from 'cli-table3';

export type Column<Row> = {
  title: string;
  minWidth: number;
  read: (row: Row) => string;
};

const gap = '  ';

/** @param dropOrder titles of columns to leave out on narrow terminals, the first first */
export function renderTable<Row>(
  rows: Row[],
  columns: Column<Row>[],
  dropOrder: string[],
  width: number | undefined,
): string {
  const shown = width === undefined ? columns : chooseColumns(columns, dropOrder, width);
  const cells = [
    shown.map(({ title }) => title),
    ...rows.map((row) => shown.map(({ read }) => toCell(read(row)))),
  ];
  if (width === undefined) return draw(cells, gap);
  const minWidths = shown.map(({ minWidth }) => minWidth);
  const widths = shrinkWidths(measure(cells), minWidths, width);
  return draw(cells, gap, widths, cells.flat().some(isRightToLeft));
}

function chooseColumns<Row>(
  columns: Column<Row>[],
  dropOrder: string[],
  width: number,
): Column<Row>[] {
  let chosen = columns;
  for (const title of dropOrder) {
    const needed = chosen.reduce((sum, { minWidth }) => sum + minWidth + gap.length, -gap.length);
    if (needed <= width) break;
    chosen = chosen.filter((column) => column.title !== title);
  }
  return chosen;
}

function toCell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
}

function shrinkWidths(natural: number[], minWidths: number[], width: number): number[] {
  const widths = [...natural];
  const room = width - gap.length * (widths.length - 1);
  while (widths.reduce((sum, one) => sum + one) > room) {
    const shrinkable = widths.map((one, index) => (one > (minWidths[index] ?? 0) ? one : 0));
    const widest = Math.max(...shrinkable);
    if (widest === 0) break;
    widths[shrinkable.indexOf(widest)] = widest - 1;
  }
  return widths;
}

/** cli-table3 does not tell column widths: a border above the table shows them. */
function measure(rows: string[][]): number[] {
  const table = new Table({ ...layout, chars: { ...noLines, top: '-', 'top-mid': '|' } });
  table.push(...rows);
  const [top = ''] = table.toString().split('\n');
  return top.split('|').map((part) => part.length);
}

/** @param isolated keeps digits of the next cell out of right-to-left text (Unicode Annex 9) */
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
  return table
    .toString()
    .replace(/\p{Cs}/gu, ' ')
    .replace(/ +(\u2069?)$/gm, '$1');
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
