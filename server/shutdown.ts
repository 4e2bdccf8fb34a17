import 'server-only';
import { log } from '@/lib/log';
import { stopOutbox } from '@/lib/outbox/drain';
import { closeSmtpConnections } from '@/lib/outbox/smtp';
import { closeHttpServers } from '@/server/http-server';

/** Supervisors kill what has not ended after some time: systemd after 90 s, Docker after 10. */
const longestMs = 8000;

/**
 * On SIGTERM and SIGINT: answers what was asked, lets the mails in hand arrive, and goes. What takes too long is left to
 * its lease: the next process sends it. Takes the place of Next.js's own (NEXT_MANUAL_SIG_HANDLE), which knows no mails.
 */
export function stopOnSignals(): void {
  const codes = { SIGTERM: 143, SIGINT: 130 };
  for (const [signal, code] of Object.entries(codes)) {
    process.once(signal, async () => {
      setTimeout(() => process.exit(code), longestMs);
      await Promise.allSettled([closeHttpServers(), stopOutbox()]);
      closeSmtpConnections();
      log.info({ event: 'stop', signal });
      process.exit(code);
    });
  }
}
