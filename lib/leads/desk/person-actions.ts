'use server';

import { redirect } from 'next/navigation';
import { requireOwner, requireRecentSignIn } from '@/lib/accounts/current-account';
import { readForm } from '@/lib/accounts/read-form';
import { errorFields, log } from '@/lib/log';
import { toAsciiAddress } from '@/lib/settings/mailbox';
import { type Erasure, erasePersonalData } from '../erasure';
import { getLead } from '../queries';
import { parseReference } from '../reference';
import type { ErasureFormState } from './erasure-form';
import { pathToPerson } from './person-paths';

export async function erasePerson(_: ErasureFormState, sent: FormData): Promise<ErasureFormState> {
  await requireOwner();
  const { fields, email: typed } = readForm(sent);
  const reference = parseReference(fields.reference);
  if (!reference) return { typed, problem: 'gone' };
  await requireRecentSignIn(pathToPerson(reference));
  let erasure: Erasure;
  try {
    const lead = await getLead(reference);
    if (!lead) return { typed, problem: 'gone' };
    if (fold(typed) !== fold(lead.email)) return { typed, problem: 'mismatch' };
    erasure = await erasePersonalData(lead.email);
  } catch (error) {
    log.error({ event: 'erase', ...errorFields(error) }, 'a person could not be erased');
    return { typed, problem: 'failed' };
  }
  const pending = erasure.isComplete ? '' : '&pending=1';
  redirect(`${pathToPerson(reference)}?erased=${erasure.leads}${pending}`);
}

const fold = (address: string) => toAsciiAddress(address.trim()).toLowerCase();
