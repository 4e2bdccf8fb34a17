import type * as z from 'zod';
import { findIssue } from '@/lib/settings/merge-site';
import type { AccentProblem } from '@/lib/settings/palette';
import type { SettingField, SettingKind } from '@/lib/settings/setting-fields';
import { siteConfig } from '@/site.config';
import type { SettingProblem } from './form-state';

/** A value of site.config.ts as its field shows it. */
export function toText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : '';
  return value === undefined || value === null ? '' : String(value);
}

/** What a browser sends for a field, as it is kept: a field of one line has one. */
export function normalizeText(text: string, kind: SettingKind): string {
  const lines = text.replace(/\r\n?/g, '\n').trim();
  return kind === 'lines' ? lines : lines.replace(/\s+/g, ' ');
}

/** What is no value of this kind stays a text, which the schema refuses. */
export function toValue(text: string, kind: SettingKind): unknown {
  if (kind === 'switch') return text === 'on';
  if (kind === 'number') return /^\d{1,9}$/.test(text) ? Number(text) : text;
  return kind.startsWith('optional') && text === '' ? null : text;
}

/** What is wrong with a value; null if it fits */
export function findProblem(
  { key, kind }: Pick<SettingField, 'key' | 'kind'>,
  value: unknown,
): SettingProblem | null {
  const issue = findIssue(siteConfig, key, value);
  return issue && describeIssue(kind, issue);
}

function describeIssue(kind: SettingKind, issue: z.core.$ZodIssue): SettingProblem {
  if (kind === 'number' && issue.code === 'too_small') {
    return { code: 'tooSmall', limit: Number(issue.minimum) };
  }
  if (kind === 'number' && issue.code === 'too_big') {
    return { code: 'tooBig', limit: Number(issue.maximum) };
  }
  if (kind === 'color' && issue.code === 'custom') {
    const { scheme, ratio, suggested } = issue.params as AccentProblem;
    return { code: 'contrast', scheme, ratio, suggested };
  }
  if (kind === 'number' || kind === 'color' || kind === 'email') return { code: kind };
  return { code: kind === 'optionalUrl' ? 'url' : 'missing' };
}
