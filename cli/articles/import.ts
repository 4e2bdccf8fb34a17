import { writeFileSync } from 'node:fs';
import { type Found, readArticleFolders } from '@/lib/articles/files/article-folder';
import { listMistakes } from '@/lib/articles/files/folder-checks';
import { type Imported, importArticles } from '@/lib/articles/files/import-articles';
import { statusOf } from '@/lib/articles/records';
import { stamp } from '@/lib/i18n/dates';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { count, listReportLines } from '@/lib/imports/imported';
import { describeMistake } from '@/lib/markdown/file-errors';
import { type Io, printable, say } from '../io';
import { guessSource, readForeignExport, type Source } from './foreign';
import { addressOf, showName } from './names';

export type ImportOptions = {
  from?: Source;
  locale?: Locale;
  images?: string;
  redirects?: string;
  report?: string;
  dryRun?: boolean;
};

/** Takes in what is at the paths; where anything is wrong, nothing of it. */
export async function importPaths(
  paths: string[],
  options: ImportOptions,
  io: Io,
): Promise<boolean> {
  const isForeign = (path: string) => (options.from ?? guessSource(path)) !== 'folder';
  const folders = paths.filter((path) => !isForeign(path));
  if (folders.length > 0) {
    const found = readArticleFolders(folders, options.locale);
    if (await sayMistakes(found, io)) return false;
    sayImported(await importArticles(found, { ...options, tell: tellOf(io) }), options, io);
  }
  for (const path of paths.filter(isForeign)) {
    if (!(await importForeign(path, options, io))) return false;
  }
  return true;
}

/** Says what is wrong in the files at the paths, and changes nothing. */
export async function check(
  paths: string[],
  { locale }: { locale?: Locale },
  io: Io,
): Promise<boolean> {
  const found = readArticleFolders(paths, locale);
  if (await sayMistakes(found, io)) return false;
  say(io.stdout, `Nothing is wrong: ${count(found.articles.length, 'article')}.`);
  return true;
}

async function importForeign(path: string, options: ImportOptions, io: Io): Promise<boolean> {
  const { locale = defaultLocale, from, ...rest } = options;
  const source = (from ?? guessSource(path)) === 'ghost' ? 'ghost' : 'wordpress';
  const { found, site } = await readForeignExport(path, source, { ...rest, locale });
  const mistakes = await listMistakes(found);
  // What an old text does not do well, its author may mend later.
  const refused = mistakes.filter(({ what }) =>
    /^(?:author|translationOf|formerSlugs):/.test(what),
  );
  for (const { file, what } of mistakes) {
    if (!refused.some((one) => one.file === file && one.what === what)) {
      site.report.notes.push({ where: file, what });
    }
  }
  const lines = listReportLines(site.report).map(printable);
  const moved = site.redirects.map(({ from, to }) => `${from} -> ${to}`);
  if (moved.length > 0) lines.push('', 'Addresses of the old site, for its redirects:', ...moved);
  if (options.report) writeFileSync(options.report, `${lines.join('\n')}\n`);
  if (refused.length > 0) {
    for (const mistake of refused) say(io.stderr, printable(describeMistake(mistake)));
    say(io.stderr, 'Nothing was taken in.');
    return false;
  }
  sayImported(await importArticles(found, { ...options, tell: tellOf(io) }), options, io);
  say(io.stdout, `\n${lines.join('\n')}`);
  return true;
}

async function sayMistakes(found: Found, io: Io): Promise<boolean> {
  const mistakes = await listMistakes(found);
  for (const mistake of mistakes) say(io.stderr, printable(describeMistake(mistake)));
  if (mistakes.length > 0)
    say(io.stderr, `${count(mistakes.length, 'mistake')}: nothing was written.`);
  return mistakes.length > 0;
}

/** A line while pictures are made, which takes a second each, where somebody is watching. */
function tellOf(io: Io): (done: number, all: number) => void {
  return (done, all) => {
    if (io.stdout.isTTY)
      io.stderr.write(
        `\rArticles with their pictures: ${done} of ${all}${done === all ? '\n' : ''}`,
      );
  };
}

function sayImported(imported: Imported[], { dryRun }: ImportOptions, io: Io): void {
  for (const article of imported) {
    if (article.change === 'unchanged') continue;
    const status = statusOf(article);
    const where = {
      draft: `${showName(article)} (draft)`,
      scheduled: `${addressOf(article)} (from ${article.publishedAt && stamp(article.publishedAt)})`,
      published: addressOf(article),
    }[status];
    say(io.stdout, `${article.change.padEnd(9)}${where}`);
  }
  const changes = (['created', 'changed', 'unchanged'] as const).map(
    (change) => `${imported.filter((one) => one.change === change).length} ${change}`,
  );
  const kind = dryRun ? 'Not written' : 'Taken in';
  say(io.stdout, `${kind}: ${count(imported.length, 'article')}, ${changes.join(', ')}.`);
}
