import { formatCount } from '@/lib/i18n/format-count';

export type SkippedItem = { item: string; reason: string };
export type ImportWarning = { article: string; message: string };

export type ImportReport = {
  /** E.g. "Ghost 5.79.0" */
  source: string;
  imported: {
    published: number;
    scheduled: number;
    drafts: number;
    pages: number;
    authors: number;
    topics: number;
    pictures: number;
    formerSlugs: number;
    translations: number;
  };
  skipped: SkippedItem[];
  warnings: ImportWarning[];
};

export function formatImportReport(report: ImportReport): string[] {
  const { source, imported, skipped, warnings } = report;
  const counts = [
    formatCount(imported.published, 'published article'),
    formatCount(imported.scheduled, 'scheduled article'),
    formatCount(imported.drafts, 'draft'),
    formatCount(imported.pages, 'page'),
    formatCount(imported.authors, 'author'),
    formatCount(imported.topics, 'topic'),
    formatCount(imported.pictures, 'picture'),
    formatCount(imported.formerSlugs, 'former slug'),
    formatCount(imported.translations, 'translation'),
  ];
  return [
    `${source}: ${counts.join(', ')}.`,
    ...formatSection(
      'Not imported:',
      skipped.map(({ item, reason }) => `${item}: ${reason}`),
    ),
    ...formatSection(
      'Please check:',
      mergeWarnings(warnings).map(({ article, message }) => `${article}: ${message}`),
    ),
  ];
}

function formatSection(heading: string, entries: string[]): string[] {
  return entries.length === 0 ? [] : ['', heading, ...entries.map((entry) => `- ${entry}`)];
}

export function mergeWarnings(warnings: ImportWarning[]): ImportWarning[] {
  const merged = new Map<string, { warning: ImportWarning; times: number }>();
  for (const warning of warnings) {
    const key = JSON.stringify(warning);
    merged.set(key, { warning, times: (merged.get(key)?.times ?? 0) + 1 });
  }
  return [...merged.values()].map(({ warning, times }) =>
    times === 1 ? warning : { ...warning, message: `${warning.message} (${times} times)` },
  );
}
