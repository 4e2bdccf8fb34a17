import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Io } from '../io';
import type { RunWithStore } from '../program';
import type { ImportOptions } from './import';
import { examples, localeOption } from './options';

export function addImportCommand(program: Command, withStore: RunWithStore, io: Io): void {
  program
    .command('import <paths...>')
    .description(
      'import articles and pages from files, folders, an export of Ghost, WordPress, Substack or Medium, or a Markdown blog',
    )
    .addOption(
      new Option(
        '--from <system>',
        'type of the paths; guessed from their extension by default. markdown: the folder of a site made by Hugo, Jekyll, Astro, Next.js, Eleventy, Gatsby, Zola or Hexo',
      ).choices(['folder', 'ghost', 'wordpress', 'markdown', 'substack', 'medium']),
    )
    .addOption(localeOption('language of articles that do not state theirs'))
    .option(
      '--images <folder>',
      'pictures of the old site: its content/images or wp-content/uploads',
    )
    .option('--download', 'fetch missing pictures from the old site, 25 MB each at most')
    .option('--host <name>', 'with --download: also fetch from this host; repeatable', addHost)
    .option('--missing <file>', 'write the addresses of missing pictures, one a line')
    .option('--redirects <file>', 'Ghost’s redirects.json or redirects.yaml')
    .option(
      '--site <url>',
      'address of the old site, which exports of Ghost and Substack and some Markdown blogs lack',
    )
    .option(
      '--tags <number>',
      'WordPress, Markdown: how many articles make a tag a topic, or all or none (default: 3)',
      parseTags,
    )
    .option('--report <file>', 'also write the report on an export to a file')
    .option('--json', 'print the report on an export as JSON, all else to the error output')
    .option(
      '--overwrite',
      'replace also what was edited here or came from elsewhere; the studio keeps it as a version',
    )
    .option('--dry-run', 'show what would change, without changing anything')
    .addHelpText(
      'after',
      examples(
        'import content',
        'import content/fr/mistral.md',
        'import content/pages/fr/a-propos.md',
        'import ghost.json --site https://blog.example --images ghost/content/images',
        'import wordpress.xml --images wp-content/uploads --report import.txt --dry-run',
        'import substack-export.zip --site https://me.substack.com --dry-run',
        'import --from markdown my-hugo-site --site https://blog.example --dry-run',
        'import wordpress.xml --download --host cdn.example.com --missing urls.txt',
      ),
    )
    .action((paths: string[], options: ImportOptions) =>
      withStore(async () => (await import('./import')).importPaths(paths, options, io)),
    );
}

function addHost(text: string, hosts: string[] = []): string[] {
  const url = URL.canParse(`https://${text}`) ? new URL(`https://${text}`) : null;
  if (url?.href !== `https://${url?.hostname}/`)
    throw new InvalidArgumentError('Use a host without a path, e.g. cdn.example.com.');
  return [...hosts, url.hostname];
}

function parseTags(text: string): number {
  if (text === 'all') return 1;
  if (text === 'none') return Infinity;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Use a number, all or none.');
  return Number(text);
}
