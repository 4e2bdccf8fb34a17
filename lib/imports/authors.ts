import { slugify } from '@/lib/markdown/slug';
import { getFreeAuthorSlug } from './assemble-site';
import type { ImportedAuthor } from './imported-site';
import { toSingleLine } from './text';

/** Authors that are known by their names only. @param usual of texts without an author */
export function listNamedAuthors(usual = '') {
  const list: ImportedAuthor[] = [];
  const byName = new Map<string, ImportedAuthor>();
  return {
    list,
    findOrAdd(given = ''): ImportedAuthor {
      const name = toSingleLine(given || usual).slice(0, 100) || 'Author';
      const known = byName.get(name);
      if (known) return known;
      const slug = getFreeAuthorSlug(slugify(name) || 'author', list);
      const author = { slug, name, biography: '', links: [] };
      list.push(author);
      byName.set(name, author);
      return author;
    },
  };
}
