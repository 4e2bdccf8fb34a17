import { beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { createSession, findSession } from '../sessions';
import { addOwner } from '../testing';
import {
  addOwnPasskey,
  removeOwnPasskey,
  renameOwnPasskey,
  signInWithPasskey,
  startOwnPasskey,
  startPasskeySignIn,
} from './actions';
import { createAuthenticator } from './testing';

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }));

vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'user-agent': 'X11; Linux Firefox/150.0' }),
  cookies: async () => ({
    get: (name: string) => {
      const value = browser.cookies.get(name);
      return value && { name, value };
    },
    set: (name: string, value: string) => browser.cookies.set(name, value),
  }),
}));

vi.mock('next/cache', () => ({ refresh() {} }));

withEmptyStore();
beforeEach(() => browser.cookies.clear());

const redirectTo = (path: string) => ({ digest: expect.stringContaining(`;${path};`) });
const toConfirm = redirectTo('/studio/sign-in?next=%2Fstudio%2Fsettings');
const toSignIn = redirectTo('/studio/sign-in');

function form(fields: Record<string, string>): FormData {
  const sent = new FormData();
  for (const [name, value] of Object.entries(fields)) sent.set(name, value);
  return sent;
}

async function signInByPassword(): Promise<void> {
  const account = await db().account.findFirst();
  browser.cookies.set('studio', await createSession(account?.id ?? 0, ''));
}

async function addPasskey() {
  const authenticator = createAuthenticator();
  await addOwner();
  await signInByPassword();
  const response = authenticator.create(await startOwnPasskey());
  expect(await addOwnPasskey(response)).toBe(true);
  return authenticator;
}

const ageSignIn = () =>
  db().session.updateMany({ data: { signedInAt: new Date(Date.now() - 16 * 60_000) } });

test('a passkey gets the name of its device, signs in anew and goes on to the next page', async () => {
  const authenticator = await addPasskey();
  expect(await db().passkey.findMany()).toMatchObject([{ name: 'Firefox, Linux' }]);
  await ageSignIn();
  const former = browser.cookies.get('studio') ?? '';
  authenticator.counter += 1;
  const sent = authenticator.get(await startPasskeySignIn());
  await expect(signInWithPasskey(sent, '/studio/settings')).rejects.toMatchObject(
    redirectTo('/studio/settings'),
  );
  expect(await findSession(former)).toBeNull();
  expect(await findSession(browser.cookies.get('studio') ?? '')).not.toBeNull();
  expect(await startOwnPasskey()).toMatchObject({ challenge: expect.any(String) });
});

test('adding and removing need a session, and a sign-in of the last 15 minutes', async () => {
  const authenticator = await addPasskey();
  const other = createAuthenticator().create(await startOwnPasskey());
  const removal = form({ passkey: authenticator.id });
  await ageSignIn();
  await expect(startOwnPasskey()).rejects.toMatchObject(toConfirm);
  await expect(addOwnPasskey(other)).rejects.toMatchObject(toConfirm);
  await expect(removeOwnPasskey(removal)).rejects.toMatchObject(toConfirm);
  browser.cookies.clear();
  await expect(startOwnPasskey()).rejects.toMatchObject(toSignIn);
  await expect(addOwnPasskey(other)).rejects.toMatchObject(toSignIn);
  await expect(removeOwnPasskey(removal)).rejects.toMatchObject(toSignIn);
  await expect(renameOwnPasskey(removal)).rejects.toMatchObject(toSignIn);
  expect(await db().passkey.findMany()).toMatchObject([{ id: authenticator.id }]);

  await signInByPassword();
  await expect(removeOwnPasskey(removal)).rejects.toMatchObject(redirectTo('/studio/settings'));
  expect(await db().passkey.count()).toBe(0);
});

test.each([
  null,
  'text',
  {},
  { challenge: '', response: {} },
  { challenge: 'a b', response: null },
  { challenge: 'abcd', response: { id: '*', rawId: '*', type: 'public-key', response: {} } },
])('%j of a browser is refused', async (sent) => {
  const { id } = await addPasskey();
  expect(await addOwnPasskey(sent)).toBe(false);
  expect(await signInWithPasskey(sent, '/studio')).toBe(false);
  const refused = redirectTo('/studio/settings');
  await expect(renameOwnPasskey(sent as never)).rejects.toMatchObject(refused);
  await expect(renameOwnPasskey(form({ passkey: id, name: ' ' }))).rejects.toMatchObject(refused);
  await expect(removeOwnPasskey(sent as never)).rejects.toMatchObject(refused);
  expect(await db().passkey.findMany()).toMatchObject([{ name: 'Firefox, Linux' }]);
});
