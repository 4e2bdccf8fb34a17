import 'server-only';
import { errorFields, log } from '@/lib/log';
import { processState } from '@/lib/process-state';

export function logPageError(error: unknown, url: string, reference: string): void {
  if (processState.loggedReferences.has(reference)) return;
  processState.loggedReferences.set(reference, true);
  log.error({ event: 'page', reference, path: url.split('?')[0], ...errorFields(error) });
}
