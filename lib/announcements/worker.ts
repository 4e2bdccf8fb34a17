import 'server-only';
import { errorFields, log } from '@/lib/log';
import { readContentVersion } from '@/lib/store/content-version';
import { announceChanges, listEnabledChannels } from './commands';

const lookEveryMs = 10_000;

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
  // The first check waits, because hubs fetch the feeds at once and the server does not listen yet.
  setTimeout(look, lookEveryMs).unref();
}
