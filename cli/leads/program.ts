import { type Command, InvalidArgumentError, Option } from 'commander';
import { startOfDay } from '@/lib/i18n/dates';
import type { Io } from '../io';
import { examplesOf, type InStore, nameProgram, runProgram } from '../program';
import {
  type ExportOptions,
  erase,
  exportLeads,
  type ListOptions,
  list,
  purgeLeads,
  release,
  retry,
  show,
} from './commands';

/**
 * Runs one command on the site's store, which it neither makes nor migrates: that is the site's to do.
 * @param argv what stands after `npm run leads --`
 * @returns the exit code
 */
export function runLeads(argv: string[], io: Io): Promise<number> {
  return runProgram((inStore) => createProgram(io, inStore), argv, io);
}

function createProgram(io: Io, inStore: InStore): Command {
  const program = nameProgram('leads', io)
    .description('What the forms brought. It may run while the site does.')
    .addHelpText('after', programHelp);

  program
    .command('list')
    .description('the latest leads, a line each, the newest first')
    .addOption(new Option('--suspected', 'suspected spam instead').conflicts(['all', 'failed']))
    .addOption(new Option('--failed', 'those with a message that was given up').conflicts('all'))
    .option('--all', 'leads and suspected spam')
    .option('--limit <count>', 'how many at most', parseCount, 50)
    .option('--json', 'all that is known of them, as a JSON array')
    .addHelpText('after', examples('list', 'list --suspected', 'list --json --limit 1000'))
    .action((options: ListOptions) => inStore(() => list(options, io)));

  program
    .command('show <reference>')
    .description('all that is known of a lead')
    .option('--json', 'as a JSON object')
    .addHelpText('after', examples('show IA-7K3F9', 'show 7k3f9 --json'))
    .action((reference: string, options: { json?: boolean }) =>
      inStore(() => show(reference, options, io)),
    );

  program
    .command('release <references...>')
    .description('make suspected spam a lead as any other: its mails leave')
    .addHelpText('after', examples('release IA-7K3F9', 'release IA-7K3F9 IA-W8HTR'))
    .action((references: string[]) => inStore(() => release(references, io)));

  program
    .command('retry [references...]')
    .description('try messages that wait, or were given up, again now')
    .option('--all', 'those of all leads')
    .addHelpText('after', examples('retry IA-7K3F9', 'retry --all'))
    .action((references: string[], { all }: { all?: boolean }, command: Command) => {
      if (all === references.length > 0)
        command.error('error: name leads, or give --all, not both');
      if (!all && references.length === 0) command.error('error: name leads, or give --all');
      return inStore(() => retry(all ? null : references, io));
    });

  program
    .command('export')
    .description('leads for other programs, the oldest first')
    .addOption(
      new Option('--format <format>', 'of the export').choices(['csv', 'json']).default('csv'),
    )
    .addOption(
      new Option('--separator <character>', "between CSV's cells; Excel in French wants ;")
        .choices([',', ';'])
        .default(','),
    )
    .option('--output <file>', 'a file that only you may read; else standard output')
    .option(
      '--since <day>',
      "received since a day in the site's time zone, as 2026-01-31",
      parseDay,
    )
    .option('--email <address>', 'of one person, in any case, suspected spam too', parseAddress)
    .option('--suspected', 'suspected spam instead')
    .addHelpText(
      'after',
      examples(
        'export --output leads.csv',
        "export --separator ';' --since 2026-01-01 --output leads.csv",
        'export --format json --email amina@example.org',
      ),
    )
    .action((options: ExportOptions) => inStore(() => exportLeads(options, io)));

  program
    .command('erase')
    .argument('<email>', 'whose, in any case', parseAddress)
    .description('delete for good all that is kept of a person; asks first')
    .option('--yes', 'without asking')
    .addHelpText('after', examples('erase amina@example.org', 'erase amina@example.org --yes'))
    .action((email: string, options: { yes?: boolean }) =>
      inStore(() => erase(email, options, io)),
    );

  program
    .command('purge')
    .description('delete what has been kept long enough, as the site does every day')
    .addHelpText('after', examples('purge'))
    .action(() => inStore(() => purgeLeads(io)));

  return program;
}

const programHelp = `
Settings are those of the site, from the environment and .env.local: DATA_DIR above all, and
for release SITE_URL, MAIL_FROM, LEADS_TO and LEADS_WEBHOOK_URL too.

Examples:
  npm run leads -- list
  npm run leads -- show IA-7K3F9
  npm run -s leads -- list --json | jq -r '.[].email'     (-s: not a word of npm's)`;

const examples = examplesOf('leads');

function parseCount(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a count up to 9999; export has no limit.');
}

function parseDay(text: string): Date {
  const start = startOfDay(text);
  if (!start) throw new InvalidArgumentError('It must be a day, as 2026-01-31.');
  return start;
}

function parseAddress(text: string): string {
  if (!/^\S+@\S+$/.test(text)) throw new InvalidArgumentError('It must be an e-mail address.');
  return text;
}
