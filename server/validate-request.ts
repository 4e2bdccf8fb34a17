import type { IncomingMessage } from 'node:http';
import { isSignedPath } from '@/lib/i18n/routes';
import type { RequestErrorName } from './error-pages';

export type RequestError = {
  status: number;
  name: RequestErrorName;
  headers?: Record<string, string>;
};

export type BodyLimits = {
  maxBodyBytes: number;
  contentTypes: RegExp;
  /** Whether programs that send neither Origin nor Sec-Fetch-Site are refused */
  originRequired?: boolean;
};

export const formLimits: BodyLimits = {
  maxBodyBytes: 64 * 1024,
  contentTypes:
    /^(?:application\/x-www-form-urlencoded(?:\s*;|$)|multipart\/form-data\s*;.*\bboundary=)/i,
};
const maxUrlLength = 8 * 1024;

const methods = ['GET', 'HEAD', 'POST'];
const hostPattern = /^(?:[\w-]+(?:\.[\w-]+)*\.?|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** @param siteUrl forms of this origin are accepted whatever host a proxy asks for */
export function findRequestError(
  request: IncomingMessage,
  siteUrl: string,
  { maxBodyBytes, contentTypes, originRequired = false }: BodyLimits = formLimits,
): RequestError | undefined {
  const { method = '', url = '', headers } = request;
  if (!methods.includes(method)) {
    return { status: 405, name: 'method', headers: { allow: methods.join(', ') } };
  }
  if (url.length > maxUrlLength) return { status: 414, name: 'tooLong' };
  if (!isPlainPath(url) || !isPlainHost(request)) return { status: 400, name: 'malformed' };
  const length = headers['content-length'];
  const chunked = headers['transfer-encoding'] !== undefined;
  if (method !== 'POST') {
    const hasBody = chunked || Number(length ?? 0) > 0;
    return hasBody ? { status: 413, name: 'bodyNotWanted' } : undefined;
  }
  if (chunked || length === undefined) return { status: 411, name: 'lengthMissing' };
  if (!(Number(length) <= maxBodyBytes)) return { status: 413, name: 'tooLarge' };
  const encoded = headers['content-encoding'] !== undefined;
  if (encoded || !contentTypes.test(headers['content-type'] ?? '')) {
    return { status: 415, name: 'form' };
  }
  return isOwnForm(request, siteUrl, originRequired) ? undefined : { status: 403, name: 'foreign' };
}

function isPlainPath(url: string): boolean {
  const path = url.replace(/[?#].*$/s, '');
  // In a relative URL, `//` would start a host name.
  if (!path.startsWith('/') || path.startsWith('//')) return false;
  try {
    const decoded = decodeURIComponent(path);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are searched for
    return !/[\u0000-\u001f\u007f\\]|(?:^|\/)\.\.?(?:\/|$)/.test(decoded) && !/[\s\\]/.test(url);
  } catch {
    return false;
  }
}

function isPlainHost({ headers, httpVersion, rawHeaders }: IncomingMessage): boolean {
  if (headers.host === undefined) return httpVersion === '1.0';
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  return hosts.length === 1 && hostPattern.test(headers.host);
}

/**
 * Browsers send Origin with every form; if it is missing or `null`, Sec-Fetch-Site says whether the form is ours.
 * A program that sends neither is not a visitor's browser, so it cannot be abused for CSRF.
 */
function isOwnForm(
  { headers, url = '' }: IncomingMessage,
  siteUrl: string,
  originRequired: boolean,
): boolean {
  const { origin, host } = headers;
  if (origin !== undefined && origin !== 'null') {
    return origin === siteUrl || origin === `http://${host}` || origin === `https://${host}`;
  }
  const sender = headers['sec-fetch-site'];
  // Safari before 16.4 says no more about a page without referrer; no other site knows the form's token.
  if (origin === 'null' && sender === undefined) return isSignedPath(url);
  if (sender === 'same-origin') return true;
  return !originRequired && origin === undefined && (sender ?? 'none') === 'none';
}
