import { mkdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { inboxDir, smtpPort } from './environment';

mkdirSync(inboxDir, { recursive: true });
let received = 0;

new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  async onData(stream, _session, callback) {
    const mail = await buffer(stream);
    received += 1;
    const path = join(inboxDir, `${received}.eml`);
    await writeFile(`${path}.part`, mail);
    await rename(`${path}.part`, path);
    callback();
  },
}).listen(smtpPort, 'localhost');
