import { isLocale, type Locale } from '@/lib/i18n/locales';
import type { Surroundings } from '../import-context';
import type { listGhostAuthors } from './authors';
import type { GhostExport, GhostMeta, GhostPost } from './schema';

/** Rows of other tables, by post. */
export function readTables(data: GhostExport) {
  const tags = new Map(data.tags.map((tag) => [tag.id, tag]));
  const metas = new Map(data.meta.map((meta) => [meta.post_id, meta]));
  const tagRows = groupByPost(data.postTags);
  const authorRows = groupByPost(data.postAuthors);
  return {
    metaOf: (post: GhostPost) => metas.get(post.id),
    tagsOf(post: GhostPost): { topics: string[]; locale: Locale | undefined } {
      const own = (tagRows.get(post.id) ?? []).flatMap(({ tag_id }) => tags.get(tag_id) ?? []);
      const internal = own.filter(
        ({ name, visibility }) => visibility === 'internal' || name.startsWith('#'),
      );
      const languages = internal.map(({ name }) => name.replace(/^#(?:lang-)?/i, '').toLowerCase());
      const topics = own.filter((tag) => !internal.includes(tag)).map(({ name }) => name);
      return { topics, locale: languages.find(isLocale) };
    },
    authorOf(
      post: GhostPost,
      authors: ReturnType<typeof listGhostAuthors>,
      note: Surroundings['note'],
    ) {
      const ids = (authorRows.get(post.id) ?? []).map(({ author_id }) => author_id);
      const [first, ...others] = ids.length > 0 ? ids : [post.author_id];
      const names = others.flatMap((id) => authors.find(id)?.name ?? []);
      if (names.length > 0) note(`it was also written by ${names.join(', ')}`);
      const author = authors.find(first ?? '');
      if (!author) note('its author is not in the export');
      return (author ?? authors.fallback()).slug;
    },
  };
}

function groupByPost<Row extends { post_id: string; sort_order: number }>(rows: Row[]) {
  const groups = new Map<string, Row[]>();
  for (const row of rows.toSorted((a, b) => a.sort_order - b.sort_order)) {
    const group = groups.get(row.post_id);
    if (group) group.push(row);
    else groups.set(row.post_id, [row]);
  }
  return groups;
}

/** Drafts have no date, and what only some could read is a draft. */
export function readDates(
  post: GhostPost,
  meta: GhostMeta | undefined,
  note: Surroundings['note'],
) {
  const { status, published_at: publishedAt, updated_at: updatedAt } = post;
  const hidden = !['', 'public'].includes(post.visibility)
    ? `only ${post.visibility} could read it`
    : status === 'sent' || meta?.email_only
      ? 'it was sent by mail only'
      : ['published', 'scheduled'].includes(status) && !publishedAt
        ? 'its date is missing'
        : '';
  if (hidden && status !== 'draft') note(`${hidden}: it is a draft now`);
  if (hidden || !publishedAt || !['published', 'scheduled'].includes(status)) return {};
  if (status === 'scheduled') {
    note(`it was scheduled: it shows from ${publishedAt.toISOString()} on`);
    return { publishedAt };
  }
  // Ghost counts every save; one of the same day is no update to readers.
  const later = updatedAt && updatedAt.getTime() - publishedAt.getTime() > 86_400_000;
  return { publishedAt, updatedAt: later ? updatedAt : undefined };
}
