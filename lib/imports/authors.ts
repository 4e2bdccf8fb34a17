import { slugify } from '@/lib/markdown/slug';
import type { ImportedAuthor } from './imported-site';
import { toSingleLine } from './text';

type Given = Partial<ImportedAuthor> & {
  name: string;
  /** The first with Latin letters or digits becomes the slug */
  slugs?: string[];
};

/** Authors by what names them in their source, e.g. an id */
export function createAuthorList() {
  const list: ImportedAuthor[] = [];
  const byKey = new Map<string, ImportedAuthor>();
  const getFreeSlug = (wanted: string) => {
    let slug = wanted;
    for (let number = list.length + 1; list.some((one) => one.slug === slug); number += 1)
      slug = `${wanted}-${number}`;
    return slug;
  };
  const add = (key: string, { slugs = [], ...given }: Given): ImportedAuthor => {
    const name = toSingleLine(given.name) || 'Author';
    const slug = getFreeSlug([...slugs, name].map(slugify).find(Boolean) ?? 'author');
    const author = { biography: '', links: [], ...given, name, slug };
    list.push(author);
    byKey.set(key, author);
    return author;
  };
  return {
    list,
    add,
    find: (key: string) => byKey.get(key),
    /** Of authors that are known by their names only */
    findOrAdd: (name: string) => byKey.get(name) ?? add(name, { name }),
  };
}

/** @param usual of texts without an author */
export function nameAuthor(given = '', usual = ''): string {
  return toSingleLine(given || usual).slice(0, 100) || 'Author';
}
