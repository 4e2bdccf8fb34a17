import { expect, test } from 'vitest';
import { encodeForm, parseForm, sanitizeForm } from './sanitize-form';

const id = 'a'.repeat(42);
const hidden = {
  $ACTION_REF_1: '',
  '$ACTION_1:0': `{"id":"${id}","bound":"$@1"}`,
  '$ACTION_1:1': '[{"values":{},"errors":{}}]',
  $ACTION_KEY: 'k1',
};

async function sanitize(fields: Record<string, string | Blob>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const sent = new Response(form);
  const type = sent.headers.get('content-type') ?? '';
  return sanitizeBody(type, Buffer.from(await sent.arrayBuffer()));
}

async function sanitizeBody(contentType: string, body: Buffer) {
  const fields = sanitizeForm(await parseForm(contentType, body));
  if (!fields) return undefined;
  const written = await encodeForm(fields);
  expect(written.contentType).toMatch(/^multipart\/form-data; boundary=/);
  const headers = { 'content-type': written.contentType };
  return Object.fromEntries(
    await new Response(new Uint8Array(written.body), { headers }).formData(),
  );
}

test('keeps typed text unchanged and drops the form’s former state', async () => {
  const typed = { name: 'Amélie « L’Œuvre »', details: 'Un\r\n--boundary\r\n\0 deux 🙂 $@1' };
  expect(await sanitize({ ...hidden, ...typed })).toEqual({
    ...hidden,
    '$ACTION_1:1': '[null]',
    ...typed,
  });
});

test('accepts a URL-encoded form', async () => {
  const body = Buffer.from(new URLSearchParams({ ...hidden, name: 'Amélie' }).toString());
  const type = 'application/x-www-form-urlencoded;charset=UTF-8';
  expect((await sanitizeBody(type, body))?.name).toBe('Amélie');
});

test.each([
  ['an action that is only named', { [`$ACTION_ID_${id}`]: '' }],
  ['an action with another binding', { '$ACTION_1:0': `{"id":"${id}","bound":"$@2"}` }],
  ['an unknown action', { '$ACTION_1:0': '{"id":"constructor#constructor","bound":"$@1"}' }],
  ['more parts than the form has', { '$ACTION_1:2': '"$1:__proto__:then"' }],
  ['fields of another kind of action', { $ACTION_STATE: '[]' }],
  [
    'more fields than allowed',
    Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`f${at}`, ''])),
  ],
  ['a file', { name: new Blob(['x']) }],
])('rejects %s', async (_, fields) => {
  expect(await sanitize({ ...hidden, ...fields })).toBeUndefined();
});

test.each([
  ['', 'multipart/form-data; boundary=x'],
  ['hello', 'multipart/form-data; boundary=x'],
  ['--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb', 'multipart/form-data; boundary=x'],
  ['--x--\r\n', 'multipart/form-data; boundary='],
])('rejects %j as %s', async (body, type) => {
  expect(await sanitizeBody(type, Buffer.from(body))).toBeUndefined();
});
