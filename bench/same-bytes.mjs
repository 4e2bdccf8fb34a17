// The ceiling: a server that knows one answer, {headers, body in base64} on standard input, and does nothing else.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/** @typedef {{ headers: import('node:http').OutgoingHttpHeaders, body: string }} Sent */
const { headers, body } = /** @type {Sent} */ (await json(process.stdin));
const bytes = Buffer.from(body, 'base64');
createServer((_, response) => response.writeHead(200, headers).end(bytes)).listen(
  Number(process.argv[2]),
  '127.0.0.1',
);
