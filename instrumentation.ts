import type { Instrumentation } from 'next';

/** Logs an error of a page under the reference that the visitor is shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, headers }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logPageError } = await import('@/lib/http/log-page-error');
  const { errorReferenceHeader } = await import('@/lib/http/internal-headers');
  logPageError(error, path, String(headers[errorReferenceHeader]));
};
