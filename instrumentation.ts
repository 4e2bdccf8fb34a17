import type { Instrumentation } from 'next';

/** Logs an error of a page under the reference that the visitor is shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, headers }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { errorFields, log } = await import('@/lib/log');
  const { errorReferenceHeader } = await import('@/lib/http/internal-headers');
  const reference = headers[errorReferenceHeader];
  log.error({ event: 'page', reference, path: path.split('?')[0], ...errorFields(error) });
};
