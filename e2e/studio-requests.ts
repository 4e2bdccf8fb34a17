import { readdirSync, readFileSync } from 'node:fs';
import type { Answer, Visitor } from './studio-visitor';

/** Of the lead that the store of the tests has */
export const storedReference = 'IA-7K3F9';

/** Every page and route handler of the studio, with values for its parameters */
export function listPaths(): string[] {
  return readdirSync('app/studio', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|\/)(?:page|route)\.tsx?$/.test(file))
    .flatMap((file) => {
      const segments = file.split('/').filter((segment) => !/^\(|\.tsx?$/.test(segment));
      return ['1', storedReference].map((value) =>
        ['/studio', ...segments.map((segment) => (segment.startsWith('[') ? value : segment))].join(
          '/',
        ),
      );
    })
    .filter((path, index, all) => all.indexOf(path) === index);
}

type BuiltAction = { id: string; filename: string };

export function listActions(): BuiltAction[] {
  const manifest = readFileSync('.next/server/server-reference-manifest.json', 'utf8');
  const { node } = JSON.parse(manifest) as { node: Record<string, { filename: string }> };
  return Object.entries(node).map(([id, { filename }]) => ({ id, filename }));
}

const stateTree = encodeURIComponent(
  JSON.stringify(['', { children: ['studio', { children: ['__PAGE__', {}, null, 'refetch'] }] }]),
);
/** The headers of a page's request, and of each kind that Next.js's router sends or believes */
export const askedFor: Record<string, string>[] = [
  {},
  { RSC: '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  { RSC: '1', 'Next-Router-Prefetch': '2' },
  ...['/_tree', '/_index', '/studio', '/studio/$d$id/__PAGE__'].map((segment) => ({
    RSC: '1',
    'Next-Router-Prefetch': '1',
    'Next-Router-Segment-Prefetch': segment,
  })),
  { RSC: '1', 'Next-Router-State-Tree': stateTree },
  { RSC: '1', 'Next-Url': '/studio/leads' },
  { RSC: '1', Cookie: 'studio=forged' },
  { Cookie: 'studio=; __prerender_bypass=1; __next_preview_data=1' },
  { 'X-Middleware-Subrequest': 'proxy:proxy:proxy:proxy:proxy', 'X-Action-Forwarded': '1' },
];

/** Next.js answers RSC requests only at the address that has a hash of their headers, to which it redirects. */
export async function ask(visitor: Visitor, path: string, headers: Record<string, string>) {
  const answer = await visitor.send(path, { headers });
  const hashed = answer.location?.includes('_rsc') ? answer.location : null;
  return hashed ? visitor.send(hashed, { headers }) : answer;
}

/** Calls a server action as browsers do, with and without JavaScript. */
export function callAction(visitor: Visitor, path: string, id: string): Promise<Answer[]> {
  const form = new FormData();
  form.set(`$ACTION_ID_${id}`, '');
  const typed = { reference: storedReference, id: '1', email: 'nora@example.org', text: 'Attaque' };
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  const headers = { 'Next-Action': id, 'Content-Type': 'text/plain;charset=UTF-8' };
  return Promise.all([visitor.post(path, '[]', headers), visitor.post(path, form)]);
}
