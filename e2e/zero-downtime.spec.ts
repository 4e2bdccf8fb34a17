import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Machine, setUpMachine } from './machine';
import { sendRequest } from './nginx';
import { fetchFormFields, postLead } from './post-lead';
import { expectOneLeadEach, type Sent, sendReadsAndForms } from './readers-and-prospects';
import { runCli } from './site';
import { addOwner, owner } from './studio-owner';
import { createVisitor } from './studio-visitor';

// One machine: each test goes on with the version that the one before has left.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

let machine: Machine;
test.beforeAll(async () => {
  machine = await setUpMachine();
});
test.afterAll(async () => {
  await machine?.close();
});

const added = '-- additive\nCREATE TABLE "Added" ("id" INTEGER)';
const listTables = async () =>
  (
    await machine.site.query(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
  ).map(({ name }) => name);
const serves = async (port: string) =>
  (await sendRequest(`http://127.0.0.1:${port}/`).catch(() => null))?.status === 200;

test('a deployment with a migration and the way back lose no read and no lead, and double none', async () => {
  const { site, nginx, systemd, ports, pack, deploy } = machine;
  const [first, second] = ports;
  expect(await deploy(pack('one'))).toEqual({
    code: 0,
    output: expect.stringContaining(`Port ${first} serves.`),
  });
  const form = await fetchFormFields(site.url);
  const two = pack('two', added);
  let isDone = false;
  const sending = sendReadsAndForms(machine, form, 2, () => isDone);
  try {
    expect(await deploy(two)).toMatchObject({ code: 0 });
    expect(await listTables()).toContain('Added');
    expect([await serves(first), await serves(second)]).toEqual([false, true]);
    expect([...systemd.enabled]).toEqual([second]);

    const { code, output } = await deploy('--back');
    expect([code, output]).toEqual([0, expect.stringContaining(`Port ${first} serves.`)]);
    expect([await serves(first), await serves(second)]).toEqual([true, false]);
  } finally {
    isDone = true;
  }
  const sent: Sent = await sending;
  expect(sent.lost).toEqual([]);
  expect(sent.reads).toBeGreaterThan(100);
  expect(sent.references.size).toBeGreaterThan(20);
  await expectOneLeadEach(machine, sent);
  expect((await nginx.request('/')).status).toBe(200);
});

test('what one process has begun, the other one goes on with', async () => {
  const { site, systemd, ports } = machine;
  const [first, second] = ports;
  systemd.start(second);
  await expect.poll(() => serves(second), { timeout: 30_000 }).toBe(true);
  const urls = [first, second].map((port) => `http://localhost:${port}`) as [string, string];
  const [here, there] = urls.map((url) => createVisitor({ ...site, url }));
  if (!here || !there) throw new Error('unreachable');

  // One form that reaches both at once is one lead.
  const form = await fetchFormFields(urls[0]);
  const typed = {
    name: 'Amina Bennani',
    email: 'amina@client.example',
    details: 'Nous voulons trier quatre mille factures.',
  };
  const references = await Promise.all(urls.map((url) => postLead(url, form, typed)));
  expect(references).toEqual([expect.stringMatching(/^IA-/), references[0]]);
  expect(await site.query(`SELECT id FROM Lead WHERE email = '${typed.email}'`)).toHaveLength(1);
  const ofLead = `leadId = (SELECT id FROM Lead WHERE email = '${typed.email}')`;
  expect(
    await site.query(`SELECT purpose FROM OutboxMessage WHERE ${ofLead} ORDER BY purpose`),
  ).toEqual([{ purpose: 'acknowledgement' }, { purpose: 'lead' }]);

  await addOwner(site);
  await here.submit('/studio/sign-in', 'Entrer', owner);
  for (const [name, value] of here.cookies) there.cookies.set(name, value);
  const [article] = await site.query(`SELECT id FROM Article WHERE locale = 'fr' LIMIT 1`);
  const { location } = await there.send(`/studio/articles/of/${article?.id}`);
  const draft = new URL(location ?? '', urls[0]).pathname;
  const fields = new FormData();
  const words = { title: 'Écrit ici', dek: 'Lu là', body: 'Texte', kind: 'article' };
  for (const [name, value] of Object.entries({
    ...words,
    base: '1',
    draft: /\d+$/.exec(draft)?.[0],
  }))
    fields.set(name, value ?? '');
  expect((await here.post('/studio/save', fields)).status).toBe(303);
  expect((await there.send(draft)).text).toContain('Écrit ici');

  const parts = [Buffer.alloc(2 ** 23, 'a'), Buffer.from('b')];
  const archive = join(site.dataDir, 'import');
  const upload = { id: randomUUID(), file: { name: 'a.zip', bytes: 2 ** 23 + 1, modifiedAt: 0 } };
  mkdirSync(join(archive, 'parts'), { recursive: true });
  writeFileSync(join(archive, 'archive'), '');
  writeFileSync(join(archive, 'upload.json'), JSON.stringify(upload));
  for (const [part, visitor] of [here, there].entries()) {
    const answer = await visitor.send(`/studio/upload/archive?id=${upload.id}&part=${part}`, {
      method: 'POST',
      body: parts[part] as BodyInit,
      headers: { Origin: urls[part] ?? '', 'Content-Type': 'application/octet-stream' },
    });
    expect([answer.status, answer.text]).toEqual([200, '{"outcome":"stored"}']);
  }
  expect(readFileSync(join(archive, 'archive')).equals(Buffer.concat(parts))).toBe(true);
  await systemd.stop(second);
});

test('a version that would break the one that serves is refused, and is deployed after a stop', async () => {
  const { site, ports, pack, deploy } = machine;
  const [first, second] = ports;
  const before = await listTables();
  const three = pack('three', 'ALTER TABLE "Added" RENAME TO "Renamed"');
  const refused = await deploy(three);
  expect(refused.code).toBe(1);
  expect(refused.output).toMatch(
    /may not survive the migration 29991231000000_three: stop the site/,
  );
  expect(refused.output).toContain(
    `Nothing is deployed; port ${first} keeps the version of before.`,
  );
  expect([await serves(first), await serves(second)]).toEqual([true, false]);
  expect(await listTables()).toEqual(before);

  expect(await deploy('--stop', three)).toMatchObject({ code: 0 });
  expect([await serves(first), await serves(second)]).toEqual([false, true]);
  await expect(runCli('restore', site, '--before-migration')).rejects.toThrow(/stop the site/);
  const back = await deploy('--back');
  expect([back.code, back.output]).toEqual([1, expect.stringContaining('newer than this code')]);
  expect([await serves(first), await serves(second)]).toEqual([false, true]);
});

test('nginx asks twice for pages and the lead form, once for what the studio sends', async () => {
  const { nginx, systemd, ports } = machine;
  await Promise.all(ports.map((port) => systemd.stop(port)));
  const asked: string[] = [];
  const servers = ports.map((port) =>
    createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', (head: Buffer) => {
        asked.push(String(head).replace(/ HTTP[\s\S]*/, ''));
        socket.destroy();
      });
    }).listen(Number(port)),
  );
  const ask = async (method: string, path: string) => {
    const headers = { Origin: nginx.url };
    const body = method === 'POST' ? 'a=b' : undefined;
    expect((await nginx.request(path, { method, headers, body })).status).toBe(503);
    return asked.splice(0);
  };
  expect(await ask('GET', '/en')).toEqual(['GET /en', 'GET /en']);
  expect(await ask('GET', '/studio/leads')).toEqual(['GET /studio/leads', 'GET /studio/leads']);
  expect(await ask('POST', '/contact')).toEqual(['POST /contact', 'POST /contact']);
  for (const path of ['leads', 'save', 'upload', 'sign-in', 'link', 'settings/import/export'])
    expect(await ask('POST', `/studio/${path}`)).toEqual([`POST /studio/${path}`]);
  for (const path of ['/corriger', '/liberer', '/en/release'])
    expect(await ask('POST', path)).toEqual([`POST ${path}`]);
  for (const server of servers) server.close();
});
