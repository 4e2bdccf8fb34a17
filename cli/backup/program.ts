import { formatCount } from '@/lib/i18n/format-count';
import { type Io, writeOut } from '../io';
import { createExamplesFormatter, createProgram, runProgram } from '../program';

export function runBackup(argv: string[], io: Io): Promise<number> {
  return runProgram(
    (withStore) =>
      createProgram('backup', io)
        .argument(
          '<file>',
          'a new file; or a folder, also s3://bucket/folder, where it is named after the time',
        )
        .description('Write database, media, mails and secrets into one file, while the site runs.')
        .addHelpText('after', programHelp)
        .action((target: string) => withStore(() => backup(target, io))),
    argv,
    io,
  );
}

async function backup(target: string, io: Io): Promise<void> {
  const { createBackup } = await import('@/lib/backup/create-backup');
  const { file, bytes, files, hasDatabase } = await createBackup(target);
  const size = `${formatCount(files, 'file')}, ${(bytes / 1e6).toFixed(1)} MB`;
  writeOut(io, `Backed up to ${file} (${size}), and read back without an error.`);
  if (!hasDatabase) {
    writeOut(
      io,
      'The database is not included: it is on a libSQL server. Back it up there, at the same time.',
    );
  }
}

const programHelp = `
The file can be read by you alone, as it holds leads and secrets: keep it on another machine, and
encrypted if that is not yours. "npm run restore" puts it back.
${createExamplesFormatter('backup')(
  '/mnt/backups',
  '/mnt/backups/before-the-move.tar.gz',
  's3://backups/site',
)}`;
