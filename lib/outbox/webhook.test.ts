import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { env } from '@/lib/settings/env';
import type { OutboxMessage } from '@/prisma/client/client';
import { classifyError, describeError } from './delivery-error';
import { sendWebhook } from './webhook';

const settings = env();

const message: OutboxMessage = {
  id: 7,
  messageId: 'msg_3f2c',
  channel: 'webhook',
  purpose: 'lead',
  payload: '{"reference":"IA-7K3F9","name":"Éloïse محمد 👩🏽‍🚀"}',
  attempts: 1,
  nextAttemptAt: new Date(),
  leasedUntil: null,
  sentAt: null,
  failedAt: null,
  heldAt: null,
  lastError: null,
  misconfigured: false,
  reportedInId: null,
  createdAt: new Date(),
  leadId: 1,
};

const servers: Server[] = [];
afterEach(async () => {
  settings.LEADS_WEBHOOK_URL = undefined;
  vi.useRealTimers();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

type Call = {
  method?: string;
  url?: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
};

/** Starts the receiver that LEADS_WEBHOOK_URL points to from now on. */
async function startReceiver(respond: RequestListener = (_, response) => response.end('thanks')) {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    calls.push({ method, url, headers, body: await text(request) });
    respond(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  settings.LEADS_WEBHOOK_URL = `http://127.0.0.1:${port}/hooks/leads?source=site`;
  return { calls, server };
}

const call = (signal = AbortSignal.timeout(10_000)) => sendWebhook(message, signal);

async function failure(signal?: AbortSignal): Promise<unknown> {
  return call(signal).then(
    () => {
      throw new Error('The message was delivered.');
    },
    (error) => error,
  );
}

/** Verifies a call independently of our code, as the specification says. */
function isGenuine({ headers, body }: Call, secret: string): boolean {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const hmac = createHmac('sha256', Buffer.from(secret, 'base64')).update(signed, 'utf8');
  return headers['webhook-signature'] === `v1,${hmac.digest('base64')}`;
}

const readKey = () => readFileSync(join(env().DATA_DIR, 'secrets', 'webhook-key'), 'utf8');

describe('a call', () => {
  test('posts the payload unchanged to LEADS_WEBHOOK_URL', async () => {
    const { calls } = await startReceiver();
    await call();
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      method: 'POST',
      url: '/hooks/leads?source=site',
      body: message.payload,
    });
    expect(calls[0]?.headers['content-type']).toBe('application/json');
  });

  test('is signed as Standard Webhooks says', async () => {
    const { calls } = await startReceiver();
    await call();
    const [received] = calls as [Call];
    expect(Buffer.from(readKey(), 'base64')).toHaveLength(32);
    expect(isGenuine(received, readKey())).toBe(true);
    const forged = { ...received, body: received.body.replace('IA', 'IB') };
    expect(isGenuine(forged, readKey())).toBe(false);
  });

  test('has the same id at every attempt, and the time of the attempt in seconds', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T00:00:00.900Z') });
    const { calls } = await startReceiver();
    await call();
    vi.setSystemTime(new Date('2026-01-01T01:00:00Z'));
    await call();
    const stamps = calls.map(({ headers }) => [
      headers['webhook-id'],
      headers['webhook-timestamp'],
    ]);
    expect(stamps).toEqual([
      ['msg_3f2c', '1767225600'],
      ['msg_3f2c', '1767229200'],
    ]);
    for (const received of calls) expect(isGenuine(received, readKey())).toBe(true);
  });

  test('is complete once the status arrives, even if the body never ends', async () => {
    await startReceiver((_, response) => {
      response.writeHead(202).write('and so on');
    });
    await call();
  });
});

describe('a failure', () => {
  test.each([500, 502, 503, 504, 408, 425, 429])('with HTTP %i is temporary', async (status) => {
    await startReceiver((_, response) => response.writeHead(status).end());
    const error = await failure();
    expect([classifyError(error), describeError(error)]).toEqual(['temporary', `HTTP ${status}`]);
  });

  test.each([400, 401, 404, 410])(
    'with HTTP %i means that the webhook is misconfigured',
    async (status) => {
      await startReceiver((_, response) => response.writeHead(status).end());
      const error = await failure();
      const expected = ['misconfigured', `HTTP ${status}`];
      expect([classifyError(error), describeError(error)]).toEqual(expected);
    },
  );

  test.each([301, 302, 307, 308])('with a redirect by %i does not follow it', async (status) => {
    const elsewhere = await startReceiver();
    const location = settings.LEADS_WEBHOOK_URL;
    await startReceiver((_, response) => response.writeHead(status, { location }).end());
    expect(classifyError(await failure())).toBe('misconfigured');
    expect(elsewhere.calls).toEqual([]);
  });

  test('is temporary if nothing listens', async () => {
    const { server } = await startReceiver();
    await new Promise((resolve) => server.close(resolve));
    const error = await failure();
    expect(classifyError(error)).toBe('temporary');
    expect(describeError(error)).toContain('ECONNREFUSED');
  });

  test('is temporary if the receiver closes the connection', async () => {
    await startReceiver((request) => request.socket.destroy());
    expect(classifyError(await failure())).toBe('temporary');
  });

  test('is temporary if the receiver never answers before the time-out', async () => {
    const { calls } = await startReceiver(() => {});
    const error = await failure(AbortSignal.timeout(100));
    expect(calls).toHaveLength(1);
    expect(classifyError(error)).toBe('temporary');
    expect(describeError(error)).toMatch(/timeout/i);
  });

  test('means misconfigured if the setting was removed', async () => {
    expect(classifyError(await failure())).toBe('misconfigured');
  });

  test('is permanent if the payload was erased', async () => {
    const { calls } = await startReceiver();
    const signal = AbortSignal.timeout(1000);
    const error = await sendWebhook({ ...message, payload: '' }, signal).catch((thrown) => thrown);
    expect(classifyError(error)).toBe('refused');
    expect(calls).toEqual([]);
  });
});
