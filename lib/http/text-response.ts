import 'server-only';
import { sharedCacheControl } from './cache-control';

export type TextResource = {
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

export const createNotFoundResponse = () => createError(404, 'Not found');
export const createGoneResponse = () => createError(410, 'Gone');

function createError(status: number, text: string): Response {
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': sharedCacheControl,
  };
  return new Response(`${text}\n`, { status, headers });
}
