import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Io } from '../io';
import {
  createExamplesFormatter,
  createProgram,
  parseCount,
  type RunWithStore,
  runProgram,
} from '../program';
import type { ExportOptions, ListOptions } from './commands';

export function runLeads(argv: string[], io: Io): Promise<number> {
  return runProgram((withStore) => buildProgram(io, withStore), argv, io);
}

function buildProgram(io: Io, withStore: RunWithStore): Command {
  const run = (use: (commands: typeof import('./commands')) => Promise<void>) =>
    withStore(async () => use(await import('./commands')));
  const program = createProgram('leads', io)
    .description('Read, export and delete leads. Safe to run while the site is running.')
    .addHelpText('after', programHelp);

  program
    .command('list')
    .description('list the latest leads, newest first')
    .addOption(new Option('--suspected', 'suspected spam only').conflicts(['all', 'failed']))
    .addOption(new Option('--failed', 'only leads with a given-up message').conflicts('all'))
    .option('--all', 'leads and suspected spam')
    .option('--limit <count>', 'maximum number of leads', parseCount, 50)
    .option('--json', 'all fields, as a JSON array')
    .addHelpText('after', examples('list', 'list --suspected', 'list --json --limit 1000'))
    .action((options: ListOptions) => run(({ list }) => list(options, io)));

  program
    .command('show <reference>')
    .description('show all details of a lead')
    .option('--json', 'all fields, as a JSON object')
    .addHelpText('after', examples('show IA-7K3F9', 'show 7k3f9 --json'))
    .action((reference: string, options: { json?: boolean }) =>
      run(({ show }) => show(reference, options, io)),
    );

  program
    .command('release <references...>')
    .description('turn suspected spam into a regular lead and send its mails')
    .addHelpText('after', examples('release IA-7K3F9', 'release IA-7K3F9 IA-W8HTR'))
    .action((references: string[]) => run(({ release }) => release(references, io)));

  program
    .command('retry [references...]')
    .description('retry waiting, given-up and held messages now')
    .option('--all', 'messages of all leads')
    .addHelpText('after', examples('retry IA-7K3F9', 'retry --all'))
    .action((references: string[], { all }: { all?: boolean }, command: Command) => {
      assertReferencesOrAll(references, all, command);
      return run(({ retry }) => retry(all ? null : references, io));
    });

  program
    .command('discard [references...]')
    .description('drop messages that are on hold since a restore or were given up; the leads stay')
    .option('--all', 'messages of all leads')
    .addHelpText('after', examples('discard IA-7K3F9', 'discard --all'))
    .action((references: string[], { all }: { all?: boolean }, command: Command) => {
      assertReferencesOrAll(references, all, command);
      return run(({ discard }) => discard(all ? null : references, io));
    });

  program
    .command('export')
    .description('export leads as CSV or JSON, oldest first')
    .addOption(
      new Option('--format <format>', 'output format').choices(['csv', 'json']).default('csv'),
    )
    .addOption(
      new Option('--separator <character>', 'CSV separator; French Excel expects ;')
        .choices([',', ';'])
        .default(','),
    )
    .option('--output <file>', 'write to a file that only you can read (default: standard output)')
    .option(
      '--since <day>',
      'only leads received since this day (site’s time zone), e.g. 2026-01-31',
    )
    .option(
      '--email <address>',
      'only leads from this address (case-insensitive), including suspected spam',
      parseAddress,
    )
    .option('--suspected', 'suspected spam only')
    .addHelpText(
      'after',
      examples(
        'export --output leads.csv',
        "export --separator ';' --since 2026-01-01 --output leads.csv",
        'export --format json --email amina@example.org',
      ),
    )
    .action(
      async (options: Omit<ExportOptions, 'since'> & { since?: string }, command: Command) => {
        const since =
          options.since === undefined ? undefined : await parseDay(options.since, command);
        return run(({ exportLeads }) => exportLeads({ ...options, since }, io));
      },
    );

  program
    .command('erase')
    .argument('<email>', 'address (case-insensitive)', parseAddress)
    .description('permanently delete all data of a person; asks for confirmation')
    .option('--yes', 'skip the confirmation')
    .addHelpText('after', examples('erase amina@example.org', 'erase amina@example.org --yes'))
    .action((email: string, options: { yes?: boolean }) =>
      run(({ erase }) => erase(email, options, io)),
    );

  program
    .command('purge')
    .description('delete data past its retention period, as the site does every day')
    .addHelpText('after', examples('purge'))
    .action(() => run(({ purgeLeads }) => purgeLeads(io)));

  program
    .command('webhook-key')
    .description('print the secret with which webhooks are signed')
    .addHelpText('after', examples('webhook-key'))
    .action(() => run(({ printWebhookKey }) => printWebhookKey(io)));

  return program;
}

const programHelp = `
Settings are those of the site, from the environment and .env.local: above all DATA_DIR, and for
release also SITE_URL, MAIL_FROM, LEADS_TO and LEADS_WEBHOOK_URL.

Examples:
  npm run leads -- list
  npm run leads -- show IA-7K3F9
  npm run -s leads -- list --json | jq -r '.[].email'     (-s hides npm's own output)`;

const examples = createExamplesFormatter('leads');

function assertReferencesOrAll(references: string[], all: boolean | undefined, command: Command) {
  if (all && references.length > 0) command.error('error: give references or --all, not both');
  if (!all && references.length === 0) command.error('error: give references or --all');
}

async function parseDay(text: string, command: Command): Promise<Date> {
  const { startOfDay } = await import('@/lib/i18n/dates');
  return (
    startOfDay(text) ??
    command.error(
      `error: option '--since <day>' argument '${text}' is invalid. Use a day, e.g. 2026-01-31.`,
    )
  );
}

function parseAddress(text: string): string {
  if (!/^\S+@\S+$/.test(text))
    throw new InvalidArgumentError('Use an e-mail address, e.g. amina@example.org.');
  return text;
}
