import type { Io } from '../io';
import { createExamplesFormatter, createProgram, runProgram } from '../program';

export function runMail(argv: string[], io: Io): Promise<number> {
  return runProgram(() => buildProgram(io), argv, io);
}

function buildProgram(io: Io) {
  const program = createProgram('mail', io).description(
    'Test how mail leaves the site, and prepare its signature.',
  );

  program
    .command('test')
    .description('send a test mail to each address in LEADS_TO and say what the server answered')
    .addHelpText('after', examples('test'))
    .action(async () => (await import('./commands')).test(io));

  program
    .command('dkim')
    .description('print the DNS record of the DKIM key, which is made if there is none')
    .addHelpText('after', examples('dkim'))
    .action(async () => (await import('./commands')).dkim(io));

  return program;
}

const examples = createExamplesFormatter('mail');
