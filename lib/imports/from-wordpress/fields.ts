import { slugify } from '@/lib/markdown/slug';
import type { Surroundings } from '../import-context';
import { decodePath } from '../plain-text';
import { wordsOfHtml } from '../tree';
import type { WxrItem } from './wxr';

export function metaOf(item: WxrItem, key: string): string {
  return item.meta.find((meta) => meta.key === key)?.value ?? '';
}

/** Polylang's taxonomy, or WPML's fields. */
export function languageOf(item: WxrItem): string {
  const term = item.categories.find(({ domain }) => domain === 'language')?.nicename;
  return (term || metaOf(item, '_wpml_import_language_code')).toLowerCase();
}

export function groupOf(item: WxrItem): string {
  const term = item.categories.find(({ domain }) => domain === 'post_translations')?.nicename;
  return term || metaOf(item, '_wpml_import_translation_group');
}

export function listTopics(item: WxrItem): string[] {
  const of = (domain: RegExp) =>
    item.categories
      .filter((category) => domain.test(category.domain))
      .filter(
        ({ nicename }) => !/^(?:uncategorized|non-classe|sans-categorie)(?:-\w\w)?$/.test(nicename),
      )
      .map(({ name, nicename }) => wordsOfHtml(name) || nicename);
  return [...of(/^category$/), ...of(/^(?:post_)?tag$/)];
}

/** Addresses that the post had before. */
export function listFormerSlugs(item: WxrItem): string[] {
  const former = item.meta.filter(({ key }) => key === '_wp_old_slug');
  return [...new Set(former.map(({ value }) => decodePath(value)).filter(Boolean))];
}

/** Drafts have no date, and what only some could read is a draft. */
export function readDates(item: WxrItem, note: Surroundings['note']) {
  const status = item['wp:status'];
  const shown = ['publish', 'future'].includes(status);
  const publishedAt =
    readMoment(item['wp:post_date_gmt']) ??
    readMoment(item.pubDate) ??
    readMoment(item['wp:post_date']);
  const hidden = item['wp:post_password']
    ? 'it had a password'
    : !shown && status !== 'draft'
      ? `it was ${status}`
      : shown && !publishedAt
        ? 'its date is missing'
        : '';
  if (hidden) note(`${hidden}: it is a draft now`);
  if (hidden || !shown || !publishedAt) return {};
  if (status === 'future') {
    note(`it was scheduled: it shows from ${publishedAt.toISOString()} on`);
    return { publishedAt };
  }
  const updatedAt = readMoment(item['wp:post_modified_gmt']);
  // WordPress counts every save; one of the same day is no update to readers.
  const later = updatedAt && updatedAt.getTime() - publishedAt.getTime() > 86_400_000;
  return { publishedAt, updatedAt: later ? updatedAt : undefined };
}

function readMoment(text: string): Date | undefined {
  const said = text.trim();
  if (!said || said.startsWith('0000') || /-0001/.test(said)) return undefined;
  const date = new Date(said.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/, '$1T$2Z'));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** The block editor keeps footnotes beside the text, as JSON. */
export function listFootnotes(item: WxrItem): string {
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
