import { expect } from '@playwright/test';
import { fetchFormFields, postLead } from '../post-lead';
import type { Site } from '../site';

export type StoreHealth = {
  ok: boolean;
  store: string;
  storeFault: { reason: string; code: string | null } | null;
  warnings: string[];
  pending: number;
};

export async function getHealth(site: Site): Promise<{ status: number; health: StoreHealth }> {
  const answer = await fetch(`${site.url}/health`);
  return { status: answer.status, health: (await answer.json()) as StoreHealth };
}

/** Sends different leads, and checks in the end that each one that was acknowledged is there. */
export async function createProspects(site: Site) {
  const form = await fetchFormFields(site.url);
  const acknowledged: string[] = [];
  let number = 0;
  return {
    async send(): Promise<boolean> {
      number += 1;
      const reference = await postLead(site.url, form, {
        name: `Prospect ${number}`,
        email: `prospect-${number}@client.example`,
        details: `Nous voulons trier les factures de notre site numéro ${number}. ${'Elles arrivent par courrier. '.repeat(20)}`,
      });
      if (reference) acknowledged.push(reference);
      return reference !== null;
    },
    async expectAllStored(): Promise<void> {
      const rows = await site.query('SELECT reference FROM Lead ORDER BY id');
      expect(rows.map(({ reference }) => reference)).toEqual(acknowledged);
    },
    async expectAllDelivered(): Promise<void> {
      await expect
        .poll(async () => (await getHealth(site)).health.pending, { timeout: 60_000 })
        .toBe(0);
      const [row] = await site.query(
        `SELECT count(*) AS count FROM OutboxMessage WHERE purpose = 'lead' AND sentAt IS NOT NULL`,
      );
      expect(Number(row?.count)).toBe(acknowledged.length);
    },
  };
}

/** The form as the visitor gets it back, with what was typed. */
export async function sendInBrowserlessForm(site: Site, details: string): Promise<string> {
  const body = new FormData();
  for (const [name, value] of await fetchFormFields(site.url)) body.append(name, value);
  const typed = { name: 'Amina Bennani', email: 'amina@client.example', details };
  for (const [name, value] of Object.entries(typed)) body.set(name, value);
  const headers = { Origin: site.url };
  const answer = await fetch(`${site.url}/contact`, { method: 'POST', body, headers });
  expect(answer.status).toBe(200);
  return await answer.text();
}
