'use server';

import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { env } from '@/lib/env';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Dictionary } from '@/lib/i18n/fr';
import { pathToThanks } from '@/lib/i18n/routes';
import { drainOutbox } from '@/lib/outbox/drain';
import { site } from '@/lib/site';
import { receiveLead } from './commands';
import type { LeadFormState } from './form-state';
import {
  countCharacters,
  type LeadFaultCode,
  type LeadField,
  parseLead,
  parseSource,
} from './schema';

/** The lead form's action: answers with a redirect to the thanks page, or with the form as it was typed. */
export async function sendLead(_: LeadFormState, sent: FormData): Promise<LeadFormState> {
  // Anybody may call an action with anything.
  const form = sent instanceof FormData ? sent : new FormData();
  const source = parseSource(form);
  const words = getDictionary(source.locale);
  const { lead, values, faults } = parseLead(form);
  if (!lead) {
    const errors = explain(faults, values, words);
    return { values, errors, summary: words.leadForm.summary(Object.keys(errors).length) };
  }
  let reference: string;
  try {
    ({ reference } = await receiveLead(lead, source));
  } catch (error) {
    console.error('A lead could not be stored:', error instanceof Error ? error.name : error);
    const address = env().LEADS_TO?.[0] ?? site.mail.leadsTo[0] ?? '';
    return { values, errors: {}, summary: words.leadForm.failure(address) };
  }
  after(() => drainOutbox());
  redirect(pathToThanks(source.locale, reference));
}

function explain(
  faults: Partial<Record<LeadField, LeadFaultCode>>,
  values: Record<LeadField, string>,
  words: Dictionary,
): Partial<Record<LeadField, string>> {
  const messages = Object.entries(faults).map(([field, code]) => {
    const message = words.leadErrors[code];
    const length = countCharacters(values[field as LeadField]);
    return [field, typeof message === 'string' ? message : message(length)];
  });
  return Object.fromEntries(messages);
}
