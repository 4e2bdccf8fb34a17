import { beforeEach, describe, expect, test, vi } from 'vitest';
import { answerReplyRequest } from '@/lib/leads/desk/reply-request';
import { POST } from './route';

type SignedIn = { role: string; email: string } | null;

const account = vi.hoisted(() => ({ current: null as SignedIn }));
vi.mock('@/lib/accounts/current-account', () => ({
  getSignedIn: async () => account.current,
  getStudioLocale: async () => 'fr',
}));
vi.mock('@/lib/leads/desk/reply-request', () => ({ answerReplyRequest: vi.fn() }));

const answering = vi.mocked(answerReplyRequest);
const saved = { done: 'saved', time: '10:42' } as const;
const fields = { intent: 'save', lead: '7', reference: 'IA-7K3F9', text: 'Bonjour' };

beforeEach(() => {
  account.current = { role: 'owner', email: 'jawad@example.org' };
  answering.mockReset().mockResolvedValue(saved);
});

const send = (body: string | URLSearchParams) =>
  POST(
    new Request('http://localhost/studio/reply', {
      method: 'POST',
      body,
      ...(typeof body === 'string' && { headers: { 'Content-Type': 'application/json' } }),
    }),
  );
const sendJson = () => send(JSON.stringify(fields));
const sendForm = () => send(new URLSearchParams(fields));

describe('a script', () => {
  test('is told what was done', async () => {
    const response = await sendJson();
    expect([response.status, await response.json()]).toEqual([200, saved]);
    expect(answering).toHaveBeenCalledWith(fields, 'jawad@example.org');
  });

  test.each([
    ['gone', 404],
    ['changed', 409],
    ['empty', 400],
  ] as const)('is told that it is %s by status %i', async (problem, status) => {
    answering.mockResolvedValue({ problem });
    const response = await sendJson();
    expect([response.status, await response.json()]).toEqual([status, { problem }]);
  });

  test.each([null, { role: 'editor', email: 'nora@example.org' }])(
    'is told to sign in unless the owner is signed in: %o',
    async (current) => {
      account.current = current;
      const response = await sendJson();
      expect([response.status, await response.json()]).toEqual([401, { problem: 'signedOut' }]);
      expect(answering).not.toHaveBeenCalled();
    },
  );

  test('is told when the store cannot be written', async () => {
    answering.mockRejectedValue(new Error('SQLITE_FULL'));
    const response = await sendJson();
    expect([response.status, await response.json()]).toEqual([503, { problem: 'failed' }]);
  });

  test('that sends no JSON gets an answer', async () => {
    answering.mockResolvedValue({ problem: 'malformed' });
    expect((await send('{')).status).toBe(400);
    expect(answering).toHaveBeenCalledWith(null, 'jawad@example.org');
  });
});

describe('a form', () => {
  test('leads back to the lead', async () => {
    const response = await sendForm();
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/studio/leads/IA-7K3F9?reply=saved');
  });

  test.each(['signed out', 'the store is full'])(
    'comes back with its text when %s',
    async (why) => {
      if (why === 'signed out') account.current = null;
      else answering.mockRejectedValue(new Error('SQLITE_FULL'));
      const response = await sendForm();
      expect(response.status).toBe(why === 'signed out' ? 401 : 503);
      expect(await response.text()).toContain('>\nBonjour</textarea>');
    },
  );
});
