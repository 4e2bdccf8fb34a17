import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseMoment } from '@/lib/i18n/local-time';
import { isLocale, type Locale, locales } from '@/lib/i18n/locales';
import type { Io } from '../io';
import { examplesOf, type InStore, nameProgram, runProgram } from '../program';
import {
  type ExportOptions,
  exportFolder,
  type ListOptions,
  list,
  publish,
  rename,
  schedule,
  unpublish,
} from './commands';
import { check, type ImportOptions, importPaths } from './import';
import { writeTemplate } from './template';

type InLocale = { locale?: Locale };

/**
 * Runs one command on the site's store, which it neither makes nor migrates: that is the site's to do.
 * @param argv what stands after `npm run articles --`
 * @returns the exit code
 */
export function runArticles(argv: string[], io: Io): Promise<number> {
  return runProgram((inStore) => createProgram(io, inStore), argv, io);
}

function createProgram(io: Io, inStore: InStore): Command {
  const program = nameProgram('articles', io)
    .description('Articles from files and back. It may run while the site does.')
    .addHelpText('after', programHelp);

  program
    .command('new <title>')
    .description('write the file of an article to be')
    .addOption(inLocale('in which language'))
    .option('--dir <folder>', 'where the articles’ files are', 'content')
    .addHelpText('after', examples('new "Ce que change Mistral"', 'new "What changes" --locale en'))
    .action((title: string, options: InLocale & { dir: string }) =>
      writeTemplate(title, options, io),
    );

  program
    .command('import <paths...>')
    .description('take in articles: files, folders, an export of Ghost or WordPress')
    .addOption(
      new Option('--from <system>', 'what the paths are; else guessed by how they end').choices([
        'folder',
        'ghost',
        'wordpress',
      ]),
    )
    .addOption(inLocale('of articles that do not say theirs'))
    .option('--images <folder>', 'an old site’s pictures: its content/images or wp-content/uploads')
    .option('--redirects <file>', 'Ghost’s redirects.json or redirects.yaml')
    .option('--report <file>', 'what was and was not taken of an old site, in a file too')
    .option('--dry-run', 'say what would change, and change nothing')
    .addHelpText(
      'after',
      examples(
        'import content',
        'import content/fr/mistral.md',
        'import ghost.json --images ghost/content/images --redirects redirects.json',
        'import wordpress.xml --images wp-content/uploads --report import.txt --dry-run',
      ),
    )
    .action((paths: string[], options: ImportOptions) =>
      inStore(() => importPaths(paths, options, io)),
    );

  program
    .command('check <paths...>')
    .description('name every mistake of files or folders; changes nothing')
    .addOption(inLocale('of articles that do not say theirs'))
    .addHelpText('after', examples('check content', 'check content/fr/mistral.md'))
    .action((paths: string[], options: InLocale) => inStore(() => check(paths, options, io)));

  program
    .command('publish <article>')
    .description('show it to readers now')
    .addOption(inLocale('which language it is in'))
    .addHelpText('after', examples('publish mistral', 'publish en/mistral'))
    .action((article: string, options: InLocale) => inStore(() => publish(article, options, io)));

  program
    .command('schedule')
    .argument('<article>')
    .argument('<when>', 'with its zone, or without one in the site’s', parseFuture)
    .description('show it to readers from a moment to come')
    .addOption(inLocale('which language it is in'))
    .addHelpText(
      'after',
      examples('schedule mistral "2026-12-01 08:00"', 'schedule mistral 2026-12-01T08:00:00+01:00'),
    )
    .action((article: string, when: Date, options: InLocale) =>
      inStore(() => schedule(article, when, options, io)),
    );

  program
    .command('unpublish <article>')
    .description('make it a draft: readers see it no more')
    .addOption(inLocale('which language it is in'))
    .addHelpText('after', examples('unpublish mistral', 'unpublish mistral --locale en'))
    .action((article: string, options: InLocale) => inStore(() => unpublish(article, options, io)));

  program
    .command('rename <from> <to>')
    .description('give it another address; the former one leads there from then on')
    .addOption(inLocale('which language it is in'))
    .addHelpText('after', examples('rename mistral mistral-ai', 'rename en/mistral mistral-ai'))
    .action((from: string, to: string, options: InLocale) =>
      inStore(() => rename(from, to, options, io)),
    );

  program
    .command('list')
    .description('all articles, a line each: drafts first, then the newest')
    .addOption(new Option('--drafts', 'these only').conflicts(['scheduled', 'published']))
    .addOption(new Option('--scheduled', 'these only').conflicts('published'))
    .option('--published', 'these only')
    .addOption(inLocale('in one language'))
    .option('--json', 'all that is known of them but their texts, as a JSON array')
    .addHelpText('after', examples('list', 'list --drafts', 'list --scheduled --json'))
    .action((options: ListOptions) => inStore(() => list(options, io)));

  program
    .command('export <folder>')
    .description('write all articles, pictures and authors as files that import takes')
    .addOption(inLocale('in one language'))
    .option('--force', 'also into a folder that is not empty')
    .addHelpText('after', examples('export backup', 'export backup --locale en'))
    .action((folder: string, options: ExportOptions) =>
      inStore(() => exportFolder(folder, options, io)),
    );

  return program;
}

const programHelp = `
An article is named by its slug, mistral, or with its language, en/mistral; ${locales[0]} needs no naming.
Settings are those of the site, from the environment and .env.local: DATA_DIR above all, and
SITE_URL for the addresses that are named.

A folder of articles has <language>/<slug>.md, pictures beside the texts or in folders there, and
authors/<slug>.yaml. The file's keys stand in what "new" writes.

Examples:
  npm run articles -- new "Ce que change Mistral"
  npm run articles -- import content
  npm run articles -- publish ce-que-change-mistral`;

const examples = examplesOf('articles');

function inLocale(meaning: string): Option {
  const option = new Option('--locale <language>', `${meaning}: ${locales.join(' or ')}`);
  return option.argParser((text) => {
    if (isLocale(text)) return text;
    throw new InvalidArgumentError(`It must be ${locales.join(' or ')}.`);
  });
}

function parseFuture(text: string): Date {
  const moment = parseMoment(text);
  if (!moment) {
    throw new InvalidArgumentError(
      'It must be a moment, as "2026-12-01 08:00" or 2026-12-01T08:00:00+01:00.',
    );
  }
  if (moment <= new Date()) {
    throw new InvalidArgumentError('It is over: publish shows an article now.');
  }
  return moment;
}
