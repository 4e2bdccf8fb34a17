import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fr } from '@/lib/i18n/studio/pictures/fr';
import { createEditorUpload, retryWaitsMs, uploadPicture } from './upload-picture';

const stored = { ok: true, path: '/media/0123456789abcdef', width: 4, height: 3, name: 'rue.jpg' };
const file = (name = 'rue.jpg', size = 10, type = 'image/jpeg') =>
  Object.defineProperty(new File([], name, { type }), 'size', { value: size });

/** What the server will answer, in turn; `null`: no answer. */
let answers: ([status: number, body: unknown] | null)[];
let sent: { url: string; type: string; atMs: number }[];
let open = 0;

class FakeRequest {
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  status = 0;
  responseText = '';
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  #url = '';
  #type = '';
  #timer?: ReturnType<typeof setTimeout>;
  open(_: string, url: string) {
    this.#url = url;
  }
  setRequestHeader(_: string, type: string) {
    this.#type = type;
  }
  send() {
    open += 1;
    expect(open).toBe(1);
    sent.push({ url: this.#url, type: this.#type, atMs: Date.now() });
    const answer = answers.shift();
    this.upload.onprogress?.({ loaded: 5, total: 10 });
    this.#timer = setTimeout(() => {
      open -= 1;
      if (!answer) return this.onerror?.();
      const [status, body] = answer;
      this.status = status;
      this.responseText = typeof body === 'string' ? body : JSON.stringify(body);
      return this.onload?.();
    }, 100);
  }
  abort() {
    clearTimeout(this.#timer);
    open -= 1;
    this.onabort?.();
  }
}

beforeEach(() => {
  answers = [];
  sent = [];
  open = 0;
  vi.useFakeTimers({ now: 0 });
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
});

async function upload(one = file(), signal = new AbortController().signal) {
  const parts: number[] = [];
  const result = uploadPicture(one, (part) => parts.push(part), signal);
  await vi.runAllTimersAsync();
  return { parts, ...(await result) };
}

test('sends the file and its name, and tells how far it is', async () => {
  answers = [[200, stored]];
  expect(await upload(file('été à Fès.jpg'))).toEqual({ ...stored, parts: [0, 0.5] });
  const url = '/studio/upload?name=%C3%A9t%C3%A9%20%C3%A0%20F%C3%A8s.jpg';
  expect(sent).toMatchObject([{ url, type: 'image/jpeg' }]);
});

test('a file whose type the browser does not know is judged by the server', async () => {
  answers = [[415, { ok: false, problem: 'heic' }]];
  expect(await upload(file('a.heic', 10, ''))).toMatchObject({ ok: false, problem: 'heic' });
  expect(sent).toMatchObject([{ type: 'application/octet-stream' }]);
});

describe('a fault', () => {
  test('that passes is not noticed: the waits grow', async () => {
    answers = [null, [503, { ok: false, problem: 'busy' }], [200, stored]];
    expect(await upload()).toMatchObject(stored);
    const [second = 0, third = 0] = retryWaitsMs;
    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 100 + second, 200 + second + third]);
  });

  test.each([
    ['of the network', null, 'offline'],
    ['of the server', [500, { ok: false, problem: 'failed' }], 'failed'],
    ['of a proxy', [502, '<html>'], 'failed'],
  ] as const)('%s that lasts is told after three attempts', async (_, answer, problem) => {
    answers = Array.from({ length: 4 }, () => answer && [...answer]);
    expect(await upload()).toMatchObject({ ok: false, problem });
    expect(sent).toHaveLength(3);
  });

  test.each([
    [401, { ok: false, problem: 'signedOut' }, 'signedOut'],
    [507, { ok: false, problem: 'full' }, 'full'],
    [422, { ok: false, problem: 'damaged' }, 'damaged'],
    [413, '<html>', 'tooLarge'],
  ])('that the author must know of is told at once: %i', async (status, body, problem) => {
    answers = [[status, body]];
    expect(await upload()).toMatchObject({ ok: false, problem });
    expect(sent).toHaveLength(1);
  });
});

test('a file of more than 25 MB is not sent at all', async () => {
  expect(await upload(file('a.jpg', 25 * 1024 * 1024 + 1))).toMatchObject({ problem: 'tooLarge' });
  expect(sent).toEqual([]);
});

test('several are sent one after the other, also after one that failed', async () => {
  answers = [
    [422, { ok: false, problem: 'damaged' }],
    [200, stored],
    [200, stored],
  ];
  const { signal } = new AbortController();
  const results = ['a', 'b', 'c'].map((name) => uploadPicture(file(name), () => {}, signal));
  await vi.runAllTimersAsync();
  expect((await Promise.all(results)).map(({ ok }) => ok)).toEqual([false, true, true]);
  expect(sent.map(({ atMs }) => atMs)).toEqual([0, 100, 200]);
});

test.each([
  ['while it is sent', 50, 1],
  ['while it waits for another attempt', 500, 1],
  ['before it is sent', 0, 0],
])('it can be canceled %s', async (_, afterMs, requests) => {
  answers = [null, [200, stored]];
  const controller = new AbortController();
  const result = uploadPicture(file(), () => {}, controller.signal);
  if (afterMs > 0) await vi.advanceTimersByTimeAsync(afterMs);
  controller.abort();
  await vi.runAllTimersAsync();
  expect(await result).toEqual({ ok: false, problem: 'canceled' });
  expect(sent).toHaveLength(requests);
});

test('the editor gets the picture, or a sentence', async () => {
  answers = [
    [200, stored],
    [415, { ok: false, problem: 'svg' }],
  ];
  const send = () => createEditorUpload(fr)(file(), () => {}, new AbortController().signal);
  const results = Promise.allSettled([send(), send()]);
  await vi.runAllTimersAsync();
  expect(await results).toMatchObject([
    { status: 'fulfilled', value: { path: stored.path } },
    { status: 'rejected', reason: { message: fr.problems.svg } },
  ]);
});
