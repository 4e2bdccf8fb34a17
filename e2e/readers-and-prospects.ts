import { setTimeout as delay } from 'node:timers/promises';
import { expect } from '@playwright/test';
import type { Machine } from './machine';
import { sendRequest } from './nginx';
import type { HiddenFields } from './post-lead';

const paths = ['/', '/articles/mistral-ai-ia-souveraine-asml', '/en', '/recherche?q=factures'];

export type Sent = {
  reads: number;
  forms: number;
  lost: string[];
  references: Map<string, string>;
};

/** Reads and forms through nginx, each on a connection of its own, until `isEnough`. */
export async function sendReadsAndForms(
  { nginx }: Machine,
  form: HiddenFields,
  readers: number,
  isEnough: (sent: Sent) => boolean,
): Promise<Sent> {
  const sent: Sent = { reads: 0, forms: 0, lost: [], references: new Map() };
  const from = () => `127.0.${1 + (sent.forms % 250)}.${1 + (sent.reads % 250)}`;
  const read = async () => {
    const path = paths[sent.reads++ % paths.length] ?? '/';
    const { status, body } = await sendRequest(nginx.plainUrl + path, { from: from() });
    if (status !== 200 || !body.includes('</html>')) sent.lost.push(`${status} GET ${path}`);
    await delay(20);
  };
  const submit = async () => {
    const number = sent.forms++;
    const email = `prospect-${number}@client.example`;
    const typed = {
      name: `Prospect ${number}`,
      email,
      details: `Nous voulons trier les factures de notre site numéro ${number}.`,
    };
    const { status, headers } = await sendRequest(`${nginx.plainUrl}/contact`, {
      method: 'POST',
      headers: {
        Origin: nginx.url,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams([...form, ...Object.entries(typed)]).toString(),
      from: from(),
    });
    const reference = /ref=(IA-\w{5})/.exec(headers.location ?? '')?.[1];
    if (reference) sent.references.set(email, reference);
    else sent.lost.push(`${status} POST ${number}`);
    await delay(80);
  };
  const repeat = async (send: () => Promise<void>) => {
    while (!isEnough(sent))
      await send().catch((error: Error) => sent.lost.push(`${send.name}: ${error.message}`));
  };
  await Promise.all([repeat(submit), ...Array.from({ length: readers }, () => repeat(read))]);
  return sent;
}

/** Each lead once, under the reference that its sender was told, and mailed once. */
export async function expectOneLeadEach({ site }: Machine, { references }: Sent): Promise<void> {
  const leads = await site.query('SELECT email, reference FROM Lead ORDER BY email');
  const expected = [...references].map(([email, reference]) => ({ email, reference }));
  expect(leads).toEqual(expected.sort((one, other) => (one.email < other.email ? -1 : 1)));
  const count = async (where: string) => {
    const [row] = await site.query(
      `SELECT count(*) AS count FROM OutboxMessage WHERE purpose = 'lead' AND ${where}`,
    );
    return Number(row?.count);
  };
  await expect.poll(() => count('sentAt IS NULL'), { timeout: 30_000 }).toBe(0);
  expect(await count('true')).toBe(references.size);
}
