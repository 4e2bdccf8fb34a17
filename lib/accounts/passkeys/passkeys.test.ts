import { expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { resetPassword } from '../commands';
import { createResetLink } from '../links';
import { endSessions } from '../sessions';
import { addEditor, addOwner, editor, owner, tokenOf } from '../testing';
import {
  addPasskey,
  checkPasskey,
  createRegistrationOptions,
  createSignInOptions,
  listPasskeys,
  removePasskey,
  renamePasskey,
} from './passkeys';
import { createAuthenticator } from './testing';

withEmptyStore();

type Authenticator = ReturnType<typeof createAuthenticator>;

async function register(authenticator: Authenticator, id: number, email: string = owner.email) {
  const options = await createRegistrationOptions({ id, email });
  return addPasskey(id, authenticator.create(options), 'Firefox, Linux');
}

async function addOwnerWithPasskey() {
  const authenticator = createAuthenticator();
  const id = await addOwner();
  expect(await register(authenticator, id)).toBe(true);
  return { id, authenticator };
}

async function signIn(authenticator: Authenticator) {
  const options = await createSignInOptions();
  authenticator.counter += 1;
  return checkPasskey(authenticator.get(options));
}

const expireChallenges = () =>
  db().oneTimeToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });

test('a passkey signs in to the account that it was added to', async () => {
  const { id, authenticator } = await addOwnerWithPasskey();
  expect(await listPasskeys(id)).toMatchObject([{ name: 'Firefox, Linux', usedAt: null }]);
  expect(await signIn(authenticator)).toBe(id);
  expect(await signIn(authenticator)).toBe(id);
  expect(await listPasskeys(id)).toMatchObject([{ usedAt: expect.any(Date) }]);
});

test('browsers are asked to verify the person and to keep the passkey themselves', async () => {
  const { id, authenticator } = await addOwnerWithPasskey();
  expect(await createRegistrationOptions({ id, email: owner.email })).toMatchObject({
    rp: { id: 'localhost' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: [{ id: authenticator.id, transports: ['internal'] }],
  });
  const options = await createSignInOptions();
  expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
  expect(options.allowCredentials).toBeUndefined();
});

test('an unknown passkey is refused, and so is one that signs for another', async () => {
  const { authenticator } = await addOwnerWithPasskey();
  const stranger = createAuthenticator();
  expect(await signIn(stranger)).toBeNull();
  const forged = stranger.get(await createSignInOptions());
  const { id } = authenticator;
  expect(
    await checkPasskey({ ...forged, response: { ...forged.response, id, rawId: id } }),
  ).toBeNull();
});

test('a challenge is used once, whether the passkey is accepted or not', async () => {
  const { id, authenticator } = await addOwnerWithPasskey();
  const options = await createSignInOptions();
  authenticator.counter += 1;
  expect(await checkPasskey(authenticator.get(options))).toBe(id);
  authenticator.counter += 1;
  expect(await checkPasskey(authenticator.get(options))).toBeNull();

  const other = await createSignInOptions();
  expect(await checkPasskey(createAuthenticator().get(other))).toBeNull();
  expect(await checkPasskey(authenticator.get(other))).toBeNull();

  const registration = await createRegistrationOptions({ id, email: owner.email });
  expect(await addPasskey(id, createAuthenticator().create(registration), '')).toBe(true);
  expect(await addPasskey(id, createAuthenticator().create(registration), '')).toBe(false);
});

test('a challenge expires, and the next one deletes it', async () => {
  const { id, authenticator } = await addOwnerWithPasskey();
  const options = await createSignInOptions();
  await expireChallenges();
  authenticator.counter += 1;
  expect(await checkPasskey(authenticator.get(options))).toBeNull();
  await createSignInOptions();
  expect(await db().oneTimeToken.count({ where: { purpose: 'passkey-sign-in' } })).toBe(1);

  const registration = await createRegistrationOptions({ id, email: owner.email });
  await expireChallenges();
  expect(await addPasskey(id, createAuthenticator().create(registration), '')).toBe(false);
});

test('who asks for a challenge does not void those of others', async () => {
  const { id, authenticator } = await addOwnerWithPasskey();
  const options = await createSignInOptions();
  await createSignInOptions();
  authenticator.counter += 1;
  expect(await checkPasskey(authenticator.get(options))).toBe(id);
});

test('a challenge is for one account and one purpose', async () => {
  const { id, authenticator } = await addOwnerWithPasskey();
  const editorId = await addEditor();
  const registration = await createRegistrationOptions({ id, email: owner.email });
  expect(await addPasskey(editorId, createAuthenticator().create(registration), '')).toBe(false);
  authenticator.counter += 1;
  expect(await checkPasskey(authenticator.get(registration))).toBeNull();
  const options = await createSignInOptions();
  expect(await addPasskey(id, createAuthenticator().create(options), '')).toBe(false);
});

test.each<[string, Partial<Authenticator>]>([
  ['does not verify the person', { verifiesUser: false }],
  ['answers for another origin', { origin: 'https://evil.example' }],
  ['answers for another host', { rpId: 'evil.example' }],
])('an authenticator that %s is refused', async (_, claim) => {
  const { id, authenticator } = await addOwnerWithPasskey();
  expect(await register(Object.assign(createAuthenticator(), claim), id)).toBe(false);
  expect(await signIn(Object.assign(authenticator, claim))).toBeNull();
  expect(await listPasskeys(id)).toHaveLength(1);
});

test('a counter that goes back or stands still is that of a copy; 0 counts nothing', async () => {
  const { id, authenticator } = await addOwnerWithPasskey();
  const signInAt = (counter: number) =>
    signIn(Object.assign(authenticator, { counter: counter - 1 }));
  expect(await signInAt(2 ** 32 - 2)).toBe(id);
  expect(await signInAt(2 ** 32 - 2)).toBeNull();
  expect(await signInAt(7)).toBeNull();
  expect(await signInAt(2 ** 32 - 1)).toBe(id);

  const synced = Object.assign(createAuthenticator(), { counter: 0 });
  expect(await register(synced, id)).toBe(true);
  for (let use = 1; use <= 2; use += 1) {
    expect(await signIn(Object.assign(synced, { counter: -1 }))).toBe(id);
  }
});

test('a passkey is added once, and to one account', async () => {
  const { id, authenticator } = await addOwnerWithPasskey();
  const editorId = await addEditor();
  expect(await register(authenticator, id)).toBe(false);
  expect(await register(authenticator, editorId, editor.email)).toBe(false);
  expect(await signIn(authenticator)).toBe(id);
});

test('only its own account renames and removes a passkey; removed, it is refused', async () => {
  const { id, authenticator } = await addOwnerWithPasskey();
  const editorId = await addEditor();
  await renamePasskey(editorId, authenticator.id, 'Mine');
  await removePasskey(editorId, authenticator.id);
  expect(await listPasskeys(id)).toMatchObject([{ name: 'Firefox, Linux' }]);
  await renamePasskey(id, authenticator.id, 'Blue key');
  expect(await listPasskeys(id)).toMatchObject([{ name: 'Blue key' }]);
  await removePasskey(id, authenticator.id);
  expect(await listPasskeys(id)).toEqual([]);
  expect(await signIn(authenticator)).toBeNull();
});

test('a new password, and signing out everywhere, keep passkeys', async () => {
  const { id, authenticator } = await addOwnerWithPasskey();
  expect(await resetPassword(tokenOf(await createResetLink(id)), 'une nouvelle phrase')).toBe(id);
  await endSessions(id);
  expect(await signIn(authenticator)).toBe(id);
});

test('an account takes its passkeys with it', async () => {
  const { id } = await addOwnerWithPasskey();
  await db().account.delete({ where: { id } });
  expect(await db().passkey.count()).toBe(0);
});
