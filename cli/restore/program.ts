import type { Restored } from '@/lib/backup/restore-backup';
import { formatTimestamp } from '@/lib/i18n/dates';
import { formatCount } from '@/lib/i18n/format-count';
import { env } from '@/lib/settings/env';
import { describeRemoval } from '@/lib/store/copies';
import { type Io, writeOut } from '../io';
import { createExamplesFormatter, createProgram, runCommand } from '../program';

type RestoreOptions = { replace?: boolean; beforeMigration?: boolean };

export function runRestore(argv: string[], io: Io): Promise<number> {
  const program = createProgram('restore', io)
    .argument('[file]', 'what "npm run backup" has written, also s3://bucket/name')
    .description('Put a backup into DATA_DIR. Stop the site first.')
    .option('--replace', 'restore over the data of a site, which is kept in a folder beside it')
    .option('--before-migration', 'put back the database of before the last upgrade instead')
    .addHelpText('after', programHelp);
  program.action(async (file: string | undefined, options: RestoreOptions) => {
    if ((file === undefined) !== (options.beforeMigration === true)) {
      program.error('error: give either a file or --before-migration');
    }
    const { restoreBackup, restoreBeforeMigration } = await import('@/lib/backup/restore-backup');
    const restored = file
      ? await restoreBackup(file, options.replace === true)
      : await restoreBeforeMigration();
    for (const line of describeResult(restored)) writeOut(io, line);
  });
  return runCommand(program, argv, io);
}

function describeResult({ madeAt, held, erased, replaced }: Restored): string[] {
  const { DATA_DIR } = env();
  return [
    madeAt
      ? `Restored the backup of ${formatTimestamp(new Date(madeAt))} to ${DATA_DIR}.`
      : 'Restored the database of before the last migration: start the version that wrote it. It has none of the leads received since.',
    ...(held > 0
      ? [
          `On hold: ${formatCount(held, 'message')}, which may have left after the backup. See npm run leads -- list; send them with npm run leads -- retry --all, or drop them with npm run leads -- discard --all.`,
        ]
      : []),
    ...(erased > 0 ? [`Erased again: ${formatCount(erased, 'lead')}.`] : []),
    ...(replaced.length > 0
      ? [
          `The former data is in ${replaced.join(' and ')}. Once you do not need it, delete it: ${describeRemoval(replaced)}`,
        ]
      : []),
  ];
}

const programHelp = `
Into an empty DATA_DIR it needs no option. To rehearse, restore elsewhere and look at the site there:
  DATA_DIR=/tmp/rehearsal npm run restore -- backup.tar.gz
  DATA_DIR=/tmp/rehearsal PORT=3999 SMTP_URL= npm start
${createExamplesFormatter('restore')('backup.tar.gz', 'backup.tar.gz --replace', '--before-migration')}`;
