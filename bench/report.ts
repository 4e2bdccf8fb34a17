import { cpus, totalmem } from 'node:os';
import { renderTable } from '../cli/table';

/** A line of the table: a figure beside what it is measured against in the same run. */
export type Measured = {
  what: string;
  figure: string;
  baseline?: string;
  /** The figure's part of the baseline: 2 is twice as much */
  ratio?: number;
};

const rows: Measured[] = [];

export function report(row: Measured): void {
  rows.push(row);
  // A run takes half an hour: whoever waits sees how far it is.
  console.error(`  ${row.what}: ${row.figure}`);
}

/** Something that must not happen did, as a request that failed: the run ends with exit code 1. */
export function fail(what: string, figure: string): void {
  process.exitCode = 1;
  report({ what: `FAILED: ${what}`, figure });
}

export function printReport(): void {
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  console.log(
    `\n${cpus().length} cores of ${cpus()[0]?.model.trim()}, ${memory} GiB, Node.js ${process.versions.node}, ${process.platform}; load generators run on the same machine\n`,
  );
  const columns = (
    [
      ['WHAT', ({ what }) => what],
      ['FIGURE', ({ figure }) => figure],
      ['BASELINE', ({ baseline = '' }) => baseline],
      ['RATIO', ({ ratio }) => (ratio === undefined ? '' : ratio.toPrecision(3))],
    ] as [title: string, read: (row: Measured) => string][]
  ).map(([title, read]) => ({ title, read, least: 0 }));
  console.log(renderTable(rows, columns, [], undefined));
}

/** The value below which a share of them lie. */
export function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

export function median(numbers: number[]): number {
  return quantile(numbers, 0.5);
}
