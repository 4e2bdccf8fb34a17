import { isLocale, type Locale } from '@/lib/i18n/locales';
import { groupBy } from '../group';
import type { Warn } from '../import-context';
import type { listGhostAuthors } from './authors';
import type { GhostExport, GhostPost, GhostTag } from './schema';

export function indexRelatedRows(data: GhostExport) {
  const tags = new Map(data.tags.map((tag) => [tag.id, tag]));
  const tagRows = groupByPost(data.postTags);
  const authorRows = groupByPost(data.postAuthors);
  return {
    tagsOf(post: GhostPost): { tags: GhostTag[]; locale: Locale | undefined } {
      const all = (tagRows.get(post.id) ?? []).flatMap(({ tag_id }) => tags.get(tag_id) ?? []);
      const internal = all.filter(
        ({ name, visibility }) => visibility === 'internal' || name.startsWith('#'),
      );
      const languages = internal.map(({ name }) => name.replace(/^#(?:lang-)?/i, '').toLowerCase());
      return {
        tags: all.filter((tag) => !internal.includes(tag)),
        locale: languages.find(isLocale),
      };
    },
    authorOf(post: GhostPost, authors: ReturnType<typeof listGhostAuthors>, warn: Warn): string {
      const rows = authorRows.get(post.id) ?? [{ author_id: post.author_id }];
      const [first, ...others] = rows.map(({ author_id }) => authors.find(author_id));
      const names = others.flatMap((author) => author?.name ?? []);
      if (names.length > 0) warn('co-authors', names.join(', '));
      if (first) return first.slug;
      const { name, slug } = authors.list[0] ?? authors.findOrAdd('Author');
      warn('author-missing', name);
      return slug;
    },
  };
}

function groupByPost<Row extends { post_id: string; sort_order: number }>(rows: Row[]) {
  const inOrder = rows.toSorted((one, other) => one.sort_order - other.sort_order);
  return groupBy(inOrder, (row) => row.post_id);
}
