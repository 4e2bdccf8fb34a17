import { connect } from 'node:net';

/** `status` is 0 if the connection was closed without a response. */
export type RawResponse = { status: number; head: string; body: string; milliseconds: number };

/** Sends bytes that no client library would. Throws after `withinMs`; pieces are sent `pauseMs` apart. */
export function sendRawRequest(
  site: string,
  pieces: string | Buffer | (string | Buffer)[],
  { withinMs = 2000, pauseMs = 0, onConnect = () => {} } = {},
): Promise<RawResponse> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(new URL(site).port), host: 'localhost' });
    let received = '';
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`No end after ${withinMs} ms; received so far: ${received.slice(0, 500)}`));
    }, withinMs);
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ...parse(received), milliseconds: performance.now() - begun });
    };
    socket.on('data', (chunk) => {
      // 100 Continue is not the response.
      received = (received + chunk.toString('latin1')).replace(/^HTTP\/1\.1 100 .*\r\n\r\n/, '');
      if (isWhole(received)) end();
    });
    // A server that refuses may reset the connection during the write.
    socket.on('error', end);
    socket.on('close', end);
    socket.on('connect', () => {
      write(Array.isArray(pieces) ? pieces : [pieces]);
      onConnect();
    });
    const write = ([first, ...rest]: (string | Buffer)[]) => {
      if (first === undefined || socket.destroyed) return;
      socket.write(typeof first === 'string' ? Buffer.from(first, 'latin1') : first);
      if (pauseMs > 0) setTimeout(() => write(rest), pauseMs);
      else write(rest);
    };
  });
}

export function formatRequest(
  site: string,
  line: string,
  headers: string[] = [],
  body = '',
): string {
  const { host } = new URL(site);
  return `${[line, `Host: ${host}`, 'Connection: close', ...headers].join('\r\n')}\r\n\r\n${body}`;
}

function parse(received: string): { status: number; head: string; body: string } {
  const [head = '', ...rest] = received.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0);
  return { status, head, body: Buffer.from(rest.join('\r\n\r\n'), 'latin1').toString() };
}

function isWhole(received: string): boolean {
  const at = received.indexOf('\r\n\r\n');
  if (at < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, at))?.[1];
  return length !== undefined && received.length >= at + 4 + Number(length);
}
