import { NextRequest } from 'next/server';
import { expect, test, vi } from 'vitest';
import { createSession } from '@/lib/accounts/sessions';
import { addEditor, addOwner } from '@/lib/accounts/testing';
import { listReceivedParts, startUpload } from '@/lib/imports/archive/upload';
import { withEmptyStore } from '@/lib/testing/store';
import { POST } from './route';

const browser = vi.hoisted(() => ({ session: undefined as string | undefined }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => browser.session && { value: browser.session } }),
}));

withEmptyStore();

const file = { name: 'site.zip', bytes: 4, modifiedAt: 1 };

async function send(bytes: Uint8Array, length = bytes.length) {
  const upload = await startUpload(file);
  let isRead = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        isRead = true;
        controller.enqueue(bytes);
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const url = `http://localhost/studio/upload/archive?id=${upload?.id}&part=0`;
  const headers = { 'content-length': String(length) };
  const request = new NextRequest(url, { method: 'POST', body, headers, duplex: 'half' });
  const { status } = await POST(request);
  return { status, isRead, parts: await listReceivedParts() };
}

const part = Buffer.from('PK..');
const refused = { isRead: false, parts: [] };

test('the owner’s part is stored', async () => {
  browser.session = await createSession(await addOwner(), '');
  expect(await send(part)).toEqual({ status: 200, isRead: true, parts: [0] });
});

test('the body of whoever is not signed in is not read', async () => {
  browser.session = undefined;
  expect(await send(part)).toEqual({ status: 401, ...refused });
});

test('the body of an editor is not read', async () => {
  browser.session = await createSession(await addEditor(), '');
  expect(await send(part)).toEqual({ status: 404, ...refused });
});

test('the body of a part that is too large is not read', async () => {
  browser.session = await createSession(await addOwner(), '');
  expect(await send(part, 9 * 1024 * 1024)).toEqual({ status: 413, ...refused });
});
