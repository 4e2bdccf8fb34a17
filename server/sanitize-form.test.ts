import { expect, test } from 'vitest';
import { sanitizeForm } from './sanitize-form';

const id = 'a'.repeat(42);
const hidden = {
  $ACTION_REF_1: '',
  '$ACTION_1:0': `{"id":"${id}","bound":"$@1"}`,
  '$ACTION_1:1': '[{"values":{},"errors":{}}]',
  $ACTION_KEY: 'k1',
};

async function rewrite(fields: Record<string, string | Blob>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const sent = new Response(form);
  const type = sent.headers.get('content-type') ?? '';
  return read(await sanitizeForm(type, Buffer.from(await sent.arrayBuffer())));
}

async function read(written: Awaited<ReturnType<typeof sanitizeForm>>) {
  if (!written) return undefined;
  const headers = { 'content-type': written.contentType };
  const form = await new Response(new Uint8Array(written.body), { headers }).formData();
  return Object.fromEntries(form);
}

test('what was typed arrives as it was typed, without the state that the form had', async () => {
  const typed = { name: 'Amélie « L’Œuvre »', details: 'Un\r\n--boundary\r\n\0 deux 🙂 $@1' };
  expect(await rewrite({ ...hidden, ...typed })).toEqual({
    ...hidden,
    '$ACTION_1:1': '[null]',
    ...typed,
  });
});

test('it may come as browsers send it by default', async () => {
  const body = Buffer.from(new URLSearchParams({ ...hidden, name: 'Amélie' }).toString());
  const form = await sanitizeForm('application/x-www-form-urlencoded;charset=UTF-8', body);
  expect(form?.contentType).toMatch(/^multipart\/form-data; boundary=/);
  expect((await read(form))?.name).toBe('Amélie');
});

test.each([
  ['an action by its name alone', { [`$ACTION_ID_${id}`]: '' }],
  ['an action bound to more', { '$ACTION_1:0': `{"id":"${id}","bound":"$@2"}` }],
  ['an action that is none', { '$ACTION_1:0': '{"id":"constructor#constructor","bound":"$@1"}' }],
  ['more parts than the form has', { '$ACTION_1:2': '"$1:__proto__:then"' }],
  ['fields of another make', { $ACTION_STATE: '[]' }],
  [
    'more fields than any',
    Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`f${at}`, ''])),
  ],
  ['a file', { name: new Blob(['x']) }],
])('%s is no form of this site', async (_, fields) => {
  expect(await rewrite({ ...hidden, ...fields })).toBeUndefined();
});

test.each([
  ['', 'multipart/form-data; boundary=x'],
  ['hello', 'multipart/form-data; boundary=x'],
  ['--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb', 'multipart/form-data; boundary=x'],
  ['--x--\r\n', 'multipart/form-data; boundary='],
])('%j as %s is no form', async (body, type) => {
  expect(await sanitizeForm(type, Buffer.from(body))).toBeUndefined();
});
