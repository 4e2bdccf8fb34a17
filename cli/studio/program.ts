import type { Command } from 'commander';
import type { Io } from '../io';
import { createExamplesFormatter, createProgram, type RunWithStore, runProgram } from '../program';

export function runStudio(argv: string[], io: Io): Promise<number> {
  return runProgram((withStore) => buildProgram(io, withStore), argv, io);
}

function buildProgram(io: Io, withStore: RunWithStore): Command {
  const run = (use: (commands: typeof import('./commands')) => Promise<void>) =>
    withStore(async () => use(await import('./commands')));
  const program = createProgram('studio', io)
    .description(
      'Let people into the studio, and out of it. Safe to run while the site is running.',
    )
    .addHelpText('after', programHelp);

  program
    .command('link [address]')
    .description('print a link to choose a password: the owner’s first, or a new one')
    .addHelpText('after', examples('link', 'link jawad@example.org'))
    .action((address: string | undefined) => run(({ printLink }) => printLink(address, io)));

  program
    .command('accounts')
    .description('list the accounts, their roles and signed-in devices')
    .option('--remove <address>', 'remove an editor, or withdraw an invitation')
    .addHelpText('after', examples('accounts', 'accounts --remove nora@example.org'))
    .action(({ remove }: { remove?: string }) =>
      run((commands) =>
        remove === undefined ? commands.printAccounts(io) : commands.removeAccount(remove, io),
      ),
    );

  program
    .command('sign-out [address]')
    .description('end all sessions of an account, or of all accounts')
    .addHelpText('after', examples('sign-out', 'sign-out jawad@example.org'))
    .action((address: string | undefined) => run(({ signOut }) => signOut(address, io)));

  program
    .command('passkeys [address]')
    .description('list the passkeys of an account, or remove one, e.g. of a lost device')
    .option('--remove <number>', 'remove the passkey with this number in the list')
    .addHelpText('after', examples('passkeys', 'passkeys --remove 2'))
    .action((address: string | undefined, { remove }: { remove?: string }) =>
      run((commands) =>
        remove === undefined
          ? commands.printPasskeys(address, io)
          : commands.removeListedPasskey(address, remove, io),
      ),
    );

  return program;
}

const programHelp = `
Settings are those of the site, from the environment and .env.local: above all DATA_DIR, and
SITE_URL for the links. A link works once, for 24 hours; a newer one replaces it. Whoever opens
it and chooses a password is signed in, and the account's other sessions end. Neither a new
password nor sign-out removes passkeys.

Examples:
  npm run studio -- link`;

const examples = createExamplesFormatter('studio');
