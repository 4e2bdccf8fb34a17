'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { hashClientAddress } from '@/lib/http/client-address';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathToThanks } from '@/lib/i18n/routes';
import { errorFields, log } from '@/lib/log';
import { contactAddress } from '@/lib/mail/addresses';
import { wakeOutbox } from '@/lib/outbox/worker';
import { type Receipt, receiveLead } from './commands';
import { createThanksToken } from './correction';
import type { LeadFormState } from './form-state';
import { canReceiveMail } from './mail-domain';
import { formatFieldError, type LeadErrorCode } from './rules';
import { type LeadField, type LeadValues, parseFormSignals, parseLead } from './schema';
import { parseSource } from './source';

export async function sendLead(_: LeadFormState, sent: FormData): Promise<LeadFormState> {
  // A server action can be called with anything.
  const form = sent instanceof FormData ? sent : new FormData();
  const head = await headers();
  const source = parseSource(form, head.get('referer'));
  const signals = parseFormSignals(form);
  const words = getDictionary(source.locale);
  const { lead, values, errorCodes } = parseLead(form);
  const answer = (summary: string, errors: LeadFormState['errors'] = {}): LeadFormState => {
    const elapsed = signals.elapsedSeconds ? String(Math.round(signals.elapsedSeconds * 1000)) : '';
    return { values, errors, summary, referrer: source.referrerHost ?? '', elapsed };
  };
  if (!lead) {
    const errors = explain(errorCodes, values, source.locale);
    return answer(words.leadForm.summary(Object.keys(errors).length), errors);
  }
  let receipt: Receipt;
  let reachable: boolean;
  try {
    // Beside the commit, which waits for nothing
    [receipt, reachable] = await Promise.all([
      receiveLead(lead, source, { ...signals, ...hashClientAddress(head) }),
      canReceiveMail(lead.email),
    ]);
  } catch (error) {
    log.error({ event: 'lead', ...errorFields(error) }, 'a lead could not be stored');
    return answer(words.leadForm.failure(contactAddress()));
  }
  if (receipt.retryAfterSeconds !== undefined) {
    const minutes = Math.ceil(receipt.retryAfterSeconds / 60);
    return answer(words.leadForm.tooMany(minutes, contactAddress()));
  }
  after(wakeOutbox);
  const { reference } = receipt;
  const token = createThanksToken({ reference, canReceiveMail: reachable });
  redirect(pathToThanks(source.locale, reference, token));
}

function explain(
  errorCodes: Partial<Record<LeadField, LeadErrorCode>>,
  values: LeadValues,
  locale: Locale,
): Partial<Record<LeadField, string>> {
  const { leadErrors } = getDictionary(locale);
  const messages = Object.entries(errorCodes).map(([field, code]) => [
    field,
    formatFieldError(leadErrors[code], values[field as LeadField], locale),
  ]);
  return Object.fromEntries(messages);
}
