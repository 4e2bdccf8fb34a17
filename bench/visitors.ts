// tsx bench/visitors.ts <url> <connections> <seconds>: visitors who read, search and send the form without a pause.
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { fetchFormFields } from '../e2e/post-lead';

export type Visits = {
  errors: Record<string, number>;
  references: string[];
  durationsMs: Record<Kind, number[]>;
};
type Kind = 'pages and files' | 'searches' | 'leads';

const [origin = '', connections, seconds] = process.argv.slice(2);
const run = Date.now().toString(36);
const visits: Visits = {
  errors: {},
  references: [],
  durationsMs: { 'pages and files': [], searches: [], leads: [] },
};
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const form = await fetchFormFields(origin);
const list = await (await fetch(origin)).text();
const paths = [
  '/',
  ...new Set([...list.matchAll(/href="(\/articles\/[^"]+)"/g)].map(([, path = '']) => path)),
  '/feed.xml',
  ...new Set(list.match(/\/media\/[\w-]+\.svg/g)),
];
const until = performance.now() + Number(seconds) * 1000;
let number = 0;

await Promise.all(Array.from({ length: Number(connections) }, visit));
agent.destroy();
process.stdout.write(JSON.stringify(visits));

/** Of 40 requests two are leads, one is a search that many make, one a search that nobody else makes. */
async function visit() {
  while (performance.now() < until) {
    number += 1;
    const turn = number % 40;
    if (turn === 0 || turn === 20) await submit(number);
    else if (turn === 10) await send('searches', '/recherche?q=client');
    else if (turn === 30) await send('searches', `/recherche?q=client%20${number}`);
    else await send('pages and files', paths[number % paths.length] ?? '/');
  }
}

async function submit(lead: number) {
  const name = `Dossier ${run} ${lead}`;
  const body = new FormData();
  for (const [field, value] of form) body.append(field, value);
  body.set('name', name);
  body.set('email', `dossier-${run}-${lead}@client.example`);
  body.set('details', `Nous voulons trier les factures de notre site, ${name}.`);
  const encoded = new Response(body);
  const { location } = await send('leads', '/contact', Buffer.from(await encoded.arrayBuffer()), {
    'content-type': encoded.headers.get('content-type') ?? '',
    origin,
    'x-forwarded-for': `10.${(lead >> 16) & 255}.${(lead >> 8) & 255}.${lead & 255}`,
  });
  const reference = /ref=(IA-\w{5})\b/.exec(location ?? '')?.[1];
  if (reference) visits.references.push(reference);
  else countError('lead not accepted');
}

/** @returns the response headers, empty after an error */
async function send(
  kind: Kind,
  path: string,
  body?: Buffer,
  headers: Record<string, string> = {},
): Promise<IncomingHttpHeaders> {
  const startedAt = performance.now();
  try {
    return await exchange(path, headers, body);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    countError(`${path.split('?')[0]}: ${code ?? message}`);
    return {};
  } finally {
    visits.durationsMs[kind].push(performance.now() - startedAt);
  }
}

function exchange(path: string, headers: Record<string, string>, body?: Buffer) {
  return new Promise<IncomingHttpHeaders>((resolve, reject) => {
    const sent = request(origin + path, {
      agent,
      method: body ? 'POST' : 'GET',
      headers: {
        'accept-encoding': 'gzip',
        ...headers,
        ...(body && { 'content-length': body.length }),
      },
      timeout: 30_000,
    });
    sent.on('timeout', () => sent.destroy(new Error('no response within 30 s')));
    sent.on('error', reject);
    sent.on('response', async (response) => {
      await buffer(response).catch(reject);
      if (response.statusCode === (body ? 303 : 200)) resolve(response.headers);
      else reject(new Error(`status ${response.statusCode}`));
    });
    sent.end(body);
  });
}

function countError(error: string) {
  visits.errors[error] = (visits.errors[error] ?? 0) + 1;
}
