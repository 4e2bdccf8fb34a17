import { join } from 'node:path';
import { createClient } from '@libsql/client';
import nodemailer from 'nodemailer';
import { fetchFormFields, postLead } from '../e2e/post-lead';
import { author, type LoadedSite, startLoadedSite } from './loaded-site';
import { formatDurations, median, report } from './report';

export async function benchLeads(scale: number): Promise<void> {
  const site = await startLoadedSite();
  try {
    await measureDelivery(site);
    await measureDrain(site, 10_000 * scale);
  } finally {
    await site.close();
  }
}

/** From the form post until the mail server has the author's mail, one lead after the other. */
async function measureDelivery(site: LoadedSite) {
  const form = await fetchFormFields(site.url);
  const durationsMs: number[] = [];
  for (let number = 0; number < 50; number += 1) {
    const mailsBefore = site.countMails();
    const name = `latency-${number}`;
    const values = {
      name,
      email: `${name}@client.example`,
      details: `Nous voulons trier les factures de notre site, dossier ${name}.`,
    };
    const startedAt = performance.now();
    await postLead(site.url, form, values, { 'X-Forwarded-For': `10.0.0.${number}` });
    while (site.countMails() === mailsBefore) await new Promise((next) => setTimeout(next, 1));
    durationsMs.push(performance.now() - startedAt);
  }
  const direct = await measureDirect(site.smtpPort, 50);
  report({
    name: 'form post to SMTP acceptance',
    figure: formatDurations(durationsMs),
    baseline: `nodemailer alone, pooled: ${direct.toFixed(1)} ms per mail`,
    ratio: median(durationsMs) / direct,
  });
}

async function measureDrain(site: LoadedSite, mails: number) {
  await site.waitUntilDelivered();
  await site.stop();
  await fillOutbox(site.dataDir, mails);
  await site.start();
  const startedAt = performance.now();
  await site.waitUntilDelivered();
  const perMail = (performance.now() - startedAt) / mails;
  const direct = await measureDirect(site.smtpPort, 1000);
  report({
    name: `drain of ${mails} queued mails`,
    figure: `${perMail.toFixed(2)} ms per mail`,
    baseline: `nodemailer alone, pooled: ${direct.toFixed(2)} ms per mail`,
    ratio: perMail / direct,
  });
}

async function measureDirect(port: number, mails: number): Promise<number> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: 3,
  });
  const mail = { from: 'site@good.example', to: 'direct@good.example', subject: 'S', text: 'T' };
  await transport.sendMail(mail);
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: mails }, () => transport.sendMail(mail)));
  const durationMs = performance.now() - startedAt;
  transport.close();
  return durationMs / mails;
}

async function fillOutbox(dataDir: string, mails: number) {
  const payload = {
    from: { name: 'Jawad', address: 'site@good.example' },
    to: author,
    replyTo: { name: 'Amina', address: 'amina@client.example' },
    subject: 'Nouveau projet IA',
    text: 'Texte. '.repeat(50),
    html: `<p>${'Texte. '.repeat(50)}</p>`,
  };
  const now = new Date().toISOString().replace('Z', '+00:00');
  const client = createClient({ url: `file:${join(dataDir, 'blog.db')}` });
  await client.execute({
    sql: `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
      INSERT INTO OutboxMessage (messageId, channel, purpose, payload, nextAttemptAt, createdAt)
      SELECT '<bench-' || i || '@good.example>', 'email', 'lead', ?, ?, ? FROM n`,
    args: [mails, JSON.stringify(payload), now, now],
  });
  client.close();
}
