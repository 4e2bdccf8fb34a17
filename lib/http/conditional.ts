import 'server-only';
import { createHash } from 'node:crypto';
import { readContentVersion } from '@/lib/content-version';

/** A text that programs read, as it is sent. */
export type MachineText = {
  /** Its media type */
  type: string;
  body: string;
  headers?: Record<string, string>;
};

type Entry = {
  version: string;
  bytes: Uint8Array<ArrayBuffer>;
  etag: string;
  modifiedAt: number;
  headers: Record<string, string>;
};

const maxBytes = 64 * 1024 * 1024;
/** Oldest use first */
const entries = new Map<string, Entry>();
let keptBytes = 0;

/**
 * Answers with a text made from the store, or 304 to who has it already. It is made anew only when the version of
 * what it is made from is another, so that an unchanged store costs a look.
 * @param key the text's own, as its path
 * @param make null where there is no such text: 404
 */
export async function answerText(
  request: Request,
  key: string,
  make: () => Promise<MachineText | null>,
  readVersion: () => Promise<string> = readContentVersion,
): Promise<Response> {
  const entry = await refresh(key, make, readVersion);
  if (!entry) return notFoundText();
  const { etag, modifiedAt, bytes, headers } = entry;
  const validators = {
    // May be kept, but is asked for each time: a change shows at the next request.
    'Cache-Control': 'public, no-cache',
    ETag: etag,
    'Last-Modified': new Date(modifiedAt).toUTCString(),
  };
  if (isKnown(request.headers, etag, modifiedAt)) {
    return new Response(null, { status: 304, headers: validators });
  }
  const body = request.method === 'HEAD' ? null : bytes;
  return new Response(body, { headers: { ...headers, ...validators } });
}

export function notFoundText(): Response {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' };
  return new Response('Not found\n', { status: 404, headers });
}

async function refresh(
  key: string,
  make: () => Promise<MachineText | null>,
  readVersion: () => Promise<string>,
): Promise<Entry | null> {
  const known = entries.get(key);
  // While the store does not answer, what is at hand counts as current.
  const version = await readVersion().catch((error: unknown) => {
    if (!known) throw error;
    return known.version;
  });
  if (known?.version === version) {
    forget(key);
    return keep(key, known);
  }
  const text = await make();
  forget(key);
  if (!text) return null;
  const bytes = new TextEncoder().encode(text.body);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  const headers = { 'Content-Type': `${text.type}; charset=utf-8`, ...text.headers };
  return keep(key, { version, bytes, etag, modifiedAt: dateOf(etag, known), headers });
}

/**
 * When this text was first seen here, to the second: never before it changed, though a withdrawn article, or a word
 * changed by another program, leaves no date of its own behind. Another text has another second.
 */
function dateOf(etag: string, known: Entry | undefined): number {
  if (known?.etag === etag) return known.modifiedAt;
  const second = Math.floor(Date.now() / 1000) * 1000;
  return Math.max(second, (known?.modifiedAt ?? 0) + 1000);
}

function keep(key: string, entry: Entry): Entry {
  entries.set(key, entry);
  keptBytes += entry.bytes.length;
  for (const oldest of entries.keys()) {
    if (keptBytes <= maxBytes) break;
    forget(oldest);
  }
  return entry;
}

function forget(key: string): void {
  keptBytes -= entries.get(key)?.bytes.length ?? 0;
  entries.delete(key);
}

/** If-None-Match, where there is one, decides alone (RFC 9110, 13.2.2). */
function isKnown(headers: Headers, etag: string, modifiedAt: number): boolean {
  const tags = headers.get('If-None-Match');
  if (tags !== null) {
    const listed = tags.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return listed.includes('*') || listed.includes(etag);
  }
  const since = Date.parse(headers.get('If-Modified-Since') ?? '');
  return since >= modifiedAt;
}
