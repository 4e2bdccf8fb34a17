// tsx bench/constant-rate.ts <requests per second> <seconds>: asks for the addresses that it reads from stdin, in a random order.
import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';

export type Sample = { dueAt: number; durationMs: number; status: number };

const [rate, seconds] = process.argv.slice(2).map(Number);
if (!rate || !seconds) throw new Error('Usage: constant-rate.ts <requests per second> <seconds>');
const addresses = (await text(process.stdin)).split('\n');
const agent = new Agent({ keepAlive: true, maxSockets: 512 });
const samples: Sample[] = [];
const startedAt = Date.now();
const open = new Set<Promise<void>>();

for (let number = 0; number < rate * seconds; number += 1) {
  const dueAt = startedAt + (number * 1000) / rate;
  const early = dueAt - Date.now();
  if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
  if (number % addresses.length === 0) addresses.sort(() => Math.random() - 0.5);
  const sent = send(addresses[number % addresses.length] ?? '', dueAt);
  open.add(sent);
  sent.finally(() => open.delete(sent));
}
await Promise.all(open);
agent.destroy();
process.stdout.write(JSON.stringify(samples));

function send(address: string, dueAt: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (status: number) => {
      samples.push({ dueAt, durationMs: Date.now() - dueAt, status });
      resolve();
    };
    const options = { agent, headers: { 'accept-encoding': 'br' }, timeout: 30_000 };
    const request = get(address, options, (response) => {
      response.resume();
      response.once('close', () => end(response.complete ? (response.statusCode ?? 0) : 0));
    });
    request.once('timeout', () => request.destroy(new Error('no response within 30 s')));
    request.once('error', () => end(0));
  });
}
