import 'server-only';
import { sharedCacheControl } from './cache-control';

export type TextResource = {
  /** Media type */
  type: string;
  body: string;
  headers?: Record<string, string>;
};

/** 404 without a text. server/ adds ETag and Last-Modified. */
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
