import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';

/** Tells the mails of one test from those of another. */
export function uniqueEmail(): string {
  return `prospect-${randomUUID()}@client.example`;
}

/** The spam filter takes equal texts from several addresses for a campaign. */
export function uniqueDetails(): string {
  return `Bonjour, nous voulons trier les factures du dossier ${randomUUID().slice(0, 8)}.`;
}

type Typed = { name?: string; email?: string; projectType?: string; details?: string };

export async function fillLeadForm(page: Page, typed: Typed) {
  if (typed.name !== undefined) await page.getByLabel('Nom complet').fill(typed.name);
  if (typed.email !== undefined) await page.getByLabel('Adresse e-mail').fill(typed.email);
  if (typed.projectType) {
    await page.getByRole('group', { name: 'Type de projet' }).getByLabel(typed.projectType).check();
  }
  if (typed.details !== undefined) await page.getByLabel('Détails du projet').fill(typed.details);
}

export const submitButton = (page: Page) =>
  page.getByRole('button', { name: 'Envoyer ma demande' });
export const referencePattern = /IA-[2-9A-HJKMNP-TV-Z]{5}/;
