import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { median } from './report';

/** What is asked for again and again. */
export type Target = {
  origin: string;
  /** `{n}` in it becomes the number of the request */
  path: string;
  /** Sent as a POST: the file that holds the body, in which `{n}` is the number of the request */
  form?: { file: string; contentType: string };
};

/** Per second; the slowest hundredth took longer than `p99` milliseconds. */
export type Rate = { perSecond: number; p99: number };

const connections = 16;
const units: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };
let numbered = 0;

/**
 * Measures targets in turn, again and again, since the machine is not the same from minute to minute.
 * @returns of each the medians of its rounds, and the median of what the first one was to it in each round
 */
export async function compare(
  targets: Target[],
  rounds: number,
  seconds: number,
): Promise<(Rate & { ratio: number })[]> {
  const measured: Rate[][] = targets.map(() => []);
  for (const target of targets) await runWrk(target, 1);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, target] of targets.entries()) {
      measured[index]?.push(await runWrk(target, seconds));
    }
  }
  const [first = []] = measured;
  return measured.map((rates) => ({
    perSecond: median(rates.map(({ perSecond }) => perSecond)),
    p99: median(rates.map(({ p99 }) => p99)),
    ratio: median(rates.map((rate, round) => (first[round]?.perSecond ?? 0) / rate.perSecond)),
  }));
}

/** @throws where an answer was none, or an error */
export async function runWrk({ origin, path, form }: Target, seconds: number): Promise<Rate> {
  const headers = ['Accept-Encoding: gzip'];
  if (form) headers.push(`Content-Type: ${form.contentType}`, `Origin: ${origin}`);
  const args = [
    ...['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '10s'],
    ...headers.flatMap((header) => ['-H', header]),
  ];
  if (form || path.includes('{n}')) {
    // No two requests of a whole run are the same.
    numbered += 1_000_000;
    args.push('-s', 'bench/numbered.lua', origin, '--', form ? 'POST' : 'GET', path);
    args.push(String(numbered), ...(form ? [form.file] : []));
  } else {
    args.push(origin + path);
  }
  // Not at once: mail servers of the same process answer meanwhile.
  const wrk = spawn('wrk', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = await Promise.all([text(wrk.stdout), once(wrk, 'exit')]);
  if (/Non-2xx|Socket errors/.test(printed)) throw new Error(`${origin}${path}:\n${printed}`);
  const [, value, unit = ''] = /99%\s+([\d.]+)(\w+)/.exec(printed) ?? [];
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(printed)?.[1]),
    p99: Number(value) * (units[unit] ?? Number.NaN),
  };
}
