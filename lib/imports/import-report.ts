import { formatCount } from '@/lib/i18n/format-count';
import { en } from '@/lib/i18n/studio/imports/en';
import type { WarningKind } from '@/lib/i18n/studio/imports/fr';
import { countEach, groupBy } from './group';
import type { Warn } from './import-context';

export type SkippedItem = { item: string; reason: string };
export type ImportWarning = { kind: WarningKind; article: string; detail: string };

const nouns = {
  published: 'published article',
  scheduled: 'scheduled article',
  drafts: 'draft',
  pages: 'page',
  authors: 'author',
  topics: 'topic',
  pictures: 'picture',
  formerSlugs: 'former slug',
  translations: 'translation',
};

export type ImportReport = {
  /** E.g. "Ghost 5.79.0" */
  source: string;
  imported: Record<keyof typeof nouns, number>;
  skipped: SkippedItem[];
  warnings: ImportWarning[];
};

/** Those of a kind in one line, if there are any */
export function countSkipped(count: number, noun: string, reason: string): SkippedItem[] {
  return count > 0 ? [{ item: formatCount(count, noun), reason }] : [];
}

export function createWarn(warnings: ImportWarning[], article: string): Warn {
  return (kind, detail = '') => void warnings.push({ kind, article, detail });
}

export function formatWarning({ kind, detail }: Omit<ImportWarning, 'article'>): string {
  return `${en.warnings[kind]}${detail && `: ${detail}`}`;
}

/** Read in a minute: what came, what did not, what to check by kind; then what to do in each article. */
export function formatImportReport({
  source,
  imported,
  skipped,
  warnings,
}: ImportReport): string[] {
  const counts = Object.entries(nouns).map(([kind, noun]) =>
    formatCount(imported[kind as keyof typeof nouns], noun),
  );
  const byKind = groupWarnings(warnings, 'kind').map(
    ([kind, group]) => `${String(group.length).padStart(5)}  ${en.warnings[kind]}`,
  );
  const byArticle = groupWarnings(warnings, 'article').flatMap(([article, group]) => [
    '',
    article,
    ...mergeWarnings(group).map((warning) => `- ${warning}`),
  ]);
  return [
    `${source}: ${counts.join(', ')}.`,
    ...formatSection(
      'Not imported:',
      skipped.map(({ item, reason }) => `- ${item}: ${reason}`),
    ),
    ...formatSection('Please check:', byKind),
    ...byArticle,
  ];
}

function formatSection(heading: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines];
}

/** Kinds with the most warnings first, articles in their order. */
export function groupWarnings<Key extends 'kind' | 'article'>(
  warnings: ImportWarning[],
  key: Key,
): [ImportWarning[Key], ImportWarning[]][] {
  const list = [...groupBy(warnings, (warning) => warning[key])];
  return key === 'article' ? list : list.sort(([, one], [, other]) => other.length - one.length);
}

function mergeWarnings(warnings: ImportWarning[]): string[] {
  return [...countEach(warnings.map(formatWarning))].map(([sentence, count]) =>
    count === 1 ? sentence : `${sentence} (${count} times)`,
  );
}

/** The stable shape that `import --json` prints; see its help. */
export function toJsonReport(report: ImportReport) {
  const counts = groupWarnings(report.warnings, 'kind').map(([kind, { length }]) => [kind, length]);
  return {
    ...report,
    warningCounts: Object.fromEntries(counts) as Partial<Record<WarningKind, number>>,
    warnings: report.warnings.map((warning) => ({ ...warning, message: formatWarning(warning) })),
  };
}
