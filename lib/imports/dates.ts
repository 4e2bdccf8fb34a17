import { dayMs } from '@/lib/i18n/durations';
import type { Warn } from './import-context';

type SourceDates = {
  status: 'draft' | 'published' | 'scheduled';
  /** Why not everybody could read the post; '' if everybody could */
  restriction: string;
  publishedAt: Date | undefined;
  savedAt: Date | undefined;
};

/** @returns undefined for what is no date */
export function toDate(value: string | number): Date | undefined {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** @returns no dates for a draft; a post that was not public becomes one */
export function resolveDates(
  { status, restriction, publishedAt, savedAt }: SourceDates,
  warn: Warn,
): { publishedAt?: Date; updatedAt?: Date | undefined } {
  if (status === 'draft') return {};
  if (restriction || !publishedAt) {
    if (restriction) warn('became-draft', restriction);
    else warn('undated');
    return {};
  }
  if (status === 'scheduled') {
    warn('scheduled', publishedAt.toISOString());
    return { publishedAt };
  }
  // Ghost and WordPress record every save, also those on the day of publication.
  const isUpdate = savedAt && savedAt.getTime() - publishedAt.getTime() > dayMs;
  return { publishedAt, updatedAt: isUpdate ? savedAt : undefined };
}
