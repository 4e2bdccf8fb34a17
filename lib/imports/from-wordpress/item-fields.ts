import * as z from 'zod';
import { slugify } from '@/lib/markdown/slug';
import { resolveDates, toDate } from '../dates';
import { htmlToText } from '../html/convert-html';
import type { Warn } from '../import-context';
import { parseJson, toSingleLine } from '../text';
import { decodePath } from '../urls';
import type { WxrItem } from './wxr';

export function metaOf(item: WxrItem, key: string): string {
  return item.meta.find((meta) => meta.key === key)?.value ?? '';
}

export function languageOf(item: WxrItem): string {
  const term = item.categories.find(({ domain }) => domain === 'language')?.nicename;
  return (term || metaOf(item, '_wpml_import_language_code')).toLowerCase();
}

/** Translations of one post share this id of Polylang or WPML; may be empty. */
export function translationGroupOf(item: WxrItem): string {
  const term = item.categories.find(({ domain }) => domain === 'post_translations')?.nicename;
  return term || metaOf(item, '_wpml_import_translation_group');
}

export function listFormerSlugs(item: WxrItem): string[] {
  const former = item.meta.filter(({ key }) => key === '_wp_old_slug');
  return [...new Set(former.map(({ value }) => decodePath(value)).filter(Boolean))];
}

const statuses = new Map<string, 'draft' | 'published' | 'scheduled'>([
  ['draft', 'draft'],
  ['publish', 'published'],
  ['future', 'scheduled'],
]);

export function readDates(item: WxrItem, warn: Warn) {
  const known = statuses.get(item['wp:status']);
  const publishedAt =
    parseDate(item['wp:post_date_gmt']) ??
    parseDate(item.pubDate) ??
    parseDate(item['wp:post_date']);
  const savedAt = parseDate(item['wp:post_modified_gmt']);
  const status = known ?? 'published';
  const restriction = item['wp:post_password']
    ? 'it was password-protected'
    : known
      ? ''
      : `its status was "${item['wp:status']}"`;
  return resolveDates({ status, restriction, publishedAt, savedAt }, warn);
}

function parseDate(text: string): Date | undefined {
  const value = text.trim();
  const isZeroDate = value.startsWith('0000') || value.includes('-0001');
  if (!value || isZeroDate) return undefined;
  return toDate(value.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/, '$1T$2Z'));
}

/** Of the plugins Yoast, Rank Math and All in One SEO */
export function findSearchDescription(item: WxrItem): string {
  const isTemplate = (text: string) => /%%|%\w+%/.test(text);
  const keys = ['_yoast_wpseo_metadesc', 'rank_math_description', '_aioseo_description'];
  const descriptions = keys.map((key) => toSingleLine(htmlToText(metaOf(item, key))));
  return descriptions.find((text) => text !== '' && !isTemplate(text)) ?? '';
}

const footnotes = z.array(z.looseObject({ id: z.coerce.string(), content: z.coerce.string() }));

/** The block editor stores footnotes as JSON in a custom field. */
export function footnotesHtml(item: WxrItem, warn: Warn): string {
  const parsed = footnotes.safeParse(parseJson(metaOf(item, 'footnotes') || '[]'));
  if (!parsed.success) warn('footnotes-unreadable');
  const items = parsed.data?.map(({ id, content }) => `<li id="${slugify(id)}">${content}</li>`);
  return items && items.length > 0 ? `<ol>${items.join('')}</ol>` : '';
}
