'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import * as z from 'zod';
import { requireAccount } from '@/lib/accounts/current-account';
import { readForm } from '@/lib/accounts/read-form';
import { errorFields, log } from '@/lib/log';
import { type AuthorNotice, type AuthorState, authorsPath } from './author';
import { parseAuthorFields, readAuthorFields } from './author-fields';
import { changeAuthor, createAuthor, deleteAuthor, isKnownPicture } from './commands';
import { getAuthorToEdit } from './queries';

/** Of the author to change; without one, an author is added. */
const placeSchema = z.object({
  id: z.coerce.number().int().positive().optional().catch(undefined),
  base: z.string().max(64).catch(''),
});

export async function saveAuthorProfile(_: AuthorState, sent: FormData): Promise<AuthorState> {
  await requireAccount(authorsPath);
  const form = readForm(sent).fields;
  const { id, base } = placeSchema.parse(form);
  const fields = readAuthorFields(form);
  const typed = { fields, base, errors: {} };
  const parsed = parseAuthorFields(fields);
  if (!parsed.ok) return { ...typed, errors: parsed.errors };
  const { slug, profile } = parsed;
  let added: number | null = null;
  try {
    if (!(await isKnownPicture(fields.photo))) return { ...typed, errors: { photo: 'photo' } };
    const given = { ...profile, photo: fields.photo };
    if (id !== undefined) return await change(id, typed, given);
    added = await createAuthor(slug, given);
  } catch (error) {
    log.error({ event: 'studio', ...errorFields(error) }, 'an author could not be stored');
    return { ...typed, problem: 'failed' };
  }
  if (added === null) return { ...typed, errors: { slug: 'taken' } };
  redirect(pathAfter('created', added));
}

async function change(
  id: number,
  typed: AuthorState,
  given: Parameters<typeof changeAuthor>[2],
): Promise<AuthorState> {
  const outcome = await changeAuthor(id, typed.base, given);
  const now = await getAuthorToEdit(id);
  if (outcome === 'gone' || !now) return { ...typed, problem: 'gone' };
  refresh();
  const { fields, base } = now;
  if (outcome === 'saved') return { fields, base, errors: {}, isSaved: true };
  return { ...typed, base, problem: 'changed', stored: fields };
}

export async function removeAuthor(sent: FormData): Promise<void> {
  await requireAccount(authorsPath);
  const { id = 0 } = placeSchema.parse(readForm(sent).fields);
  const isDeleted = await deleteAuthor(id);
  redirect(isDeleted ? pathAfter('deleted') : pathAfter('used', id));
}

function pathAfter(notice: AuthorNotice, id?: number): string {
  return `${authorsPath}${id === undefined ? '' : `/${id}`}?notice=${notice}`;
}
