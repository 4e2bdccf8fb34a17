import { createServer, type Server, type Socket } from 'node:net';

export const faults = [
  'none',
  'refused', // nobody listens
  'no greeting',
  'slow',
  '421 on connection',
  '451 greylisted',
  'hang after DATA',
  'cut after DATA',
  'TLS failure',
  'wrong password',
] as const;
export type Fault = (typeof faults)[number];

export type Delivery = { to: string; messageId: string; body: string };

type NextFault = () => Fault;

const quiet = () => {};

/**
 * Speaks just enough SMTP to fail at every step. Recipients in `bad.example` do not exist. A mail counts as delivered
 * once the server has received it, even if the client never learns so.
 */
export class FaultySmtpServer {
  readonly deliveries: Delivery[] = [];
  readonly occurred = new Map<Fault, number>();
  readonly #nextFault: NextFault;
  readonly #port: number;
  #server: Server | undefined;
  #sockets = new Set<Socket>();

  /** @param mailsPerConnection the connection is then closed with 421 */
  constructor(
    port: number,
    nextFault: NextFault,
    readonly mailsPerConnection = 4,
  ) {
    this.#port = port;
    this.#nextFault = nextFault;
  }

  listen(): Promise<void> {
    this.#server = createServer((socket) => this.#serve(socket));
    return new Promise((resolve) => this.#server?.listen(this.#port, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()));
  }

  async pause(ms: number): Promise<void> {
    this.#count('refused');
    await this.close();
    await new Promise((resolve) => setTimeout(resolve, ms));
    await this.listen();
  }

  #count(fault: Fault) {
    this.occurred.set(fault, (this.occurred.get(fault) ?? 0) + 1);
  }

  #serve(socket: Socket) {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket)).on('error', quiet);
    const fault = this.#nextFault();
    this.#count(fault);
    new Session(socket, fault, this).begin();
  }
}

class Session {
  #buffer = '';
  #readsMail = false;
  #recipient = '';
  #hung = false;
  #mails = 0;

  constructor(
    readonly socket: Socket,
    readonly fault: Fault,
    readonly server: FaultySmtpServer,
  ) {}

  begin() {
    if (this.fault === 'no greeting') return;
    if (this.fault === '421 on connection') {
      this.socket.end('421 4.3.2 too busy\r\n');
      return;
    }
    this.socket.setEncoding('utf8');
    this.socket.on('data', (chunk) => this.#read(String(chunk)));
    this.#say('220 faulty.example ESMTP');
  }

  #say(line: string) {
    const send = () => this.socket.writable && this.socket.write(`${line}\r\n`);
    if (this.fault === 'slow') setTimeout(send, 200);
    else send();
  }

  #read(chunk: string) {
    this.#buffer += chunk;
    while (!this.#hung) {
      const end = this.#buffer.indexOf(this.#readsMail ? '\r\n.\r\n' : '\r\n');
      if (end === -1) return;
      const part = this.#buffer.slice(0, end);
      this.#buffer = this.#buffer.slice(end + (this.#readsMail ? 5 : 2));
      if (this.#readsMail) this.#takeMail(part);
      else this.#answer(part);
    }
  }

  #answer(command: string) {
    const verb = command.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') {
      const tls = this.fault === 'TLS failure' ? '250-STARTTLS\r\n' : '';
      this.#say(`250-faulty.example\r\n${tls}250 AUTH PLAIN LOGIN`);
    } else if (verb === 'STAR') {
      this.socket.end('220 go ahead\r\nthis is no handshake\r\n');
    } else if (verb === 'AUTH') {
      this.#say(this.fault === 'wrong password' ? '535 5.7.8 wrong password' : '235 2.7.0 welcome');
    } else if (verb === 'MAIL' && this.#mails >= this.server.mailsPerConnection) {
      this.socket.end('421 4.7.0 enough for now\r\n');
    } else if (verb === 'RCPT') {
      this.#recipient = /<([^>]*)>/.exec(command)?.[1] ?? '';
      if (this.#recipient.endsWith('@bad.example')) this.#say('550 5.1.1 no such user');
      else if (this.fault === '451 greylisted') this.#say('451 4.7.1 greylisted, come back later');
      else this.#say('250 2.1.5 ok');
    } else if (verb === 'DATA') {
      this.#readsMail = true;
      this.#say('354 go ahead');
    } else if (verb === 'QUIT') {
      this.socket.end('221 bye\r\n');
    } else {
      this.#say('250 ok');
    }
  }

  #takeMail(body: string) {
    this.#readsMail = false;
    const messageId = /^Message-ID: (.+)$/im.exec(body)?.[1] ?? '';
    this.#mails += 1;
    this.server.deliveries.push({ to: this.#recipient, messageId, body });
    if (this.fault === 'hang after DATA') this.#hung = true;
    else if (this.fault === 'cut after DATA') this.socket.destroy();
    else this.#say('250 2.0.0 kept');
  }
}
