import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { createSession } from './sessions';
import { addEditor, addOwner, editor, owner } from './testing';

/** For whoever is not signed in. Every other action begins with requireAccount or requireOwner. */
const openActions = [
  'lib/accounts/actions.ts: acceptInvitation',
  'lib/accounts/actions.ts: chooseNewPassword',
  'lib/accounts/actions.ts: setUpOwner',
  'lib/accounts/actions.ts: signIn',
  'lib/accounts/actions.ts: signInHere',
  'lib/accounts/actions.ts: signOut',
  'lib/accounts/passkeys/actions.ts: signInWithPasskey',
  'lib/accounts/passkeys/actions.ts: startPasskeySignIn',
  'lib/leads/actions.ts: sendLead',
];
/** Actions of these files are the owner's. */
const ownersFiles =
  /^lib\/(?:leads|settings|backup|imports|overrides)\/|^lib\/accounts\/editor-actions\.ts$/;

type Action = (...given: unknown[]) => Promise<unknown>;

const browser = vi.hoisted(() => ({ session: undefined as string | undefined, asked: 0 }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get(name: string) {
      if (name !== 'studio') return undefined;
      browser.asked += 1;
      return browser.session && { value: browser.session };
    },
    set() {},
    delete() {},
  }),
}));
vi.mock('next/cache', () => ({ refresh() {}, revalidatePath() {}, updateTag() {} }));
vi.mock('next/server', () => ({ after() {} }));

const listSources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`);
const isServerFile = (file: string) => /^\s*'use server';/m.test(readFileSync(file, 'utf8'));

const files = listSources('lib').filter(isServerFile).sort();
const actions = (
  await Promise.all(
    files.map(async (file) => {
      const exported: Record<string, Action> = await import(resolve(file));
      return Object.entries(exported).map(([name, action]) => ({
        name: `${file}: ${name}`,
        file,
        action,
      }));
    }),
  )
).flat();
const guarded = actions.filter(({ name }) => !openActions.includes(name));
const owners = guarded.filter(({ file }) => ownersFiles.test(file));

withEmptyStore();

const lead = { reference: 'IA-7K3F9', name: 'Amina Bennani', email: 'amina@client.example' };
let ids: { owner: number; editor: number; lead: number; session: string };

beforeEach(async () => {
  const accounts = { owner: await addOwner(), editor: await addEditor() };
  await createSession(accounts.owner, 'Firefox');
  const { tokenHash } = await db().session.findFirstOrThrow();
  const { id } = await db().lead.create({
    data: { ...lead, fingerprint: 'a', details: 'Bonjour', locale: 'fr', path: '/contact' },
  });
  ids = { ...accounts, lead: id, session: tokenHash };
  browser.session = undefined;
});

/** What an attacker might send: everything that exists, by every name that a form could use. */
function listArguments(): unknown[][] {
  const form = new FormData();
  const sent = {
    id: ids.lead,
    lead: ids.lead,
    leadId: ids.lead,
    reference: lead.reference,
    references: lead.reference,
    email: lead.email,
    address: lead.email,
    confirmation: lead.email,
    session: ids.session,
    passkey: '1',
    locale: 'en',
    password: 'une phrase de l’attaquant',
    name: 'Attaque',
    title: 'Attaque',
    body: 'Attaque',
    text: 'Attaque',
    details: 'Attaque',
    note: 'Attaque',
    state: 'closed',
    version: '0',
    until: '2030-01-01',
  };
  for (const [name, value] of Object.entries(sent)) form.set(name, String(value));
  const editorForm = new FormData();
  editorForm.set('email', editor.email);
  const state = { email: '', errors: {} };
  return [
    [],
    [form],
    [state, form],
    [editorForm],
    [lead.reference],
    [ids.lead],
    [lead.reference, form],
    [ids.lead, form],
    [lead.reference, 'Attaque'],
    [ids.lead, 'Attaque'],
    [{ ...sent, id: ids.lead }],
    [state, { ...sent, id: ids.lead }],
  ];
}

/** The bytes of the store, which any change of it changes */
const readStore = () =>
  Buffer.concat(
    ['', '-wal'].map((suffix) => readFileSync(fileURLToPath(env().DATABASE_URL) + suffix)),
  );

type Outcome = { digest: string } | { value: unknown };

async function call(action: Action, given: unknown[]): Promise<Outcome> {
  try {
    return { value: await action(...given) };
  } catch (error) {
    return { digest: String((error as { digest?: unknown }).digest ?? error) };
  }
}

const toDoor = /^NEXT_REDIRECT;\w+;\/studio\/sign-in(?:[;?])/;
const notFound = /^NEXT_HTTP_ERROR_FALLBACK;404$/;

/** A redirect to the door, or the answer of a form or call that says that it did nothing */
function isRefusal(outcome: Outcome, digest: RegExp): boolean {
  if ('digest' in outcome) return digest.test(outcome.digest);
  const value = outcome.value as { ok?: boolean; problem?: string } | null | undefined;
  return value?.ok === false || typeof value?.problem === 'string';
}

async function expectRefusals(action: Action, digest: RegExp): Promise<void> {
  const before = readStore();
  for (const given of listArguments()) {
    browser.asked = 0;
    const outcome = await call(action, given);
    expect([given, outcome, isRefusal(outcome, digest)]).toEqual([given, outcome, true]);
    expect(browser.asked).toBeGreaterThan(0);
    expect(JSON.stringify(outcome)).not.toMatch(/Amina|client\.example|jawad@/);
  }
  expect(readStore().equals(before)).toBe(true);
}

describe('without a session', () => {
  test.each(guarded)('$name refuses whatever it is given', async ({ action }) => {
    await expectRefusals(action, toDoor);
  });

  test.each(guarded)('$name refuses a session that is not in the store', async ({ action }) => {
    browser.session = 'forged';
    await expectRefusals(action, toDoor);
  });
});

test.each(owners)('$name refuses an editor who has just signed in', async ({ action }) => {
  browser.session = await createSession(ids.editor, '');
  await expectRefusals(action, notFound);
});

test('the open actions exist, and all others were found', () => {
  const names = actions.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(openActions));
  expect(names).toContain('lib/accounts/editor-actions.ts: inviteEditor');
  expect(owners.length).toBeGreaterThan(0);
});

test('server actions stand in files of lib that are named for them', () => {
  const misnamed = files.filter((file) => !/[/-]actions\.ts$/.test(file));
  const elsewhere = ['app', 'components']
    .flatMap(listSources)
    .filter((file) => isServerFile(file) && !file.includes('/(lab)/'));
  expect([...misnamed, ...elsewhere]).toEqual([]);
});

test('nobody ends the session of another account', async () => {
  const { signOutDevice } = await import('./actions');
  browser.session = await createSession(ids.editor, '');
  const form = new FormData();
  form.set('session', ids.session);
  expect(await call(signOutDevice as Action, [form])).toMatchObject({
    digest: expect.stringContaining('/studio/settings'),
  });
  expect(await db().session.count({ where: { tokenHash: ids.session } })).toBe(1);
});

test('the owner, who is not an editor, is refused nothing of this', async () => {
  const { inviteEditor, removeEditor } = await import('./editor-actions');
  browser.session = await createSession(ids.owner, '');
  const form = new FormData();
  form.set('email', 'sami@example.org');
  const state = { email: '', errors: {}, locale: 'fr' } as const;
  expect(await inviteEditor(state, form)).toMatchObject({ link: expect.stringContaining('token') });
  form.set('email', owner.email);
  expect(await inviteEditor(state, form)).toMatchObject({ problem: 'taken' });
  form.set('email', editor.email);
  expect(await call(removeEditor as Action, [form])).toMatchObject({
    digest: expect.stringContaining('/studio/settings/accounts'),
  });
  expect(await db().account.count()).toBe(1);
});

test('inviting and removing need a sign-in of the last 15 minutes', async () => {
  browser.session = await createSession(ids.owner, '');
  await db().session.updateMany({ data: { signedInAt: new Date(Date.now() - 15 * 60_000) } });
  for (const action of Object.values(await import('./editor-actions'))) {
    await expectRefusals(action as Action, toDoor);
  }
});
