import 'server-only';
import { sharedCacheControl } from './caching';

/** A text that programs read, as it is sent. */
export type MachineText = {
  /** Its media type */
  type: string;
  body: string;
  headers?: Record<string, string>;
};

/** Answers with a text, or with 404 where there is none. server/ keeps it, and gives it its tag and date. */
export function answerText(text: MachineText | null): Response {
  if (!text) return notFoundText();
  const headers = {
    'Content-Type': `${text.type}; charset=utf-8`,
    'Cache-Control': sharedCacheControl,
    ...text.headers,
  };
  return new Response(text.body, { headers });
}

export function notFoundText(): Response {
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': sharedCacheControl,
  };
  return new Response('Not found\n', { status: 404, headers });
}
