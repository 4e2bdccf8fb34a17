import type { Instrumentation } from 'next';

const logged = new WeakSet<object>();

/** Logs an error of a page under the reference that the visitor is shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, headers }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  // Next.js reports an error of a server component twice: where it is thrown and where its page is rendered.
  if (error instanceof Object && logged.has(error)) return;
  if (error instanceof Object) logged.add(error);
  const { errorFields, log } = await import('@/lib/log');
  const { errorReferenceHeader } = await import('@/lib/http/internal-headers');
  const reference = headers[errorReferenceHeader];
  log.error({ event: 'page', reference, path: path.split('?')[0], ...errorFields(error) });
};
