import { expect, test } from '@playwright/test';
import { runCli, type Site, startTestSite } from './site';
import { addOwner, owner } from './studio-owner';
import {
  ask,
  askedFor,
  callAction,
  listActions,
  listPaths,
  storedReference,
} from './studio-requests';
import { createVisitor, type Visitor } from './studio-visitor';

// One site: its owner, an editor, and somebody who is neither. They ask for each page in each way, which takes long.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const editor = { email: 'nora@example.org', password: 'une phrase de la rédaction' };
const lead = { reference: storedReference, name: 'Amina Canari', email: 'amina@client.example' };
/** Words of the store that nobody must see who is not signed in */
const secrets = /Amina Canari|amina@client|quatre mille factures|jawad@|nora@|Brouillon secret/;
const ownersSecrets = /Amina Canari|amina@client|quatre mille factures|jawad@/;

let site: Site;
let ownerHere: Visitor;
let editorHere: Visitor;

test.beforeAll(async () => {
  site = await startTestSite({ TRUSTED_PROXIES: '1' });
  await site.execute(
    `INSERT INTO Lead (reference, fingerprint, name, email, details, locale, path)
     VALUES (?, 'a', ?, ?, 'Nous trions quatre mille factures.', 'fr', '/contact')`,
    ...Object.values(lead),
  );
  await site.execute(`UPDATE Article SET title = 'Brouillon secret', publishedAt = '2040-01-01T08:00:00.000+00:00'
    WHERE slug = 'openai-plateforme-emplois-2026-linkedin'`);
  await addOwner(site);
  ownerHere = visit('203.0.113.1');
  await signIn(ownerHere);
});
test.afterAll(() => site?.stop());

/** @param address as a trusted proxy names it */
const visit = (address: string) => createVisitor(site, { 'X-Forwarded-For': address });

const signIn = (visitor: Visitor, { email, password } = owner) =>
  visitor.submit('/studio/sign-in', 'Entrer', { email, password });

const count = async (table: string) =>
  (await site.query(`SELECT count(*) AS n FROM ${table}`))[0]?.n as number;

/** All that the studio could change */
async function readStore(): Promise<Record<string, unknown>> {
  const tables = await site.query(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%Search%'
     AND name NOT IN ('RateLimit', 'WriteCheck', 'PurgeDay', 'Image')`,
  );
  const rows: Record<string, unknown> = {};
  for (const { name } of tables) rows[String(name)] = await site.query(`SELECT * FROM "${name}"`);
  // Whoever asks gets a challenge for a passkey to sign.
  rows.OneTimeToken = await site.query(
    "SELECT * FROM OneTimeToken WHERE purpose <> 'passkey-sign-in'",
  );
  return rows;
}

test('without a session, no page or route shows anything of the store, however it is asked for', async () => {
  const paths = listPaths();
  expect(paths).toEqual(
    expect.arrayContaining(['/studio', '/studio/settings', '/studio/settings/accounts']),
  );
  expect((await ownerHere.send('/studio')).text).toMatch(/Amina Canari[\s\S]*Brouillon secret/);
  expect((await ask(ownerHere, '/studio', { RSC: '1' })).text).toContain('Amina Canari');
  // Each path with each of the headers and each query, each of the headers with each query
  const queries = ['', '?_rsc=1a2b3', '?next=/studio&done=password'];
  for (const [row, path] of paths.entries()) {
    for (const [column, headers] of askedFor.entries()) {
      const address = path + queries[(row + column) % queries.length];
      const { status, location, text } = await ask(createVisitor(site), address, headers);
      const seen = [address, headers, secrets.exec(text)?.[0]];
      expect(seen).toEqual([address, headers, undefined]);
      const isExpected = [200, 307, 308, 401, 404, 405].includes(status);
      expect([address, headers, isExpected]).toEqual([address, headers, true]);
      if (status === 307) expect(location).toMatch(/^\/studio(?:\/sign-in.*)?$/);
    }
  }
});

test('without a session, no action does or says anything, wherever it is sent', async () => {
  const before = await readStore();
  const stranger = createVisitor(site);
  const actions = listActions();
  expect(actions.map(({ filename }) => filename)).toContain('lib/accounts/editor-actions.ts');
  // The door, a room, one with a parameter, another root layout, a route handler
  const kinds = ['sign-in', 'settings', 'articles/1', 'preview/1', 'reply'];
  for (const path of ['/studio', ...kinds.map((kind) => `/studio/${kind}`)]) {
    for (const { id, filename } of actions) {
      for (const { text } of await callAction(stranger, path, id)) {
        expect([path, filename, secrets.exec(text)?.[0]]).toEqual([path, filename, undefined]);
      }
    }
  }
  expect(await readStore()).toEqual(before);
});

test('an editor is invited by a link that is shown once', async () => {
  const accounts = '/studio/settings/accounts';
  const invite = (email: string) => ownerHere.submit(accounts, 'Créer un lien', { email });
  const readLink = ({ text }: { text: string }) =>
    /\/studio\/link\?token=[\w-]+/.exec(text)?.[0] ?? '';
  expect((await invite(owner.email)).text).toContain('Cette adresse a déjà un compte');
  const older = readLink(await invite(editor.email));
  const link = readLink(await invite(editor.email));
  expect((await ownerHere.send(accounts)).text).not.toContain('token=');
  expect((await ownerHere.send(accounts)).text).toMatch(
    /nora@example\.org[\s\S]*invitation valable/,
  );

  editorHere = visit('203.0.113.2');
  expect((await editorHere.send(older)).heading).toBe('Ce lien ne fonctionne plus');
  for (const _ of [1, 2]) {
    expect((await editorHere.send(link)).heading).toBe('Rejoindre le studio');
  }
  const { location } = await editorHere.submit(link, 'Rejoindre le studio', {
    password: editor.password,
  });
  expect(location).toBe('/studio');
  expect((await editorHere.send(link)).heading).toBe('Ce lien ne fonctionne plus');
  expect(await runCli('studio', site, 'accounts')).toMatch(/^nora@example\.org {2}editor /m);
});

test('an editor sees nothing of the owner’s on any page', async () => {
  expect((await editorHere.send('/studio')).text).toContain('Brouillon secret');
  for (const path of listPaths()) {
    for (const headers of askedFor.filter(({ Cookie }) => !Cookie)) {
      const { text } = await ask(editorHere, path, headers);
      const seen = [path, headers, ownersSecrets.exec(text)?.[0]];
      expect(seen).toEqual([path, headers, undefined]);
    }
  }
  for (const path of ['/studio/settings/accounts', '/studio/settings/site/identity']) {
    expect((await editorHere.send(path)).status).toBe(404);
  }
  expect((await editorHere.send('/studio/settings')).text).not.toContain('/settings/accounts');
});

test('an editor can do nothing of the owner’s', async () => {
  const before = await readStore();
  const page = '/studio/settings/accounts';
  const forms = [
    await ownerHere.fillForm(page, 'Créer un lien', { email: 'sami@example.org' }),
    await ownerHere.fillForm(page, 'Retirer'),
  ];
  for (const form of forms) {
    const { status, text } = await editorHere.post(page, form);
    expect([status, text.includes('token=')]).toEqual([404, false]);
  }
  const everybodys = /^lib\/(?:accounts\/(?!editor-)|drafts\/|uploads\/)/;
  for (const { id } of listActions().filter(({ filename }) => !everybodys.test(filename))) {
    for (const path of ['/studio', '/studio/settings', '/studio/leads']) {
      for (const { text } of await callAction(editorHere, path, id)) {
        expect(text).not.toMatch(ownersSecrets);
      }
    }
  }
  expect(await readStore()).toEqual(before);
});

test('nobody ends another account’s session', async () => {
  const sessions = await count('Session');
  const [{ tokenHash = '' } = {}] = await site.query(
    "SELECT tokenHash FROM Session JOIN Account ON Account.id = accountId WHERE role = 'owner'",
  );
  const form = await editorHere.fillForm('/studio/settings', 'Se déconnecter ici');
  form.set('session', String(tokenHash));
  expect((await editorHere.post('/studio/settings', form)).location).toBe('/studio/settings');
  expect(await count('Session')).toBe(sessions);
});

test('a session from before the sign-in is not kept', async () => {
  const attacker = visit('203.0.113.3');
  await signIn(attacker, editor);
  const planted = attacker.cookies.get('studio') ?? '';
  const victim = visit('203.0.113.4');
  const form = await victim.fillForm('/studio/sign-in', 'Entrer', owner);
  for (const value of [planted, 'planted']) {
    victim.cookies.set('studio', value);
    expect((await victim.post('/studio/sign-in', form)).location).toBe('/studio');
    expect(victim.cookies.get('studio')).not.toBe(value);
  }
  const { location } = await attacker.send('/studio');
  expect(location).toBe('/studio/sign-in');
});

test('a write from another site, or from nowhere, changes nothing', async () => {
  const visitor = visit('203.0.113.5');
  await signIn(visitor);
  const form = await visitor.fillForm('/studio/settings', 'Se déconnecter partout');
  const name = [...form.keys()].find((key) => key.startsWith('$ACTION_ID_')) ?? '';
  const called = {
    method: 'POST',
    body: '[]',
    headers: {
      'Next-Action': name.slice('$ACTION_ID_'.length),
      'Content-Type': 'text/plain;charset=UTF-8',
    },
  };
  const foreign: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
    { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' },
    { Origin: 'https://evil.example', Forwarded: 'host=evil.example;proto=https' },
    { Origin: `${site.url}.evil.example` },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'none' },
    {},
  ];
  const before = await readStore();
  for (const headers of foreign) {
    const init = { method: 'POST', body: form, headers };
    const answers = [
      await visitor.send('/studio/settings', init),
      await visitor.send('/studio/settings', {
        ...called,
        headers: { ...called.headers, ...headers },
      }),
    ];
    expect([headers, answers.map(({ status }) => status)]).toEqual([headers, [403, 403]]);
  }
  expect(await readStore()).toEqual(before);
  const own = { ...called.headers, Origin: site.url };
  await visitor.send('/studio/settings', { ...called, headers: own });
  expect((await visitor.send('/studio')).location).toBe('/studio/sign-in');
});

test('only what the trusted proxy says counts: forged addresses get no more attempts', async () => {
  await site.execute('DELETE FROM RateLimit');
  const wrong = { ...owner, password: 'wrong' };
  for (let attempt = 1; attempt <= 11; attempt += 1) {
    const forged = `192.0.2.${attempt}, 203.0.113.6`;
    const visitor = createVisitor(site, {
      'X-Forwarded-For': forged,
      'X-Real-IP': `192.0.2.${attempt}`,
      Forwarded: `for=192.0.2.${attempt}`,
      'X-Peer-Address': `192.0.2.${attempt}`,
      Cookie: `studio-device=forged${attempt}.signature`,
    });
    const { text } = await signIn(visitor, wrong);
    expect([attempt, text]).toEqual([
      attempt,
      expect.stringContaining(attempt > 10 ? 'Trop d’essais' : 'ne convient pas'),
    ]);
  }
  expect((await signIn(visit('203.0.113.7'))).location).toBe('/studio');
});

test('forged headers choose neither the host of a redirect nor the flags of a cookie', async () => {
  const forged = {
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Port': '1',
    'X-Forwarded-For': '203.0.113.8',
  };
  const plain = await signIn(createVisitor(site, forged));
  expect([plain.status, plain.location]).toEqual([303, '/studio']);
  expect(plain.cookies[0]).toMatch(/^studio=[\w-]{43}; Path=\/studio; .*HttpOnly; SameSite=lax$/i);
  expect(plain.cookies.join()).not.toMatch(/secure|domain|evil/i);

  await site.stop();
  const secureUrl = 'https://localhost:1';
  await site.start({ SITE_URL: secureUrl });
  const visitor = createVisitor(site, { ...forged, 'X-Forwarded-Proto': 'http' });
  const form = await visitor.fillForm('/studio/sign-in', 'Entrer', owner);
  const secure = await visitor.post('/studio/sign-in', form, { Origin: secureUrl });
  expect(secure.location).toBe('/studio');
  expect(secure.cookies).toHaveLength(2);
  for (const cookie of secure.cookies) {
    expect(cookie).toMatch(/^__Secure-studio(?:-device)?=.*; Secure; HttpOnly; SameSite=lax$/i);
  }
});
