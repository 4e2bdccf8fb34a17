import 'server-only';
import { errorFields, log } from '@/lib/log';
import { readContentVersion } from '@/lib/store/content-version';
import { announceChanges, listEnabledChannels } from './commands';

const checkEveryMs = 10_000;

export function startAnnouncements({
  channels = listEnabledChannels(),
  readVersion = readContentVersion,
  announce = announceChanges,
} = {}): void {
  if (channels.length === 0) return;
  let announcedVersion: string | undefined;
  const check = async () => {
    try {
      const version = await readVersion();
      if (version !== announcedVersion && (await announce({ channels })) !== null)
        announcedVersion = version;
    } catch (error) {
      log.error({ event: 'announcements', ...errorFields(error) });
    }
    setTimeout(check, checkEveryMs).unref();
  };
  // The first check waits, because hubs fetch the feeds at once and the server does not listen yet.
  setTimeout(check, checkEveryMs).unref();
}
