import { expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { createEditor, createOwner, deleteExpiredAccess, removeEditor } from './commands';
import { createInvitationLink, createResetLink, listInvitations, readLink } from './links';
import { listAccounts } from './queries';
import { createSession, findSession } from './sessions';
import { addEditor, addOwner, editor, owner, tokenOf } from './testing';

withEmptyStore();

const invite = async (email: string = editor.email, locale: 'fr' | 'en' = 'en') =>
  tokenOf(await createInvitationLink(email, locale));

test('an invitation makes an editor, once, and reading it changes nothing', async () => {
  await addOwner();
  const token = await invite();
  expect(await readLink(token)).toEqual({ kind: 'invitation', email: editor.email, locale: 'en' });
  const id = await createEditor(token, editor.password);
  expect(await createEditor(token, 'une autre longue phrase')).toBeNull();
  expect(await readLink(token)).toBeNull();
  const [, account] = await listAccounts();
  expect(account).toMatchObject({ id, email: editor.email, role: 'editor' });
  expect(await db().account.findUnique({ where: { id: id ?? 0 } })).toMatchObject({ locale: 'en' });
});

test('of two who use an invitation at once, one becomes the editor', async () => {
  const token = await invite();
  const ids = await Promise.all([
    createEditor(token, editor.password),
    createEditor(token, 'une autre longue phrase'),
  ]);
  expect(ids.filter((id) => id !== null)).toHaveLength(1);
});

test('a newer invitation replaces the older one, also in another language', async () => {
  const [older, other] = [await invite(), await invite('other@example.org')];
  const newer = await invite(editor.email, 'fr');
  expect(await createEditor(older, editor.password)).toBeNull();
  expect(await listInvitations()).toMatchObject([
    { email: editor.email },
    { email: 'other@example.org' },
  ]);
  expect(await createEditor(newer, editor.password)).not.toBeNull();
  expect(await createEditor(other, editor.password)).not.toBeNull();
});

test('nobody is invited who has an account', async () => {
  await addOwner();
  await addEditor();
  for (const { email } of [owner, editor]) {
    expect(await createInvitationLink(email, 'fr')).toBeNull();
  }
  expect(await db().oneTimeToken.count()).toBe(0);
});

test('a link makes only the account that it is for', async () => {
  const id = await addOwner();
  const invitation = await invite();
  expect(await createOwner(invitation, { ...owner, email: 'other@example.org' })).toBeNull();
  const reset = tokenOf(await createResetLink(id));
  expect(await createEditor(reset, editor.password)).toBeNull();
  expect(await db().account.count()).toBe(1);
});

test('an expired invitation is not listed and does nothing', async () => {
  const token = await invite();
  await db().oneTimeToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await listInvitations()).toEqual([]);
  expect(await createEditor(token, editor.password)).toBeNull();
  await deleteExpiredAccess(new Date());
  expect(await db().oneTimeToken.count()).toBe(0);
});

test('a removed editor is signed out, and can be invited again', async () => {
  await addOwner();
  const session = await createSession(await addEditor(), 'Firefox');
  expect(await removeEditor(editor.email)).toBe(true);
  expect(await findSession(session)).toBeNull();
  expect(await db().session.count()).toBe(0);
  expect(await createEditor(await invite(), editor.password)).not.toBeNull();
});

test('a reset link of a removed editor does nothing', async () => {
  const token = tokenOf(await createResetLink(await addEditor()));
  await removeEditor(editor.email);
  expect(await readLink(token)).toBeNull();
});

test('an invitation is withdrawn; the owner and strangers are not removed', async () => {
  await addOwner();
  const token = await invite();
  expect(await removeEditor(editor.email)).toBe(true);
  expect(await createEditor(token, editor.password)).toBeNull();
  expect(await removeEditor(owner.email)).toBe(false);
  expect(await removeEditor('nobody@example.org')).toBe(false);
  expect(await db().account.count()).toBe(1);
});

test('an account shows when a device was last used', async () => {
  const id = await addOwner();
  expect(await listAccounts()).toMatchObject([{ usedAt: null, devices: 0 }]);
  const [older, newer] = [new Date(Date.now() - 7_200_000), new Date(Date.now() - 3_600_000)];
  await createSession(id, '', newer);
  await createSession(id, '', older);
  expect(await listAccounts()).toMatchObject([{ usedAt: newer, devices: 2 }]);
});
