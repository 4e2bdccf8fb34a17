import { Argument, type Command, Option } from 'commander';
import { type Locale, locales } from '@/lib/i18n/locales';
import type { Job } from '@/lib/imports/archive/archive-state';
import type { Io } from '../io';
import { createProgram, parseCount, type RunWithStore, runProgram } from '../program';
import type { ExportOptions } from './commands';
import { addImportCommand } from './import-command';
import type { ListOptions } from './list';
import { examples, localeOption } from './options';
import type { RedirectOptions } from './redirects';

type LocaleOption = { locale?: Locale };

const archiveJobs: Job[] = ['reading', 'importing'];

export function runArticles(argv: string[], io: Io): Promise<number> {
  return runProgram((withStore) => buildProgram(io, withStore), argv, io);
}

function buildProgram(io: Io, withStore: RunWithStore): Command {
  const run = (use: (commands: typeof import('./commands')) => Promise<void>) =>
    withStore(async () => use(await import('./commands')));
  const program = createProgram('articles', io)
    .description(
      'Create, import, publish and export articles and pages. Safe to run while the site is running.',
    )
    .addHelpText('after', programHelp);

  program
    .command('new <title>')
    .description('create the file of a new article or page')
    .addOption(localeOption('language of the article'))
    .option('--dir <folder>', 'folder of the article files', 'content')
    .option('--page', 'a page, e.g. About, instead of an article')
    .addHelpText(
      'after',
      examples(
        'new "Ce que change Mistral"',
        'new "What changes" --locale en',
        'new "Références" --page',
      ),
    )
    .action(async (title: string, options: LocaleOption & { dir: string; page?: boolean }) =>
      (await import('./template')).writeTemplate(title, options, io),
    );

  addImportCommand(program, withStore, io);

  // The studio starts it for an archive that was uploaded there.
  program
    .command('archive', { hidden: true })
    .addArgument(new Argument('<job>').choices(archiveJobs))
    .option('--overwrite')
    .action((job: Job, { overwrite = false }: { overwrite?: boolean }) =>
      withStore(async () => (await import('./archive')).workOnArchive(job, overwrite)),
    );

  program
    .command('check [paths...]')
    .description('list all errors in files, folders or drafts of the studio')
    .addOption(localeOption('language of articles that do not state theirs'))
    .option('--drafts', 'all drafts of the studio')
    .addHelpText(
      'after',
      examples('check content', 'check content/fr/mistral.md', 'check drafts/12', 'check --drafts'),
    )
    .action((paths: string[], options: LocaleOption & { drafts?: boolean }, command: Command) => {
      if (paths.length === 0 && !options.drafts)
        command.error("error: missing required argument 'paths', or --drafts");
      return withStore(async () => (await import('./check')).check(paths, options, io));
    });

  program
    .command('preview <article-or-file>')
    .description('print a link that shows a draft, a scheduled article or a file for seven days')
    .addOption(localeOption('language of the article'))
    .addHelpText(
      'after',
      examples('preview mistral', 'preview content/fr/mistral.md', 'preview drafts/12'),
    )
    .action((article: string, options: LocaleOption) =>
      withStore(async () => (await import('./preview')).preview(article, options, io)),
    );

  program
    .command('publish <article>')
    .description('publish an article now')
    .addOption(localeOption('language of the article'))
    .addHelpText('after', examples('publish mistral', 'publish en/mistral'))
    .action((article: string, options: LocaleOption) =>
      run(({ publish }) => publish(article, options, io)),
    );

  program
    .command('schedule')
    .argument('<article>', 'slug, or language and slug')
    .argument('<when>', 'date and time, with an offset or in the site’s time zone')
    .description('publish an article at a later time')
    .addOption(localeOption('language of the article'))
    .addHelpText(
      'after',
      examples('schedule mistral "2026-12-01 08:00"', 'schedule mistral 2026-12-01T08:00:00+01:00'),
    )
    .action(async (article: string, when: string, options: LocaleOption, command: Command) => {
      const date = await parseFutureDate(when, command);
      return run(({ schedule }) => schedule(article, date, options, io));
    });

  program
    .command('unpublish <article>')
    .description('turn an article back into a draft')
    .addOption(localeOption('language of the article'))
    .addHelpText('after', examples('unpublish mistral', 'unpublish mistral --locale en'))
    .action((article: string, options: LocaleOption) =>
      run(({ unpublish }) => unpublish(article, options, io)),
    );

  program
    .command('delete <article>')
    .description('put an article into the bin for 30 days; its URL answers 410')
    .addOption(localeOption('language of the article'))
    .addHelpText('after', examples('delete mistral', 'delete en/mistral'))
    .action((article: string, options: LocaleOption) =>
      run(({ remove }) => remove(article, options, io)),
    );

  program
    .command('restore <article>')
    .description('take an article out of the bin, as it was')
    .addOption(localeOption('language of the article'))
    .addHelpText('after', examples('restore mistral', 'restore en/mistral'))
    .action((article: string, options: LocaleOption) =>
      run(({ restore }) => restore(article, options, io)),
    );

  program
    .command('rename <article> <slug>')
    .description('change the slug of an article or page; its old URL redirects to the new one')
    .addOption(localeOption('language of the article'))
    .addHelpText(
      'after',
      examples(
        'rename mistral mistral-ai',
        'rename en/mistral mistral-ai',
        'rename pages/en/about about-me',
      ),
    )
    .action((article: string, slug: string, options: LocaleOption) =>
      run(({ rename }) => rename(article, slug, options, io)),
    );

  program
    .command('redirects [from] [to]')
    .description('list the redirects from addresses of an old site, or add or remove one')
    .option('--remove', 'remove the redirect from this address')
    .addHelpText(
      'after',
      examples(
        'redirects',
        'redirects /2019/05/old-post /articles/mistral',
        'redirects "/?p=123" /articles/mistral',
        'redirects /2019/05/old-post --remove',
      ),
    )
    .action((from: string | undefined, to: string | undefined, options: RedirectOptions) =>
      withStore(async () => (await import('./redirects')).redirects(from, to, options, io)),
    );

  program
    .command('list')
    .description('list articles: drafts first, then the newest')
    .addOption(new Option('--drafts', 'drafts only').conflicts(['scheduled', 'published', 'bin']))
    .addOption(new Option('--scheduled', 'scheduled articles only').conflicts(['published', 'bin']))
    .addOption(new Option('--published', 'published articles only').conflicts('bin'))
    .option('--bin', 'deleted articles only')
    .addOption(
      new Option('--pages', 'pages instead of articles').conflicts([
        'drafts',
        'scheduled',
        'published',
        'bin',
      ]),
    )
    .addOption(localeOption('only articles in this language'))
    .option('--limit <count>', 'maximum number of rows; 200 in a table', parseCount)
    .option('--json', 'all fields except the body, as a JSON array')
    .addHelpText('after', examples('list', 'list --drafts', 'list --scheduled --json'))
    .action((options: ListOptions) =>
      withStore(async () => (await import('./list')).list(options, io)),
    );

  program
    .command('export <folder>')
    .description(
      'write articles, drafts, pages, pictures and authors as files that import can read',
    )
    .addOption(localeOption('only articles in this language'))
    .option('--no-drafts', 'leave out what is written in the studio and not published')
    .option('--force', 'write even if the folder is not empty')
    .addHelpText('after', examples('export backup', 'export backup --locale en'))
    .action((folder: string, options: ExportOptions) =>
      run(({ exportFolder }) => exportFolder(folder, options, io)),
    );

  return program;
}

const programHelp = `
An article is named by its slug, e.g. mistral, or by its language and slug, e.g. en/mistral.
Without a language, ${locales[0]} is assumed. A page is named likewise, e.g. pages/en/about; a draft
of the studio by its number, e.g. drafts/12, or by the article that it changes, e.g. drafts/mistral.

Settings are those of the site, from the environment and .env.local: above all DATA_DIR, and
SITE_URL for the URLs shown.

A folder of articles contains <language>/<slug>.md, pages/<language>/<slug>.md, what export wrote of
the studio in drafts, pictures next to the texts or in folders there, and authors/<slug>.yaml. A file created with "new" explains the keys of an article;
an author has name, and if wanted role and biography (by language), photo (a
picture beside the file) and links (each a label and a url).

Examples:
  npm run articles -- new "Ce que change Mistral"
  npm run articles -- import content
  npm run articles -- publish ce-que-change-mistral`;

async function parseFutureDate(text: string, command: Command): Promise<Date> {
  const { parseDateTime } = await import('@/lib/i18n/dates');
  const date = parseDateTime(text);
  if (date && date > new Date()) return date;
  const problem = date
    ? 'This time is in the past. To publish now, use publish.'
    : 'Use a date and time, e.g. "2026-12-01 08:00" or 2026-12-01T08:00:00+01:00.';
  return command.error(
    `error: command-argument value '${text}' is invalid for argument 'when'. ${problem}`,
  );
}
