import type { Instrumentation } from 'next';

/** Next.js calls this once, before the server takes requests. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { start } = await import('@/server/start');
  await start();
}

/** A bug: what the log has of it can be found by the reference that the visitor was shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, headers }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { log, errorFields } = await import('@/lib/log');
  const { errorReferenceHeader } = await import('@/lib/http/internal-headers');
  const reference = headers[errorReferenceHeader];
  log.error({ event: 'page', reference, path: path.split('?')[0], ...errorFields(error) });
};
