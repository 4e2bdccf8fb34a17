import { createEditor, createOwner } from './commands';
import { createInvitationLink, createOwnerLink } from './links';
import { cost } from './passwords';

// A hash of the recommended cost takes 0.3 s.
cost.N = 2 ** 4;

export const owner = {
  email: 'jawad@example.org',
  password: 'une phrase assez longue',
  locale: 'fr',
} as const;

export const editor = {
  email: 'nora@example.org',
  password: 'une phrase de la rédaction',
} as const;

export function tokenOf(link: string | null): string {
  return new URL(link ?? '').searchParams.get('token') ?? '';
}

/** @returns the account's id */
export async function addOwner(): Promise<number> {
  const id = await createOwner(tokenOf(await createOwnerLink()), owner);
  if (id === null) throw new Error('There is an owner already.');
  return id;
}

/** @returns the account's id */
export async function addEditor(): Promise<number> {
  const id = await createEditor(
    tokenOf(await createInvitationLink(editor.email, 'fr')),
    editor.password,
  );
  if (id === null) throw new Error('There is such an editor already.');
  return id;
}
