import { cpus, totalmem } from 'node:os';

export type Measurement = {
  name: string;
  figure: string;
  baseline?: string;
  /** The figure divided by the baseline */
  ratio?: number;
};

const measurements: Measurement[] = [];

export function report(measurement: Measurement): void {
  measurements.push(measurement);
  console.error(`  ${measurement.name}: ${measurement.figure}`);
}

export function reportFailure(name: string, figure: string): void {
  process.exitCode = 1;
  report({ name: `FAILED: ${name}`, figure });
}

export function printReport(): void {
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  const rows = measurements.map(({ name, figure, baseline = '', ratio }) => [
    name,
    figure,
    baseline,
    ratio?.toPrecision(3) ?? '',
  ]);
  console.log(
    `\n${cpus().length} cores of ${cpus()[0]?.model.trim()}, ${memory} GiB, Node.js ${process.versions.node}, ${process.platform}; load generators run on the same machine\n`,
  );
  for (const row of [['measured', 'figure', 'baseline', 'ratio'], ['-', '-', '-', '-'], ...rows]) {
    console.log(`| ${row.join(' | ')} |`);
  }
}

export function quantile(numbers: number[], fraction: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * fraction)] ?? 0;
}

export function median(numbers: number[]): number {
  return quantile(numbers, 0.5);
}

/** The median and the 95th percentile of durations in milliseconds. */
export function formatDurations(durationsMs: number[]): string {
  return `p50 ${median(durationsMs).toFixed(0)} ms, p95 ${quantile(durationsMs, 0.95).toFixed(0)} ms`;
}
