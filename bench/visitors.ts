// A program: visitors who read, search and write, each on a connection of its own, as fast as they are answered.
// tsx bench/visitors.ts <site> <connections> <seconds>; prints what happened as JSON (Visits).
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { fetchFormFields } from '../e2e/post-lead';

export type Visits = {
  requests: number;
  /** What went wrong, each kind with how often */
  errors: Record<string, number>;
  /** Of the leads that were acknowledged */
  references: string[];
  /** Milliseconds of each request */
  times: Record<Kind, number[]>;
};
type Kind = 'pages and files' | 'searches' | 'leads';

const [origin = '', connections, seconds] = process.argv.slice(2);
/** Set apart from those of other runs on the same store */
const run = Date.now().toString(36);
const visits: Visits = {
  requests: 0,
  errors: {},
  references: [],
  times: { 'pages and files': [], searches: [], leads: [] },
};
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const form = await fetchFormFields(origin);
const list = await (await fetch(origin)).text();
const readable = [
  '/',
  ...new Set([...list.matchAll(/href="(\/articles\/[^"]+)"/g)].map(([, path = '']) => path)),
  '/feed.xml',
  ...new Set(list.match(/\/media\/[\w-]+-480\.avif/g)),
];
const until = performance.now() + Number(seconds) * 1000;
let number = 0;

await Promise.all(Array.from({ length: Number(connections) }, visit));
agent.destroy();
process.stdout.write(JSON.stringify(visits));

/** Of forty things that a visitor does, two are leads, one a search as many make, one a search of his own. */
async function visit() {
  while (performance.now() < until) {
    number += 1;
    const turn = number % 40;
    if (turn === 0 || turn === 20) await submit(number);
    else if (turn === 10) await send('searches', '/recherche?q=client');
    else if (turn === 30) await send('searches', `/recherche?q=client%20${number}`);
    else await send('pages and files', readable[number % readable.length] ?? '/');
  }
}

async function submit(lead: number) {
  const name = `Dossier ${run} ${lead}`;
  const body = new FormData();
  for (const [field, value] of form) body.append(field, value);
  body.set('name', name);
  body.set('email', `dossier-${run}-${lead}@client.example`);
  body.set('details', `Nous voulons trier les factures de notre site, ${name}.`);
  const sent = new Response(body);
  const { location } = await send('leads', '/contact', Buffer.from(await sent.arrayBuffer()), {
    'content-type': sent.headers.get('content-type') ?? '',
    origin,
    'x-forwarded-for': `10.${(lead >> 16) & 255}.${(lead >> 8) & 255}.${lead & 255}`,
  });
  const reference = /ref=(IA-\w{5})$/.exec(location ?? '')?.[1];
  if (reference) visits.references.push(reference);
  else count('lead not acknowledged');
}

/** @returns the answer's head; empty where there was none */
async function send(
  kind: Kind,
  path: string,
  body?: Buffer,
  headers = {},
): Promise<IncomingHttpHeaders> {
  const startedAt = performance.now();
  try {
    const head = await new Promise<IncomingHttpHeaders>((resolve, reject) => {
      const asked = request(origin + path, {
        agent,
        method: body ? 'POST' : 'GET',
        headers: {
          'accept-encoding': 'gzip',
          ...headers,
          ...(body && { 'content-length': body.length }),
        },
        timeout: 30_000,
      });
      asked.on('timeout', () => asked.destroy(new Error('no answer within 30 s')));
      asked.on('error', reject);
      asked.on('response', async (answer) => {
        await buffer(answer).catch(reject);
        const { statusCode = 0 } = answer;
        if (statusCode === (body ? 303 : 200)) resolve(answer.headers);
        else reject(new Error(`status ${statusCode}`));
      });
      asked.end(body);
    });
    return head;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    count(`${path.split('?')[0]}: ${code ?? message}`);
    return {};
  } finally {
    visits.requests += 1;
    visits.times[kind].push(performance.now() - startedAt);
  }
}

function count(error: string) {
  visits.errors[error] = (visits.errors[error] ?? 0) + 1;
}
