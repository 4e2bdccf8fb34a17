import { rmSync } from 'node:fs';
import { FaultySmtpServer } from '../e2e/faulty-smtp-server';
import { findFreePort, type Site, startTestSite } from '../e2e/site';

const author = 'author@good.example';

/** A site that takes leads of all addresses, and the mail server that it hands them to. */
export type LoadedSite = Site & {
  /** References of the leads whose mail the author has */
  delivered: Set<string>;
  /** Until nothing is left to be sent, or some minutes went by. */
  untilDelivered(): Promise<void>;
  close(): Promise<void>;
};

/** @param settings besides those that take all leads */
export async function startLoadedSite(settings: Record<string, string> = {}): Promise<LoadedSite> {
  const port = await findFreePort();
  const smtp = new FaultySmtpServer(port, () => 'none', Number.POSITIVE_INFINITY);
  await smtp.listen();
  const site = await startTestSite({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    LEADS_TO: author,
    TRUSTED_PROXIES: '1',
    LEADS_IN_ALL: '9999999',
    LOG_LEVEL: 'warn',
    ...settings,
  });
  const delivered = new Set<string>();
  // Ten minutes of mails are more than this process should keep.
  const harvest = () => {
    for (const { to, body } of smtp.deliveries.splice(0)) {
      const reference = /IA-\w{5}/.exec(body)?.[0];
      if (to === author && reference) delivered.add(reference);
    }
  };
  const timer = setInterval(harvest, 1000);
  return {
    ...site,
    delivered,
    async untilDelivered() {
      const until = performance.now() + 300_000;
      while ((await countPending(site.url)) > 0 && performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      harvest();
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
  return ((await (await fetch(`${url}/health`)).json()) as { pending: number }).pending;
}
