import 'server-only';
import { errorFields, log } from '@/lib/log';
import { readContentVersion } from '@/lib/store/content-version';
import { announceChanges, listEnabledChannels } from './commands';

const lookEveryMs = 10_000;

/**
 * Announces what became visible or changed, for as long as the process lives: also what was written by another
 * program, what was scheduled, and what came due while the site was off. Nothing is looked for where no channel is set.
 */
export function startAnnouncements(): void {
  if (listEnabledChannels().length === 0) return;
  let seen: string | undefined;
  const look = async () => {
    try {
      const version = await readContentVersion();
      if (version !== seen && (await announceChanges()) !== null) seen = version;
    } catch (error) {
      log.error({ event: 'announcements', ...errorFields(error) });
    }
    setTimeout(look, lookEveryMs).unref();
  };
  // Not at once: whoever is told comes to see, and the site does not answer yet.
  setTimeout(look, lookEveryMs).unref();
}
