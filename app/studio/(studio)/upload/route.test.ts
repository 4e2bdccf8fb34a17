import { beforeEach, describe, expect, test, vi } from 'vitest';
import { assertRoom, storeUpload } from '@/lib/uploads/store-upload';
import { UploadError } from '@/lib/uploads/upload';
import { POST } from './route';

const account = vi.hoisted(() => ({ current: null as { role: string } | null }));
vi.mock('@/lib/accounts/current-account', () => ({ getSignedIn: async () => account.current }));
vi.mock('@/lib/uploads/store-upload', () => ({ assertRoom: vi.fn(), storeUpload: vi.fn() }));

const stored = { path: '/media/0123456789abcdef', width: 4, height: 3, name: 'rue.jpg' };
const storing = vi.mocked(storeUpload);

beforeEach(() => {
  account.current = { role: 'editor' };
  storing.mockReset().mockResolvedValue(stored);
  vi.mocked(assertRoom).mockReset();
});

const address = 'http://localhost/studio/upload?name=rue%20d%E2%80%99ici.jpg';
const sendFile = (body: BodyInit = 'bytes') =>
  POST(new Request(address, { method: 'POST', body, headers: { 'Content-Type': 'image/jpeg' } }));
const sendForm = (file: string | File = new File(['bytes'], 'rue.jpg')) => {
  const body = new FormData();
  body.set('file', file);
  return POST(new Request(address, { method: 'POST', body }));
};
/** A body that tells whether somebody read it */
function watchBody() {
  const seen = { isRead: false };
  const body = new ReadableStream(
    {
      pull(controller) {
        seen.isRead = true;
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const request = new Request(address, { method: 'POST', body, duplex: 'half' } as RequestInit);
  return { seen, request };
}

describe('a script', () => {
  test('gets the address and size of what was stored, under the name that it sent', async () => {
    const response = await sendFile();
    expect([response.status, await response.json()]).toEqual([200, { ok: true, ...stored }]);
    expect(storing).toHaveBeenCalledWith(Buffer.from('bytes'), 'rue d’ici.jpg');
  });

  test.each([
    ['heic', 415],
    ['tooLarge', 413],
    ['damaged', 422],
    ['full', 507],
    ['busy', 503],
  ] as const)('is told that it is %s by status %i', async (problem, status) => {
    storing.mockRejectedValue(new UploadError(problem));
    const response = await sendFile();
    expect([response.status, await response.json()]).toEqual([status, { ok: false, problem }]);
  });

  test('is told that something failed, without what', async () => {
    storing.mockRejectedValue(new Error('secret'));
    const response = await sendFile();
    expect([response.status, await response.text()]).toEqual([
      500,
      '{"ok":false,"problem":"failed"}',
    ]);
  });
});

test.each([
  ['nobody is signed in', () => (account.current = null), 401],
  ['too many wait', () => vi.mocked(assertRoom).mockRejectedValue(new UploadError('busy')), 503],
])('a picture is not read when %s', async (_, prepare, status) => {
  prepare();
  const { seen, request } = watchBody();
  expect((await POST(request)).status).toBe(status);
  expect(seen.isRead).toBe(false);
  expect(storing).not.toHaveBeenCalled();
});

describe('a form', () => {
  test('leads to the picture', async () => {
    const response = await sendForm();
    expect([response.status, response.headers.get('Location')]).toEqual([
      303,
      '/studio/pictures/0123456789abcdef',
    ]);
    expect(storing).toHaveBeenCalledWith(Buffer.from('bytes'), 'rue.jpg');
  });

  test('leads back with what is wrong', async () => {
    storing.mockRejectedValue(new UploadError('svg'));
    expect((await sendForm()).headers.get('Location')).toBe('/studio/pictures?problem=svg');
    expect((await sendForm('no file')).headers.get('Location')).toBe(
      '/studio/pictures?problem=empty',
    );
    account.current = null;
    expect((await sendForm()).headers.get('Location')).toBe(
      '/studio/sign-in?next=%2Fstudio%2Fpictures',
    );
  });
});
