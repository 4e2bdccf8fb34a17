// How fast leads are taken and mails leave, each beside a baseline of the same run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import nodemailer from 'nodemailer';
import { FaultySmtpServer } from '../e2e/faulty-smtp-server';
import { fetchFormFields, type HiddenFields, postLead } from '../e2e/post-lead';
import { findFreePort, type Site, startTestSite } from '../e2e/site';
import { fail, median, quantile, report } from './report';

const author = 'author@good.example';
let posted = 0;
let seconds: number;
let queued: number;
let smtpPort: number;
let smtp: FaultySmtpServer;
let site: Site;

/** @param share of the full time, and of the full queue */
export async function benchLeads(share: number): Promise<void> {
  seconds = 10 * share;
  queued = 10_000 * share;
  smtpPort = await findFreePort();
  smtp = new FaultySmtpServer(smtpPort, () => 'none', Number.POSITIVE_INFINITY);
  await smtp.listen();
  site = await startTestSite({
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    LEADS_TO: author,
    TRUSTED_PROXIES: '1',
    LEADS_IN_ALL: '9999999',
    LOG_LEVEL: 'warn',
  });
  try {
    const form = await fetchFormFields(site.url);
    await measureDelivery(form);
    await measureReception(form);
    await measureDrain(site);
  } finally {
    await site.stop();
    await smtp.close();
    rmSync(site.dataDir, { recursive: true });
  }
}

/** From the post until the mail server has all of the author's mail, one lead after the other. */
async function measureDelivery(form: HiddenFields) {
  const times: number[] = [];
  for (let number = 0; number < 50; number += 1) {
    const before = countForAuthor();
    const startedAt = performance.now();
    await post(form, `latency-${number}`);
    while (countForAuthor() === before) await new Promise((resolve) => setTimeout(resolve, 1));
    times.push(performance.now() - startedAt);
  }
  const direct = await measureDirect(50);
  report({
    what: 'click to SMTP acceptance',
    figure: `p50 ${median(times).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`,
    baseline: `nodemailer alone, pooled: ${direct.toFixed(1)} ms a mail`,
    ratio: median(times) / direct,
  });
}

async function measureReception(form: HiddenFields) {
  const until = performance.now() + seconds * 1000;
  let taken = 0;
  let refused = 0;
  const sendMany = async (lane: number) => {
    for (let number = 0; performance.now() < until; number += 1) {
      const reference = await post(form, `load-${lane}-${number}`).catch(() => null);
      if (reference) taken += 1;
      else refused += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, lane) => sendMany(lane)));
  const rate = taken / seconds;
  const bare = await measureInserts();
  report({
    what: `leads taken in ${seconds} s, 8 at a time`,
    figure: `${rate.toFixed(0)}/s`,
    baseline: `bare inserts, each on the disk: ${bare.toFixed(0)}/s`,
    ratio: rate / bare,
  });
  if (refused > 0) fail('leads refused', String(refused));
}

async function measureDrain({ dataDir, url, stop, start }: Site) {
  await untilEmpty(url);
  await stop();
  await fill(dataDir);
  const before = countForAuthor();
  await start();
  const startedAt = performance.now();
  await untilEmpty(url);
  const tookSeconds = (performance.now() - startedAt) / 1000;
  const direct = await measureDirect(1000);
  const perMail = (tookSeconds * 1000) / queued;
  report({
    what: `drain of ${countForAuthor() - before} queued mails`,
    figure: `${tookSeconds.toFixed(1)} s (${perMail.toFixed(2)} ms a mail)`,
    baseline: `nodemailer alone, pooled: ${direct.toFixed(2)} ms a mail`,
    ratio: perMail / direct,
  });
}

function post(form: HiddenFields, name: string): Promise<string | null> {
  const number = ++posted;
  const address = `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;
  const typed = {
    name,
    email: `${name}@client.example`,
    details: `Nous voulons trier les factures de notre site, dossier ${name}.`,
  };
  return postLead(site.url, form, typed, { 'X-Forwarded-For': address });
}

/** The same mails by the same library, without outbox or store. Milliseconds a mail. */
async function measureDirect(count: number): Promise<number> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: smtpPort,
    pool: true,
    maxConnections: 3,
  });
  const mail = { from: 'site@good.example', to: 'direct@good.example', subject: 'S', text: 'T' };
  await transport.sendMail(mail);
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: count }, () => transport.sendMail(mail)));
  const took = performance.now() - startedAt;
  transport.close();
  return took / count;
}

/** What the disk allows: one row, one commit. Inserts per second. */
async function measureInserts(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const client = createClient({ url: `file:${join(folder, 'bare.db')}` });
  await client.execute('PRAGMA journal_mode = WAL');
  await client.execute('CREATE TABLE Row (id INTEGER PRIMARY KEY, text TEXT)');
  const startedAt = performance.now();
  for (let number = 0; number < 500; number += 1) {
    await client.execute({ sql: 'INSERT INTO Row (text) VALUES (?)', args: ['x'.repeat(500)] });
  }
  const took = performance.now() - startedAt;
  client.close();
  rmSync(folder, { recursive: true });
  return 500 / (took / 1000);
}

async function fill(dataDir: string) {
  const payload = {
    from: { name: 'Jawad', address: 'site@good.example' },
    to: author,
    replyTo: { name: 'Amina', address: 'amina@client.example' },
    subject: 'Nouveau projet IA',
    text: 'Texte. '.repeat(50),
    html: `<p>${'Texte. '.repeat(50)}</p>`,
  };
  const client = createClient({ url: `file:${join(dataDir, 'blog.db')}` });
  await client.execute({
    sql: `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
      INSERT INTO OutboxMessage (messageId, channel, purpose, payload, nextAttemptAt, createdAt)
      SELECT '<bench-' || i || '@good.example>', 'email', 'lead', ?, ?, ? FROM n`,
    args: [queued, JSON.stringify(payload), iso(), iso()],
  });
  client.close();
}

function iso(): string {
  return new Date().toISOString().replace('Z', '+00:00');
}

function countForAuthor(): number {
  return smtp.deliveries.filter(({ to }) => to === author).length;
}

async function untilEmpty(url: string) {
  for (;;) {
    const { pending } = (await (await fetch(`${url}/health`)).json()) as { pending: number };
    if (pending === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
