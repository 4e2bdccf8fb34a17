import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { chooseEncoding, EncodedBody, type Encoding } from './encoded-body';

const textTypes =
  /^text\/|^application\/(?:[\w.-]+\+)?(?:json|xml)|^image\/svg|^application\/javascript/;

type Head = { security: Record<string, string>; body?: Buffer; lines: string[] };

export class BufferedResponse {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: EncodedBody;
  readonly etag: string;
  readonly #encodable: boolean;
  readonly isRevalidatable: boolean;
  readonly #heads = new Map<Encoding | 'unchanged', Head>();
  /** Milliseconds since 1970 */
  #modifiedAt: number | undefined;

  constructor(status: number, headers: OutgoingHttpHeaders, plain: Buffer, brotli?: Buffer) {
    this.status = status;
    this.headers = headers;
    this.body = new EncodedBody(plain, brotli);
    this.isRevalidatable = status === 200 && !/no-store/.test(String(headers['cache-control']));
    this.etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
    this.#encodable =
      this.body.compressible && textTypes.test(String(headers['content-type'] ?? ''));
  }

  get memoryBytes(): number {
    return this.body.memoryBytes + 4096;
  }

  async pack(): Promise<void> {
    if (this.#encodable) await this.body.pack();
  }

  get isCacheable(): boolean {
    const lasting = /s-maxage|immutable/.test(String(this.headers['cache-control'] ?? ''));
    // There is no limit to unknown URLs: their 404 pages would evict pages that exist.
    return lasting && this.status < 400;
  }

  /** When this process first saw this body, because no stored date tells when an article left a list. */
  setLastModified(previous: BufferedResponse | undefined): void {
    const second = Math.floor(Date.now() / 1000) * 1000;
    const before = previous ? previous.#modifiedAt : undefined;
    if (before === undefined) this.#modifiedAt = second;
    else this.#modifiedAt = previous?.etag === this.etag ? before : Math.max(second, before + 1000);
  }

  /** @param security the same object for the same content type */
  send(
    request: IncomingMessage,
    response: ServerResponse,
    security: Record<string, string>,
  ): void | Promise<void> {
    if (this.isRevalidatable && this.#isKnown(request.headers)) {
      response.writeHead(304, this.#head(security, 'unchanged')).end();
      return;
    }
    const encoding: Encoding = this.#encodable
      ? chooseEncoding(request.headers['accept-encoding'])
      : 'identity';
    const write = (body: Buffer) => {
      response
        .writeHead(this.status, this.#head(security, encoding, body))
        .end(request.method === 'HEAD' ? undefined : body);
    };
    const body = this.body.get(encoding);
    return body instanceof Promise ? body.then(write) : write(body);
  }

  #head(
    security: Record<string, string>,
    encoding: Encoding | 'unchanged',
    body?: Buffer,
  ): string[] {
    const known = this.#heads.get(encoding);
    if (known && known.security === security && known.body === body) return known.lines;
    const headers = { ...this.headers, ...security, ...this.validators };
    if (this.#encodable) headers.vary = 'Accept-Encoding';
    if (encoding === 'unchanged') delete headers['content-type'];
    if (encoding === 'gzip' || encoding === 'br') headers['content-encoding'] = encoding;
    if (body && this.status !== 304 && this.status !== 204) headers['content-length'] = body.length;
    const lines = Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);
    this.#heads.set(encoding, { security, body, lines });
    return lines;
  }

  get validators(): OutgoingHttpHeaders {
    if (!this.isRevalidatable) return {};
    return {
      etag: this.etag,
      ...(this.#modifiedAt !== undefined && {
        'last-modified': new Date(this.#modifiedAt).toUTCString(),
      }),
    };
  }

  /** If-None-Match takes precedence (RFC 9110, 13.2.2). */
  #isKnown(headers: IncomingMessage['headers']): boolean {
    const tags = headers['if-none-match'];
    if (tags !== undefined) {
      const weak = (tag: string) => tag.trim().replace(/^W\//, '');
      return tags.split(',').some((tag) => tag.trim() === '*' || weak(tag) === weak(this.etag));
    }
    return Date.parse(headers['if-modified-since'] ?? '') >= (this.#modifiedAt ?? Infinity);
  }
}
