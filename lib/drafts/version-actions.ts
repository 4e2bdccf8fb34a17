'use server';

import { redirect } from 'next/navigation';
import * as z from 'zod';
import { requireAccount } from '@/lib/accounts/current-account';
import { readForm } from '@/lib/accounts/read-form';
import { appPrefix } from '@/lib/i18n/routes';
import { restoreRevision } from './commands';

const id = z.coerce.number().int().positive();
const schema = z.object({ draft: id, version: id, revision: id });

export async function restoreVersion(sent: FormData): Promise<void> {
  const { email } = await requireAccount();
  const parsed = schema.safeParse(readForm(sent).fields);
  if (!parsed.success) redirect(`${appPrefix}/articles`);
  const { draft, version, revision } = parsed.data;
  const { outcome } = await restoreRevision({ id: draft, version }, revision, email);
  const path = `${appPrefix}/articles/${draft}`;
  redirect(outcome === 'saved' ? path : `${path}/versions?show=${revision}&problem=${outcome}`);
}
