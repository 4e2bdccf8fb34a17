import { expect, test } from 'vitest';
import { resetPassword } from '@/lib/accounts/commands';
import { createInvitationLink, readLink } from '@/lib/accounts/links';
import { createSession, findSession } from '@/lib/accounts/sessions';
import { addEditor, addOwner, editor, owner, tokenOf } from '@/lib/accounts/testing';
import { withEmptyStore } from '@/lib/testing/store';
import { runOn } from '../test-terminal';
import { runStudio } from './program';

withEmptyStore();

const run = (...argv: string[]) => runOn(runStudio, argv);

test('lists the accounts with their roles, and who is invited', async () => {
  await createSession(await addOwner(), 'Firefox');
  await addEditor();
  await createInvitationLink('sami@example.org', 'fr');
  const { code, stdout } = await run('accounts');
  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^jawad@example\.org {2}owner {2}since [\d-]{10} {2}1 signed-in device$/),
    expect.stringMatching(
      /^nora@example\.org {2}editor {2}since [\d-]{10} {2}0 signed-in devices$/,
    ),
    expect.stringMatching(/^sami@example\.org {2}editor {2}invited until [\d-]{10} [\d:]{5}$/),
    '',
  ]);
});

test('resets the password of an editor and ends their sessions', async () => {
  await addOwner();
  const id = await addEditor();
  const session = await createSession(id, '');
  const { stdout, stderr } = await run('link', 'Nora@Example.org');
  expect(stderr).toContain(editor.email);
  expect(await resetPassword(tokenOf(stdout.trim()), 'une phrase toute nouvelle')).toBe(id);
  expect(await findSession(session)).toBeNull();
});

test('removes an editor or an invitation', async () => {
  await addOwner();
  const session = await createSession(await addEditor(), '');
  const token = tokenOf(await createInvitationLink('sami@example.org', 'fr'));
  expect(await run('accounts', '--remove', ' Nora@example.org')).toMatchObject({
    code: 0,
    stdout: 'Removed nora@example.org.\n',
  });
  expect(await findSession(session)).toBeNull();
  expect((await run('accounts', '--remove', 'sami@example.org')).code).toBe(0);
  expect(await readLink(token)).toBeNull();
});

test('removes neither the owner nor somebody unknown', async () => {
  await addOwner();
  expect(await run('accounts', '--remove', owner.email)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: 'jawad@example.org is the owner, who cannot be removed.\n',
  });
  expect(await run('accounts', '--remove', 'nobody@example.org')).toMatchObject({
    code: 1,
    stderr: 'No account has the address nobody@example.org. Accounts: jawad@example.org.\n',
  });
  expect((await run('accounts')).stdout).toContain('owner');
});
