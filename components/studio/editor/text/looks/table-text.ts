export type Alignment = 'none' | 'start' | 'center' | 'end';
export type TableText = { alignments: Alignment[]; rows: string[][] };

/** The cells of a table as GitHub writes it; the first row is the header. */
export function readTable(text: string): TableText {
  const [header = '', delimiter = '', ...lines] = text.split('\n');
  const alignments = splitRow(delimiter).map(readAlignment);
  return {
    alignments,
    rows: [header, ...lines].map((line) => padRow(splitRow(line), alignments.length)),
  };
}

const padRow = (cells: string[], width: number) =>
  Array.from({ length: width }, (_, index) => cells[index] ?? '');

function splitRow(line: string): string[] {
  const cells = line.trim().split(/(?<!\\)\|/);
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function readAlignment(cell: string): Alignment {
  const [start, end] = [cell.startsWith(':'), cell.endsWith(':')];
  if (start && end) return 'center';
  return end ? 'end' : start ? 'start' : 'none';
}

const delimiters: Record<Alignment, string> = {
  none: '---',
  start: ':---',
  center: ':---:',
  end: '---:',
};

/** Rows that did not change keep the line that they have in the text before. */
export function writeTable({ alignments, rows }: TableText, before = ''): string {
  const old = before && readTable(before);
  const [header = '', delimiter = '', ...lines] = before.split('\n');
  const oldLines = [header, ...lines];
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const kept = new Map(
    old ? old.rows.map((row, index) => [JSON.stringify(row), oldLines[index]]) : [],
  );
  const written = rows.map((row) => kept.get(JSON.stringify(row)) ?? writeRow(row));
  const second =
    old && isSame(old.alignments, alignments)
      ? delimiter
      : `| ${alignments.map((alignment) => delimiters[alignment]).join(' | ')} |`;
  return [written[0] ?? '', second, ...written.slice(1)].join('\n');
}

const writeRow = (cells: string[]) =>
  `| ${cells
    .map((cell) =>
      cell
        .replace(/\s*\n\s*/g, ' ')
        .trim()
        .replace(/(?<!\\)\|/g, '\\|'),
    )
    .join(' | ')} |`;
