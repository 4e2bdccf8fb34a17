import { describe, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { door, nextScript, page, siteUrl, startDoorForEachTest } from './front-door-testing';

startDoorForEachTest();

const oldId = 'a'.repeat(42);
const currentId = 'b'.repeat(42);
const typed = {
  locale: 'fr',
  name: 'Amina <b>',
  email: 'amina@client.example',
  projectType: '',
  details: 'Trier\r\nquatre mille factures',
  subject: '',
};

const actionFields = (id: string, key: string) => ({
  $ACTION_REF_1: '',
  '$ACTION_1:0': `{"id":"${id}","bound":"$@1"}`,
  '$ACTION_1:1': '[{"values":{}}]',
  $ACTION_KEY: key,
});

/** As React writes it */
function formPage(key: string): string {
  const hidden = Object.entries(actionFields(currentId, key)).map(([name, value]) => {
    const attribute = value && ` value="${value.replaceAll('"', '&quot;')}"`;
    return `<input type="hidden" name="${name}"${attribute}/>`;
  });
  return page(`<form>${hidden.join('')}<input name="subject"/></form>`);
}

const send = (
  fields: Record<string, string>,
  { path = '/contact', headers = {} }: { path?: string; headers?: Record<string, string> } = {},
) =>
  fetch(door.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  });

/** What Next.js got, read as a form */
async function listPosted() {
  const posts = door.received.filter(({ request }) => request.method === 'POST');
  return Promise.all(
    posts.map(async ({ request, body }) => {
      const headers = { 'content-type': String(request.headers['content-type']) };
      const form = await new Response(body, { headers }).formData();
      return { url: request.url, fields: Object.fromEntries(form) };
    }),
  );
}

test('a form reaches Next.js complete with the site’s own host and origin, and its response is not cached', async () => {
  const headers = { 'x-forwarded-for': '198.51.100.1', cookie: 'a=b' };
  const response = await send({ name: 'Amina' }, { headers, path: '/contact?a' });
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).not.toContain(nextScript);
  expect(door.received[0]?.body).toContain('name="name"\r\n\r\nAmina\r\n');
  expect(door.received[0]?.request.url).toBe('/contact?a');
  expect(door.received[0]?.request.headers).toMatchObject({
    host: 'example.com',
    origin: siteUrl,
    'x-forwarded-for': '198.51.100.1',
    'x-peer-address': '127.0.0.1',
  });
  expect(door.received[0]?.request.headers.cookie).toBeUndefined();
  await send({ name: 'Amina' });
  expect(door.received).toHaveLength(2);
});

test('a form with a forged peer address is sent with the real one', async () => {
  await send({ name: 'Amina' }, { headers: { 'x-peer-address': '198.51.100.1' } });
  expect(door.received[0]?.request.headers['x-peer-address']).toBe('127.0.0.1');
});

test('a form from another site is rejected with a page that says why', async () => {
  const response = await send({ name: 'Amina' }, { headers: { origin: 'https://evil.example' } });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain('<h1>');
  expect(door.received).toEqual([]);
});

describe('the lead form of another build', () => {
  const current = (key: string) => ({ ...actionFields(currentId, key), '$ACTION_1:1': '[null]' });

  test('gets the action and the state key of the page that it is sent to', async () => {
    door.nextResponse = ({ url }) => ({
      body: formPage(url?.startsWith('/contact') ? 'k1' : 'k2'),
    });
    await send({ ...actionFields(oldId, 'k0'), ...typed }, { path: '/contact?utm_source=a' });
    await send({ ...actionFields(oldId, 'k0'), ...typed }, { path: '/articles/a' });
    await send(typed);
    expect(await listPosted()).toEqual([
      { url: '/contact?utm_source=a', fields: { ...current('k1'), ...typed } },
      { url: '/articles/a', fields: { ...current('k2'), ...typed } },
      { url: '/contact', fields: { ...current('k1'), ...typed } },
    ]);
  });

  test('goes to the contact page if its own page is gone', async () => {
    door.nextResponse = ({ url }) => (url === '/en/contact' ? { body: formPage('k1') } : {});
    await send({ ...actionFields(oldId, 'k0'), ...typed }, { path: '/en/articles/gone' });
    expect(await listPosted()).toEqual([
      { url: '/en/contact', fields: { ...current('k1'), ...typed } },
    ]);
  });

  test('is sent as it is while no page can be rendered', async () => {
    door.nextResponse = ({ method }) => (method === 'GET' ? { status: 500 } : {});
    const silenced = vi.spyOn(log, 'error').mockReturnValue();
    await send({ ...actionFields(oldId, 'k0'), ...typed });
    silenced.mockRestore();
    const fields = { ...actionFields(oldId, 'k0'), '$ACTION_1:1': '[null]', ...typed };
    expect(await listPosted()).toEqual([{ url: '/contact', fields }]);
  });
});

test('a form is answered at the canonical address, however its own is spelled', async () => {
  await send({ name: 'Amina' }, { path: '/%43ONTACT/?a=B' });
  expect((await listPosted())[0]?.url).toBe('/contact?a=B');
});

test('another form keeps its own action', async () => {
  door.nextResponse = { body: formPage('k1') };
  const { details: _, ...other } = typed;
  await send({ ...actionFields(oldId, 'k0'), ...other });
  expect((await listPosted())[0]?.fields).toMatchObject({
    '$ACTION_1:0': `{"id":"${oldId}","bound":"$@1"}`,
    $ACTION_KEY: 'k0',
  });
});

describe('a refused form is answered with a page that shows what was typed', () => {
  const plain = { 'content-type': 'text/plain' };
  const shown = '<dt>Nom complet</dt><dd dir="auto">Amina &lt;b&gt;</dd>';
  const written = 'Trier\r\nquatre mille factures</dd>';

  test.each([400, 409, 413])('by Next.js with %i', async (status) => {
    door.nextResponse = ({ method }) =>
      method === 'GET' ? {} : { status, headers: plain, body: 'Server Action unavailable.' };
    const response = await send(typed);
    const text = await response.text();
    expect([response.status, response.headers.get('cache-control')]).toEqual([status, 'no-store']);
    expect(text).toContain('Ce formulaire n’est pas, ou n’est plus, celui de ce site.');
    expect(text).toContain('<a href="/contact">');
    expect(text).toContain(shown);
    expect(text).toContain(written);
    expect(text).not.toContain('unavailable');
  });

  test('by an error', async () => {
    const silenced = vi.spyOn(log, 'error').mockReturnValue();
    for (const answer of [{ status: 500 }, { body: page('<template id="B:0"></template>') }]) {
      door.nextResponse = ({ method }) => (method === 'GET' ? {} : answer);
      const response = await send(typed);
      expect(response.status).toBe(500);
      expect(await response.text()).toContain(shown);
    }
    silenced.mockRestore();
  });

  test('because it is no form of this site', async () => {
    const response = await send({ ...typed, $ACTION_STATE: '[]' });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(shown)]);
    expect(door.received).toEqual([]);
  });
});
