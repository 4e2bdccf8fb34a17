import { expect, test } from 'vitest';
import { addPasskey, createRegistrationOptions } from '@/lib/accounts/passkeys/passkeys';
import { createAuthenticator } from '@/lib/accounts/passkeys/testing';
import { addOwner, owner } from '@/lib/accounts/testing';
import { withEmptyStore } from '@/lib/testing/store';
import { runOn } from '../test-terminal';
import { runStudio } from './program';

withEmptyStore();

const run = (...argv: string[]) => runOn(runStudio, ['passkeys', ...argv]);

async function addOwnerWithPasskeys(...names: string[]): Promise<void> {
  const id = await addOwner();
  for (const name of names) {
    const options = await createRegistrationOptions({ id, email: owner.email });
    await addPasskey(id, createAuthenticator().create(options), name);
  }
}

test('passkeys are listed with numbers, and the one with the number is removed', async () => {
  await addOwnerWithPasskeys('Safari, iPhone', '');
  expect((await run()).stdout).toMatch(
    /^1 {2}Safari, iPhone {2}added \d{4}-\d\d-\d\d {2}never used\n2 {2}unknown device {2}added .*\n$/,
  );
  const removal = await run(owner.email, '--remove', '1');
  expect(removal).toMatchObject({ code: 0, stdout: 'Removed passkey 1, Safari, iPhone.\n' });
  expect(removal.stderr).toContain('stay signed in');
  expect((await run()).stdout).toMatch(/^1 {2}unknown device .*\n$/);
});

test('a number that is not in the list removes nothing', async () => {
  await addOwnerWithPasskeys('Safari, iPhone');
  for (const number of ['0', '2', 'Safari', '']) {
    const { code, stderr } = await run('--remove', number);
    expect([code, stderr]).toEqual([1, `${owner.email} has 1 passkey, but no number ${number}.\n`]);
  }
  expect((await run()).stdout).toContain('Safari, iPhone');
});

test('without passkeys, or without an owner, it says so', async () => {
  expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('no owner yet') });
  await addOwner();
  expect(await run()).toEqual({ code: 0, stdout: '', stderr: `${owner.email} has no passkeys.\n` });
});
