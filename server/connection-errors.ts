import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RequestErrorName, renderRequestError } from './error-pages';
import type { SecurityHeaders } from './security-headers';

/** Answers malformed and slow requests with our own error pages and headers instead of Node.js's bare line. */
export function handleConnectionErrors(server: Server, security: SecurityHeaders): void {
  const refuse = (socket: Duplex, status: number, name: RequestErrorName, more = {}) => {
    if (!socket.writable) return socket.destroy();
    const { headers, body } = renderRequestError(status, name, '/', more);
    const all = {
      ...headers,
      ...security.forContentType('text/html'),
      'content-length': body.plain.length,
      connection: 'close',
    };
    const lines = Object.entries(all).map(([header, value]) => `${header}: ${value}\r\n`);
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body.plain}`,
      () => socket.destroy(),
    );
  };

  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket) => {
    if (code === 'HPE_HEADER_OVERFLOW') refuse(socket, 431, 'headersTooLarge');
    else if (code === 'ERR_HTTP_REQUEST_TIMEOUT') refuse(socket, 408, 'tooSlow');
    else refuse(socket, 400, 'malformed');
  });
  server.on('connect', (_, socket) => refuse(socket, 405, 'method', { allow: 'GET, HEAD, POST' }));
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}
