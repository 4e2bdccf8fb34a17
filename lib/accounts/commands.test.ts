import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { attemptKey, createDeviceToken } from './attempts';
import {
  changePassword,
  checkSignIn,
  createOwner,
  deleteExpiredAccess,
  resetPassword,
} from './commands';
import { createOwnerLink, createResetLink, readLink } from './links';
import { cost } from './passwords';
import { createSession, findSession } from './sessions';
import { addOwner, owner, tokenOf } from './testing';

withEmptyStore();

const hourMs = 3_600_000;
const signIn = (password: string, key = 'address:a', email: string = owner.email) =>
  checkSignIn({ email, password }, key);

test('a link makes the owner once, and there is no further one while there is an owner', async () => {
  const token = tokenOf(await createOwnerLink());
  expect(await readLink(token)).toEqual({ kind: 'owner' });
  const id = await createOwner(token, owner);
  expect(id).toEqual(expect.any(Number));
  expect(await createOwner(token, { ...owner, email: 'other@example.org' })).toBeNull();
  expect(await readLink(token)).toBeNull();
  expect(await createOwnerLink()).toBeNull();
  expect(await signIn(owner.password)).toEqual({ ok: true, accountId: id });
});

test('of two who use a link at once, one becomes the owner', async () => {
  const token = tokenOf(await createOwnerLink());
  const ids = await Promise.all([
    createOwner(token, owner),
    createOwner(token, { ...owner, email: 'other@example.org' }),
  ]);
  expect(ids.filter((id) => id !== null)).toHaveLength(1);
  expect(await db().account.count()).toBe(1);
});

test('a newer link replaces the older one', async () => {
  const older = tokenOf(await createOwnerLink());
  const newer = tokenOf(await createOwnerLink());
  expect(await createOwner(older, owner)).toBeNull();
  expect(await createOwner(newer, owner)).not.toBeNull();
});

test('the store keeps no link, session or password that could be used', async () => {
  const token = tokenOf(await createOwnerLink());
  const id = await addOwner();
  const session = await createSession(id, 'Firefox');
  const rows = JSON.stringify([
    await db().account.findMany(),
    await db().session.findMany(),
    await db().oneTimeToken.findMany(),
  ]);
  for (const secret of [token, session, owner.password]) expect(rows).not.toContain(secret);
});

test('a reset link sets the password, ends all sessions, and works once', async () => {
  const id = await addOwner();
  const session = await createSession(id, '');
  const token = tokenOf(await createResetLink(id));
  expect(await readLink(token)).toMatchObject({ kind: 'reset', email: owner.email });
  expect(await resetPassword(token, 'une nouvelle phrase')).toBe(id);
  expect(await resetPassword(token, 'encore une autre phrase')).toBeNull();
  expect(await findSession(session)).toBeNull();
  expect(await signIn(owner.password)).toEqual({ ok: false });
  expect(await signIn('une nouvelle phrase')).toMatchObject({ ok: true });
});

test('a link for a new password makes no owner', async () => {
  const id = await addOwner();
  const token = tokenOf(await createResetLink(id));
  expect(await createOwner(token, { ...owner, email: 'other@example.org' })).toBeNull();
});

test('an expired link does nothing and is deleted', async () => {
  const id = await addOwner();
  const token = tokenOf(await createResetLink(id));
  await db().oneTimeToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await readLink(token)).toBeNull();
  expect(await resetPassword(token, 'une nouvelle phrase')).toBeNull();
  await deleteExpiredAccess(new Date());
  expect(await db().oneTimeToken.count()).toBe(0);
});

test('a changed password ends the other sessions', async () => {
  const id = await addOwner();
  const [here, there] = [await createSession(id, ''), await createSession(id, '')];
  const session = (await findSession(here))?.session.id ?? '';
  await changePassword(id, session, 'une nouvelle phrase');
  expect(await findSession(here)).toMatchObject({ id });
  expect(await findSession(there)).toBeNull();
});

test('after ten wrong passwords a network waits, and the right password does not help it', async () => {
  await addOwner();
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    expect(await signIn('wrong')).toEqual({ ok: false });
  }
  const refusal = await signIn(owner.password);
  expect(refusal).toEqual({ ok: false, retryAfterSeconds: expect.any(Number) });
  expect(await signIn(owner.password, 'address:b')).toMatchObject({ ok: true });
});

test('attempts at the same time all count', async () => {
  await addOwner();
  const results = [];
  for (let round = 0; round < 3; round += 1) {
    results.push(
      ...(await Promise.all(Array.from({ length: 6 }, () => signIn('wrong').catch(() => 'busy')))),
    );
  }
  expect(
    results.filter((result) => typeof result === 'object' && !('retryAfterSeconds' in result)),
  ).toHaveLength(10);
});

test('the right password gives a network its attempts back', async () => {
  await addOwner();
  for (let attempt = 1; attempt <= 9; attempt += 1) await signIn('wrong');
  expect(await signIn(owner.password)).toMatchObject({ ok: true });
  for (let attempt = 1; attempt <= 9; attempt += 1) await signIn('wrong');
  expect(await signIn(owner.password)).toMatchObject({ ok: true });
});

test('a browser that signed in before has attempts of its own; a forged device has none', () => {
  const token = createDeviceToken();
  expect(attemptKey(token, 'hash')).toMatch(/^device:/);
  expect(attemptKey(`${token}x`, 'hash')).toBe('address:hash');
  expect(attemptKey(undefined, null)).toBe('address:unknown');
});

test('a session ends after 30 days without use; a use prolongs it once a day', async () => {
  const id = await addOwner();
  const start = new Date('2026-01-01T00:00:00Z');
  const at = (hours: number) => new Date(start.getTime() + hours * hourMs);
  const token = await createSession(id, '', start);
  const expiresAt = async () => (await db().session.findFirst())?.expiresAt;
  expect(await findSession(token, { now: at(23) })).not.toBeNull();
  expect(await expiresAt()).toEqual(at(30 * 24));
  // A page that asks by itself while nobody looks is no use.
  expect(await findSession(token, { now: at(25), isUse: false })).not.toBeNull();
  expect(await expiresAt()).toEqual(at(30 * 24));
  expect(await findSession(token, { now: at(25) })).not.toBeNull();
  expect(await expiresAt()).toEqual(at(31 * 24 + 1));
  expect(await findSession(token, { now: at(31 * 24 + 1) })).toBeNull();
  await deleteExpiredAccess(at(31 * 24 + 1));
  expect(await db().session.count()).toBe(0);
});

test('while 1,000 networks and more guess, sixteen at a time, the owner signs in from a new browser', async () => {
  const { N } = cost;
  onTestFinished(() => {
    cost.N = N;
  });
  cost.N = 2;
  const id = await addOwner();
  let guesses = 0;
  let isIn = false;
  const guess = async () => {
    while (!isIn) {
      // In step with each other, they might always be there before the owner.
      for (let turns = Math.random() * 8; turns > 0; turns -= 1) await nextTurn();
      await signIn('wrong', `address:${guesses++}`).catch(() => null);
    }
  };
  const guessers = Array.from({ length: 16 }, guess);
  const until = async (isEnough: () => Promise<boolean>): Promise<void> => {
    while (!(await isEnough())) await nextTurn();
  };
  await until(async () => guesses >= 1000);
  let result: unknown = null;
  await until(async () => {
    result = await signIn(owner.password, 'address:new').catch(() => null);
    return result !== null;
  });
  isIn = true;
  await Promise.all(guessers);
  expect(result).toEqual({ ok: true, accountId: id });
});
