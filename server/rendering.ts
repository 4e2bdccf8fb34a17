import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What is asked of Next.js: nothing of a visitor's request that is not named here reaches it. */
export type Asked = {
  method: 'GET' | 'POST';
  /** Path and query */
  url: string;
  headers: Record<string, string | undefined>;
  body?: Buffer;
};

export type Rendered = { status: number; headers: OutgoingHttpHeaders; body: Buffer };

/**
 * Has Next.js answer a request that belongs to no connection: who asked may go away, dribble, or come together with
 * others, and the answer is whole all the same.
 */
export function render(handler: Handler, { method, url, headers, body }: Asked): Promise<Rendered> {
  const request = new IncomingMessage(new Socket());
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  Object.assign(request, { method, url, headers: Object.fromEntries(given), complete: true });
  if (body) request.push(body);
  request.push(null);
  const response = new CollectedResponse(request);
  return new Promise((resolve, reject) => {
    response.once('finish', () => resolve(response.collected()));
    handler(request, response).catch(reject);
  });
}

type Callback = () => void;

/** A response that is written to memory. */
class CollectedResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];

  collected(): Rendered {
    return {
      status: this.statusCode,
      headers: this.getHeaders(),
      body: Buffer.concat(this.#chunks),
    };
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    const headers = rest.find((value) => typeof value === 'object') as OutgoingHttpHeaders;
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (value !== undefined) this.setHeader(name, value);
    }
    return super.writeHead(status);
  }

  override flushHeaders(): void {}

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#add(chunk, rest);
    callbackIn(rest)?.();
    return true;
  }

  override end(...rest: unknown[]): this {
    if (this.writableEnded) return this;
    if (rest[0] && typeof rest[0] !== 'function') this.#add(rest[0], rest.slice(1));
    if (!this.headersSent) this.writeHead(this.statusCode);
    // What Node.js sets once a response is on its way.
    Object.assign(this, { finished: true });
    process.nextTick(() => {
      callbackIn(rest)?.();
      this.emit('finish');
      this.emit('close');
    });
    return this;
  }

  #add(chunk: unknown, rest: unknown[]): void {
    if (!this.headersSent) this.writeHead(this.statusCode);
    const encoding = rest.find((value) => typeof value === 'string') as BufferEncoding | undefined;
    this.#chunks.push(
      typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk as Uint8Array),
    );
  }
}

function callbackIn(rest: unknown[]): Callback | undefined {
  return rest.find((value) => typeof value === 'function') as Callback | undefined;
}
