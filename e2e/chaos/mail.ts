import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '@libsql/client';
import { type Fault, FaultySmtpServer, faults } from '../faulty-smtp-server';
import { fetchFormFields, type HiddenFields, postLead } from '../post-lead';
import { findFreePort, type Site, startTestSite } from '../site';

export type ChaosReport = {
  submissions: number;
  acknowledged: number;
  /** E-mail addresses acknowledged but not delivered: must be empty */
  lost: string[];
  duplicates: number;
  duplicatesUnderAnotherId: number;
  /** Submissions with several references or leads: must be 0 */
  split: number;
  kills: number;
  faults: Record<string, number>;
  /** Given-up mails to the recipient that does not exist */
  refused: number;
  stillPending: number;
  seconds: number;
};

type Options = { submissions: number; kills: number; drainSeconds: number };

const author = 'author@good.example';

/** Sends leads while the mail server fails and the site is killed at random, then checks what was delivered. */
export async function runChaos({
  submissions,
  kills,
  drainSeconds,
}: Options): Promise<ChaosReport> {
  const startedAt = Date.now();
  const smtpPort = await findFreePort();
  let calm = false;
  const nextFault = (): Fault => {
    // Half of the connections work, or no delivery would ever start.
    if (calm || randomInt(2) === 0) return 'none';
    const fault = faults[randomInt(faults.length)] ?? 'none';
    return fault === 'refused' ? 'none' : fault;
  };
  const smtp = new FaultySmtpServer(smtpPort, nextFault);
  await smtp.listen();
  const timeouts = 'connectionTimeout=2000&greetingTimeout=2000&socketTimeout=2500';
  const site = await startTestSite({
    SMTP_URL: `smtp://user:secret@127.0.0.1:${smtpPort}/?${timeouts}`,
    MAIL_FROM: 'site@good.example',
    LEADS_TO: `${author},gone@bad.example`,
    OUTBOX_WAITS: '0,1,1,2',
    TRUSTED_PROXIES: '1',
    LEADS_IN_ALL: '1000000',
  });
  try {
    const references = await submitAll(site, smtp, submissions, Math.ceil(kills / 2));
    await drainWithFaults(site, smtp, submissions, Math.floor(kills / 2), drainSeconds / 5);
    calm = true;
    const stillPending = await waitUntilDrained(site, drainSeconds);
    return {
      ...(await judge(site, smtp, references)),
      submissions,
      kills,
      stillPending,
      seconds: Math.round((Date.now() - startedAt) / 1000),
    };
  } finally {
    await site.stop('SIGKILL');
    await smtp.close();
  }
}

async function submitAll(site: Site, smtp: FaultySmtpServer, count: number, kills: number) {
  const form = await fetchFormFields(site.url);
  const references = new Map<string, Set<string>>();
  let next = 0;
  const submitMany = async () => {
    for (let number = next++; number < count; number = next++) {
      const email = `prospect-${number}@client.example`;
      const given = new Set<string>();
      references.set(email, given);
      while (given.size === 0) {
        const reference = await submit(site.url, form, email, number).catch(() => null);
        if (reference) given.add(reference);
        else await delay(200);
      }
      if (number % 10 === 0) {
        const again = await submit(site.url, form, email, number).catch(() => null);
        if (again) given.add(again);
      }
    }
  };
  const workers = Promise.all(Array.from({ length: 4 }, submitMany));
  for (let kill = 1; kill <= kills; kill += 1) {
    while (next < (count * kill) / (kills + 1)) await delay(20);
    await killAndRestart(site, smtp);
  }
  await workers;
  return references;
}

async function drainWithFaults(
  site: Site,
  smtp: FaultySmtpServer,
  submissions: number,
  kills: number,
  seconds: number,
) {
  const until = Date.now() + seconds * 1000;
  let killed = 0;
  for (;;) {
    const pending = await countPending(site);
    if (pending < submissions / 2 || Date.now() > until) break;
    if (killed < kills && Date.now() > until - (seconds * 1000 * (kills - killed)) / (kills + 1)) {
      await killAndRestart(site, smtp);
      killed += 1;
    }
    await delay(250);
  }
}

async function killAndRestart(site: Site, smtp: FaultySmtpServer) {
  await delay(randomInt(300));
  await site.stop('SIGKILL');
  await smtp.pause(randomInt(500));
  await site.start();
}

async function countPending(site: Site): Promise<number> {
  const health = await fetch(`${site.url}/health`);
  return ((await health.json()) as { pending: number }).pending;
}

function submit(
  url: string,
  form: HiddenFields,
  email: string,
  number: number,
): Promise<string | null> {
  const typed = {
    name: `Prospect ${number}`,
    email,
    details: `Nous voulons trier les factures de notre site numéro ${number}.`,
  };
  const address = `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;
  return postLead(url, form, typed, { 'X-Forwarded-For': address });
}

async function waitUntilDrained(site: Site, seconds: number): Promise<number> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const pending = await countPending(site);
    if (pending === 0 || Date.now() > until) return pending;
    await delay(250);
  }
}

async function judge(site: Site, smtp: FaultySmtpServer, references: Map<string, Set<string>>) {
  const client = createClient({ url: `file:${site.dataDir}/blog.db`, timeout: 5000 });
  const { rows } = await client.execute('SELECT email, count(*) AS leads FROM Lead GROUP BY email');
  const refused = await client.execute(
    `SELECT count(*) AS count FROM OutboxMessage
     WHERE failedAt IS NOT NULL AND json_extract(payload, '$.to') LIKE '%@bad.example'`,
  );
  client.close();
  const arrived = new Map<string, string[]>();
  for (const { to, messageId, body } of smtp.deliveries.filter(({ to }) => to === author)) {
    const email = /^Reply-To: .*<([^>]+)>/im.exec(body)?.[1] ?? to;
    arrived.set(email, [...(arrived.get(email) ?? []), messageId]);
  }
  const times = [...arrived.values()];
  return {
    acknowledged: references.size,
    lost: [...references.keys()].filter((email) => !arrived.has(email)),
    duplicates: times.reduce((sum, ids) => sum + ids.length - 1, 0),
    duplicatesUnderAnotherId: times.filter((ids) => new Set(ids).size > 1).length,
    split:
      [...references.values()].filter((given) => given.size > 1).length +
      rows.filter(({ leads }) => Number(leads) > 1).length,
    faults: Object.fromEntries(smtp.occurred),
    refused: Number(refused.rows[0]?.count),
  };
}
