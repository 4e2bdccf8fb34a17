import 'server-only';
import { sharedCacheControl } from './cache-control';

/** A text that programs read, as it is sent. */
export type TextResource = {
  /** Its media type */
  type: string;
  body: string;
  headers?: Record<string, string>;
};

/** Answers with a text, or with 404 where there is none. server/ keeps it, and gives it its tag and date. */
export function createTextResponse(text: TextResource | null): Response {
  if (!text) return createNotFoundResponse();
  const headers = {
    'Content-Type': `${text.type}; charset=utf-8`,
    'Cache-Control': sharedCacheControl,
    ...text.headers,
  };
  return new Response(text.body, { headers });
}

export function createNotFoundResponse(): Response {
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': sharedCacheControl,
  };
  return new Response('Not found\n', { status: 404, headers });
}
