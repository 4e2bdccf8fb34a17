import { rmSync } from 'node:fs';
import { FaultySmtpServer } from '../e2e/faulty-smtp-server';
import { findFreePort, type Site, startTestSite } from '../e2e/site';

export const author = 'author@good.example';

/** A site without limits on leads, with a mail server of its own. */
export type LoadedSite = Site & {
  smtpPort: number;
  delivered: Set<string>;
  /** Number of mails to the author, of any kind */
  countMails(): number;
  waitUntilDelivered(): Promise<void>;
  close(): Promise<void>;
};

export async function startLoadedSite(settings: Record<string, string> = {}): Promise<LoadedSite> {
  const smtpPort = await findFreePort();
  const smtp = new FaultySmtpServer(smtpPort, () => 'none', Number.POSITIVE_INFINITY);
  await smtp.listen();
  const site = await startTestSite({
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    LEADS_TO: author,
    TRUSTED_PROXIES: '1',
    LEADS_IN_ALL: '9999999',
    LOG_LEVEL: 'warn',
    ...settings,
  });
  const delivered = new Set<string>();
  let mails = 0;
  const readDeliveries = () => {
    // Removes the mails from memory: ten minutes of load send many.
    for (const { to, body } of smtp.deliveries.splice(0)) {
      if (to !== author) continue;
      mails += 1;
      const reference = /IA-\w{5}/.exec(body)?.[0];
      if (reference) delivered.add(reference);
    }
  };
  const timer = setInterval(readDeliveries, 1000);
  return {
    ...site,
    smtpPort,
    delivered,
    countMails() {
      readDeliveries();
      return mails;
    },
    async waitUntilDelivered() {
      const until = performance.now() + 300_000;
      while ((await countPending(site.url)) > 0 && performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      readDeliveries();
    },
    async close() {
      clearInterval(timer);
      await site.stop();
      await smtp.close();
      rmSync(site.dataDir, { recursive: true });
    },
  };
}

async function countPending(url: string): Promise<number> {
  const health = (await (await fetch(`${url}/health`)).json()) as { pending: number };
  return health.pending;
}
