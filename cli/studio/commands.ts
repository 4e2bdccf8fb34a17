import { removeEditor } from '@/lib/accounts/commands';
import { createOwnerLink, createResetLink, listInvitations } from '@/lib/accounts/links';
import { listPasskeys, removePasskey } from '@/lib/accounts/passkeys/passkeys';
import { findAccount, listAccounts } from '@/lib/accounts/queries';
import { endSessions } from '@/lib/accounts/sessions';
import { formatTimestamp } from '@/lib/i18n/dates';
import { formatCount } from '@/lib/i18n/format-count';
import { type Io, printable, writeErr, writeOut } from '../io';

export async function printLink(address: string | undefined, io: Io): Promise<void> {
  const ownerLink = await createOwnerLink();
  if (ownerLink) {
    writeOut(io, ownerLink);
    writeErr(io, 'Whoever opens it within 24 hours becomes the owner. It works once.');
    return;
  }
  const account = await requireAccount(address);
  writeOut(io, await createResetLink(account.id));
  writeErr(io, `It sets a new password for ${account.email}, once, within 24 hours.`);
}

export async function printAccounts(io: Io): Promise<void> {
  const accounts = await listAccounts();
  if (accounts.length === 0) {
    writeErr(io, 'No accounts. To make the owner’s: npm run studio -- link');
    return;
  }
  for (const { email, role, createdAt, devices } of accounts) {
    const since = formatTimestamp(createdAt).slice(0, 10);
    writeOut(io, `${email}  ${role}  since ${since}  ${formatCount(devices, 'signed-in device')}`);
  }
  for (const { email, expiresAt } of await listInvitations()) {
    writeOut(io, `${email}  editor  invited until ${formatTimestamp(expiresAt)}`);
  }
}

export async function removeAccount(address: string, io: Io): Promise<void> {
  const email = address.trim().toLowerCase();
  if (await removeEditor(email)) {
    writeOut(io, `Removed ${email}.`);
    return;
  }
  await requireAccount(email);
  throw new Error(`${email} is the owner, who cannot be removed.`);
}

export async function signOut(address: string | undefined, io: Io): Promise<void> {
  const accounts = address ? [await requireAccount(address)] : await listAccounts();
  let ended = 0;
  for (const { id } of accounts) ended += await endSessions(id);
  writeOut(io, `Ended ${formatCount(ended, 'session')}.`);
}

export async function printPasskeys(address: string | undefined, io: Io): Promise<void> {
  const account = await requireAccount(address);
  const passkeys = await listPasskeys(account.id);
  if (passkeys.length === 0) writeErr(io, `${account.email} has no passkeys.`);
  for (const [index, { name, createdAt, usedAt }] of passkeys.entries()) {
    const use = usedAt ? `used ${formatTimestamp(usedAt)}` : 'never used';
    const added = `added ${formatTimestamp(createdAt).slice(0, 10)}`;
    writeOut(io, `${index + 1}  ${describeName(name)}  ${added}  ${use}`);
  }
}

/** @param number of the passkey as `printPasskeys` lists it */
export async function removeListedPasskey(
  address: string | undefined,
  number: string,
  io: Io,
): Promise<void> {
  const account = await requireAccount(address);
  const passkeys = await listPasskeys(account.id);
  const passkey = passkeys.find((_, index) => String(index + 1) === number);
  if (!passkey) {
    const count = formatCount(passkeys.length, 'passkey');
    throw new Error(`${account.email} has ${count}, but no number ${number}.`);
  }
  await removePasskey(account.id, passkey.id);
  writeOut(io, `Removed passkey ${number}, ${describeName(passkey.name)}.`);
  writeErr(io, 'Devices stay signed in; to sign them all out: npm run studio -- sign-out');
}

const describeName = (name: string) => printable(name) || 'unknown device';

/** @param address the owner's by default */
async function requireAccount(address: string | undefined) {
  const account = await findAccount(address);
  if (account) return account;
  if (!address) throw new Error('There is no owner yet. To make one: npm run studio -- link');
  const known = (await listAccounts()).map(({ email }) => email).join(', ');
  throw new Error(`No account has the address ${address}. Accounts: ${known || 'none'}.`);
}
