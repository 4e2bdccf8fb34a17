'use server';

import { redirect } from 'next/navigation';
import * as z from 'zod';
import { requireAccount } from '@/lib/accounts/current-account';
import { readForm } from '@/lib/accounts/read-form';
import { restoreRevision } from './commands';
import { kinds } from './draft';
import { pathToDraft, pathToTexts, pathToVersions } from './paths';

const id = z.coerce.number().int().positive();
const kindSchema = z.enum(kinds).catch('article');
const schema = z.object({ draft: id, version: id, revision: id, kind: kindSchema });

export async function restoreVersion(sent: FormData): Promise<void> {
  const { email } = await requireAccount();
  const parsed = schema.safeParse(readForm(sent).fields);
  if (!parsed.success) redirect(pathToTexts('article'));
  const { draft, version, revision, kind } = parsed.data;
  const { outcome } = await restoreRevision({ id: draft, version }, revision, email);
  const text = { id: draft, kind };
  redirect(
    outcome === 'saved'
      ? pathToDraft(text)
      : `${pathToVersions(text)}?show=${revision}&problem=${outcome}`,
  );
}
