import 'server-only';
import { errorFields, log } from '@/lib/log';
import { drainOutbox } from './drain';
import { queueDeliveryReport } from './report';

const pollEveryMs = 3000;

export function startOutboxWorker(): void {
  const poll = async () => {
    try {
      await queueDeliveryReport();
      await drainOutbox();
    } catch (error) {
      log.error({ event: 'outbox', ...errorFields(error) }, 'sweep failed');
    }
    setTimeout(poll, pollEveryMs).unref();
  };
  void poll();
}
