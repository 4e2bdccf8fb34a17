import { isLocale, type Locale } from '@/lib/i18n/locales';
import type { Warn } from '../import-context';
import { resolveDates } from '../resolve-dates';
import type { listGhostAuthors } from './authors';
import type { GhostExport, GhostMeta, GhostPost, GhostTag } from './schema';

export function indexRelatedRows(data: GhostExport) {
  const tags = new Map(data.tags.map((tag) => [tag.id, tag]));
  const metas = new Map(data.meta.map((meta) => [meta.post_id, meta]));
  const tagRows = groupByPost(data.postTags);
  const authorRows = groupByPost(data.postAuthors);
  return {
    metaOf: (post: GhostPost) => metas.get(post.id),
    tagsOf(post: GhostPost): { tags: GhostTag[]; locale?: Locale } {
      const postTags = (tagRows.get(post.id) ?? []).flatMap(({ tag_id }) => tags.get(tag_id) ?? []);
      const internal = postTags.filter(
        ({ name, visibility }) => visibility === 'internal' || name.startsWith('#'),
      );
      const languages = internal.map(({ name }) => name.replace(/^#(?:lang-)?/i, '').toLowerCase());
      const locale = languages.find(isLocale);
      return { tags: postTags.filter((tag) => !internal.includes(tag)), ...(locale && { locale }) };
    },
    authorOf(post: GhostPost, authors: ReturnType<typeof listGhostAuthors>, warn: Warn) {
      const ids = (authorRows.get(post.id) ?? []).map(({ author_id }) => author_id);
      const [first, ...others] = ids.length > 0 ? ids : [post.author_id];
      const names = others.flatMap((id) => authors.find(id)?.name ?? []);
      if (names.length > 0) warn('co-authors', names.join(', '));
      const author = authors.find(first ?? '');
      if (author) return author.slug;
      const { name, slug } = authors.getDefault();
      warn('author-missing', name);
      return slug;
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

export function readDates(post: GhostPost, meta: GhostMeta | undefined, warn: Warn) {
  const { visibility, published_at: publishedAt, updated_at: savedAt } = post;
  const isMailOnly = post.status === 'sent' || meta?.email_only;
  const status = isMailOnly ? 'published' : post.status;
  const restriction = !['', 'public'].includes(visibility)
    ? `its visibility was "${visibility}"`
    : isMailOnly
      ? 'it was sent by e-mail only'
      : '';
  const isDraft = status !== 'published' && status !== 'scheduled';
  return resolveDates(
    { status: isDraft ? 'draft' : status, restriction, publishedAt, savedAt },
    warn,
  );
}
