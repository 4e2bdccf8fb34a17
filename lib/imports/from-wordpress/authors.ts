import { slugify } from '@/lib/markdown/slug';
import { getFreeAuthorSlug } from '../assemble-site';
import { htmlToText } from '../html/parse-html';
import type { ImportedAuthor } from '../imported-site';
import { toSingleLine } from '../text';

/** Slugs are made from display names: logins must not become public. */
export function listWordpressAuthors(users: { login: string; name: string }[]) {
  const list: ImportedAuthor[] = [];
  const byLogin = new Map<string, ImportedAuthor>();
  const add = (login: string, displayName: string): ImportedAuthor => {
    const name = toSingleLine(htmlToText(displayName)) || login || 'Author';
    const wanted = slugify(name) || slugify(login) || 'author';
    const author = { slug: getFreeAuthorSlug(wanted, list), name, biography: '', links: [] };
    list.push(author);
    byLogin.set(login, author);
    return author;
  };
  for (const { login, name } of users) if (!byLogin.has(login)) add(login, name);
  return {
    list,
    /** WXR 1.0 has no list of users, only display names in posts. */
    findOrAdd: (login: string): ImportedAuthor => byLogin.get(login) ?? add(login, login),
  };
}
