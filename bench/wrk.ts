import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { median } from './report';

/** `p99` is in milliseconds. */
export type Rate = { perSecond: number; p99: number };

const unitMs: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

/** Measures two URLs in turns, because the machine's speed changes from minute to minute. Returns medians. */
export async function compareRates(first: string, second: string, seconds: number) {
  const rounds: [Rate, Rate][] = [];
  for (const url of [first, second]) await runWrk(url, 1);
  for (let round = 0; round < 5; round += 1) {
    rounds.push([await runWrk(first, seconds), await runWrk(second, seconds)]);
  }
  const medianOf = (index: 0 | 1): Rate => ({
    perSecond: median(rounds.map((rates) => rates[index].perSecond)),
    p99: median(rounds.map((rates) => rates[index].p99)),
  });
  return {
    first: medianOf(0),
    second: medianOf(1),
    ratio: median(rounds.map(([one, two]) => one.perSecond / two.perSecond)),
  };
}

/** @throws if a request failed */
export async function runWrk(url: string, seconds: number): Promise<Rate> {
  const args = ['-t1', '-c16', `-d${seconds}s`, '--latency', '--timeout', '10s'];
  const wrk = spawn('wrk', [...args, '-H', 'Accept-Encoding: gzip', url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await Promise.all([text(wrk.stdout), once(wrk, 'exit')]);
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(`${url}:\n${output}`);
  const [, value, unit = ''] = /99%\s+([\d.]+)(\w+)/.exec(output) ?? [];
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]),
    p99: Number(value) * (unitMs[unit] ?? Number.NaN),
  };
}
