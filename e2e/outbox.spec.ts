import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createClient } from '@libsql/client';
import { expect, test } from '@playwright/test';
import { type Fault, FaultySmtpServer } from './faulty-smtp-server';
import { waitForLeadMail } from './inbox';
import { fetchFormFields, postLead } from './post-lead';
import {
  findFreePort,
  type Site,
  spawnSite,
  startTestSite,
  stopProcess,
  waitForOutput,
} from './site';

const run = promisify(execFile);

async function startSmtp(nextFault: () => Fault = () => 'none') {
  const port = await findFreePort();
  const smtp = new FaultySmtpServer(port, nextFault);
  await smtp.listen();
  return { smtp, url: `smtp://127.0.0.1:${port}` };
}

const deliveredTo = (smtp: FaultySmtpServer, to: string) =>
  smtp.deliveries.filter((delivery) => delivery.to === to).map(({ messageId }) => messageId);

test('two servers on one database share the queue, and send each mail once', async () => {
  // Two starts, 40 leads and 80 mails, beside other tests
  test.slow();
  const { smtp, url } = await startSmtp();
  const settings = { SMTP_URL: url, LEADS_TO: 'author@good.example', LEADS_PER_ADDRESS: '1000' };
  const first = await startTestSite(settings);
  const port = await findFreePort();
  const second = spawnSite(
    { ...settings, DATA_DIR: first.dataDir, PORT: String(port) },
    '.next/standalone/server.mjs',
  );
  try {
    await waitForOutput(second, /^Mail: /m);
    const form = await fetchFormFields(first.url);
    const sites = [first.url, `http://localhost:${port}`];
    const posts = Array.from({ length: 40 }, (_, number) =>
      postLead(sites[number % 2] ?? first.url, form, {
        name: `Prospect ${number}`,
        email: `prospect-${number}@client.example`,
        details: `Nous voulons trier les factures du site numéro ${number}.`,
      }),
    );
    const references = await Promise.all(posts);
    expect(new Set(references).size).toBe(40);
    await expect.poll(() => smtp.deliveries.length, { timeout: 60_000 }).toBe(80);
    const ids = deliveredTo(smtp, 'author@good.example');
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  } finally {
    await stopProcess(second, 'SIGTERM');
    await first.stop();
    await smtp.close();
  }
});

test('SIGTERM waits for the current delivery, which is not repeated after a restart', async () => {
  const { smtp, url } = await startSmtp(() => 'slow');
  const site = await startTestSite({ SMTP_URL: url, LEADS_TO: 'author@good.example' });
  try {
    await postLead(site.url, await fetchFormFields(site.url), {
      name: 'Amina',
      email: 'amina@client.example',
      details: 'Nous voulons trier quatre mille factures.',
    });
    // It is on its way now: each answer of this server takes its time.
    await expect.poll(() => smtp.occurred.get('slow')).toBeGreaterThan(0);
    expect(deliveredTo(smtp, 'author@good.example')).toEqual([]);
    await site.stop('SIGTERM');
    expect(deliveredTo(smtp, 'author@good.example')).toHaveLength(1);

    await site.start();
    const health = await fetch(`${site.url}/health`);
    expect(await health.json()).toMatchObject({ ok: true, pending: 0 });
    expect(deliveredTo(smtp, 'author@good.example')).toHaveLength(1);
  } finally {
    await site.stop('SIGKILL');
    await smtp.close();
  }
});

test('a wrong password raises an alarm at once, and mail is sent once it is corrected', async () => {
  let fault: Fault = 'wrong password';
  const { smtp, url } = await startSmtp(() => fault);
  const site = await startTestSite({
    SMTP_URL: url.replace('//', '//user:secret@'),
    LEADS_TO: 'author@good.example',
    OUTBOX_WAITS: '0,1',
  });
  try {
    await postLead(site.url, await fetchFormFields(site.url), {
      name: 'Amina',
      email: 'amina@client.example',
      details: 'Nous voulons trier quatre mille factures.',
    });
    const readHealth = async () => (await fetch(`${site.url}/health`)).json();
    await expect
      .poll(readHealth)
      .toMatchObject({ ok: false, failed: 0, misconfigured: ['EAUTH 535 5.7.8'] });
    expect((await fetch(`${site.url}/health`)).status).toBe(503);
    fault = 'none';
    await expect.poll(readHealth, { timeout: 20_000 }).toMatchObject({ ok: true, pending: 0 });
    expect(deliveredTo(smtp, 'author@good.example')).toHaveLength(1);
  } finally {
    await site.stop();
    await smtp.close();
  }
});

test('a mail of its own reports delayed messages', async () => {
  const { smtp, url } = await startSmtp();
  const site = await startTestSite({
    SMTP_URL: url,
    LEADS_TO: 'author@good.example',
    OUTBOX_WAITS: '0,1',
  });
  try {
    await smtp.close();
    const reference = await postLead(site.url, await fetchFormFields(site.url), {
      name: 'Amina',
      email: 'amina@client.example',
      details: 'Nous voulons trier quatre mille factures.',
    });
    const refused = () => site.query('SELECT id FROM OutboxMessage WHERE lastError IS NOT NULL');
    await expect.poll(async () => (await refused()).length).toBe(2);
    await site.execute(`UPDATE OutboxMessage SET createdAt = '2026-01-01T09:05:00.000+00:00'`);
    await smtp.listen();
    await expect.poll(() => deliveredTo(smtp, 'author@good.example').length).toBe(2);
    const [lead = '', report = ''] = smtp.deliveries
      .filter(({ to }) => to === 'author@good.example')
      .map(({ body }) => body.replace(/=\r\n/g, ''))
      .sort((one, other) => Number(/retard=C3=A9/.test(one)) - Number(/retard=C3=A9/.test(other)));
    expect(lead).not.toContain('retard=C3=A9');
    expect(report).toMatch(/retard=C3=A9[\s\S]*Demande IA-/);
    expect(report).toContain(reference);
    expect(report).not.toContain('Amina');
  } finally {
    await site.stop();
    await smtp.close();
  }
});

test('a webhook gets the signed lead, with retries until it accepts', async () => {
  const calls: { headers: IncomingHttpHeaders; body: string }[] = [];
  const hook = createServer(async (request, response) => {
    calls.push({ headers: request.headers, body: await text(request) });
    response.writeHead(calls.length === 1 ? 503 : 204).end();
  });
  const port = await findFreePort();
  await new Promise<void>((resolve) => hook.listen(port, resolve));
  const site = await startTestSite({
    LEADS_WEBHOOK_URL: `http://localhost:${port}/leads`,
    OUTBOX_WAITS: '0,1',
  });
  try {
    const reference = await postLead(site.url, await fetchFormFields(site.url), {
      name: 'Amina',
      email: 'amina@client.example',
      details: 'Nous voulons trier quatre mille factures.',
    });
    await expect.poll(() => calls.length, { timeout: 15_000 }).toBe(2);
    const key = Buffer.from(
      readFileSync(join(site.dataDir, 'secrets/webhook-key'), 'utf8'),
      'base64',
    );
    for (const { headers, body } of calls) {
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
      const signature = createHmac('sha256', key).update(signed).digest('base64');
      expect(headers['webhook-signature']).toBe(`v1,${signature}`);
      expect(JSON.parse(body)).toMatchObject({
        type: 'lead.received',
        data: { reference, name: 'Amina', email: 'amina@client.example' },
      });
    }
    expect(calls[1]?.headers['webhook-id']).toBe(calls[0]?.headers['webhook-id']);
  } finally {
    await site.stop();
    hook.close();
  }
});

/** What keeps the store from writing: each goes wrong when called, and returns what mends it. */
const storeFaults: [name: string, breakStore: (site: Site) => Promise<() => Promise<void>>][] = [
  [
    'the store is locked',
    async ({ dataDir }) => {
      const other = createClient({ url: `file:${join(dataDir, 'blog.db')}` });
      const lock = await other.transaction('write');
      return async () => {
        await lock.rollback();
        other.close();
      };
    },
  ],
];
if (process.platform === 'linux') {
  storeFaults.push([
    'the disk is full',
    async ({ dataDir, pid }) => {
      // No file may grow past what the write-ahead log has now.
      const { size } = statSync(join(dataDir, 'blog.db-wal'));
      const limit = (bytes: string) => run('prlimit', ['--pid', `${pid()}`, `--fsize=${bytes}:`]);
      await limit(String(size));
      return async () => {
        await limit('unlimited');
      };
    },
  ]);
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const [name, breakStore] of storeFaults) {
    test(`${name}: the visitor sees an error, keeps all values, and succeeds after recovery`, async ({
      page,
    }) => {
      const ignoreLimit = "--import=data:text/javascript,process.on('SIGXFSZ',()=>{})";
      const site = await startTestSite({ NODE_OPTIONS: ignoreLimit });
      const details = 'Nous voulons trier quatre mille factures.';
      const send = page.getByRole('button', { name: 'Envoyer ma demande' });
      try {
        await page.goto(`${site.url}/contact`);
        await page.getByLabel('Nom complet').fill('Amina Bennani');
        await page.getByLabel('Adresse e-mail').fill('amina@client.example');
        await page.getByLabel('Détails du projet').fill(details);
        const mend = await breakStore(site);
        await send.click();
        const summary = page.getByRole('alert').filter({ hasText: 'n’a pas pu être enregistré' });
        await expect(summary).toContainText('écrivez à jawad@example.com');
        await expect(page.getByLabel('Nom complet')).toHaveValue('Amina Bennani');
        await expect(page.getByLabel('Détails du projet')).toHaveValue(details);
        // Readers read on.
        expect((await page.request.get(`${site.url}/`)).status()).toBe(200);

        await mend();
        await send.click();
        await expect(page).toHaveURL(/merci/);
        // Another program sees it: it is committed.
        expect(await site.query('SELECT name FROM Lead')).toEqual([{ name: 'Amina Bennani' }]);
        await waitForLeadMail('amina@client.example', join(site.dataDir, 'mail'));
      } finally {
        await site.stop();
      }
    });
  }
});
