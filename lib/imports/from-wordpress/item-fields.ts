import { slugify } from '@/lib/markdown/slug';
import { getUpdatedAt } from '../convert-article';
import type { Warn } from '../import-context';

import { htmlToText } from '../tree';
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

export function listTopics(item: WxrItem): string[] {
  const namesOf = (domain: RegExp) =>
    item.categories
      .filter((category) => domain.test(category.domain))
      .filter(
        ({ nicename }) => !/^(?:uncategorized|non-classe|sans-categorie)(?:-\w\w)?$/.test(nicename),
      )
      .map(({ name, nicename }) => htmlToText(name) || nicename);
  return [...namesOf(/^category$/), ...namesOf(/^(?:post_)?tag$/)];
}

export function listFormerSlugs(item: WxrItem): string[] {
  const former = item.meta.filter(({ key }) => key === '_wp_old_slug');
  return [...new Set(former.map(({ value }) => decodePath(value)).filter(Boolean))];
}

/** @returns no dates for a draft; a post that was not public becomes one */
export function readDates(item: WxrItem, warn: Warn) {
  const status = item['wp:status'];
  const isPublic = ['publish', 'future'].includes(status);
  const publishedAt =
    parseDate(item['wp:post_date_gmt']) ??
    parseDate(item.pubDate) ??
    parseDate(item['wp:post_date']);
  const draftReason = item['wp:post_password']
    ? 'it was password-protected'
    : !isPublic && status !== 'draft'
      ? `its status was "${status}"`
      : isPublic && !publishedAt
        ? 'it has no publication date'
        : '';
  if (draftReason) warn(`imported as a draft because ${draftReason}`);
  if (draftReason || !isPublic || !publishedAt) return {};
  if (status === 'future') {
    warn(`scheduled for ${publishedAt.toISOString()}`);
    return { publishedAt };
  }
  return {
    publishedAt,
    updatedAt: getUpdatedAt(publishedAt, parseDate(item['wp:post_modified_gmt'])),
  };
}

function parseDate(text: string): Date | undefined {
  const value = text.trim();
  const isZeroDate = value.startsWith('0000') || value.includes('-0001');
  if (!value || isZeroDate) return undefined;
  const date = new Date(value.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/, '$1T$2Z'));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** The block editor stores footnotes as JSON in a custom field. */
export function footnotesHtml(item: WxrItem): string {
  try {
    const notes: unknown = JSON.parse(metaOf(item, 'footnotes') || '[]');
    const list = Array.isArray(notes) ? notes : [];
    const lines = list.map(
      ({ id, content }) => `<li id="${slugify(String(id))}">${String(content)}</li>`,
    );
    return lines.length > 0 ? `<ol>${lines.join('')}</ol>` : '';
  } catch {
    return '';
  }
}
