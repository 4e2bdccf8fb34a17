import { slugify } from '@/lib/markdown/slug';
import type { ImportedAuthor } from '../imported';
import { oneLine } from '../plain-text';
import { wordsOfHtml } from '../tree';

/** Authors by login. The slug comes from the name that readers saw: a login is nobody else's business. */
export function listWordpressAuthors(users: { login: string; name: string }[]) {
  const list: ImportedAuthor[] = [];
  const byLogin = new Map<string, ImportedAuthor>();
  const add = (login: string, said: string): ImportedAuthor => {
    const name = oneLine(wordsOfHtml(said)) || login || 'Author';
    const wanted = slugify(name) || slugify(login) || 'author';
    const slug = list.some((author) => author.slug === wanted)
      ? `${wanted}-${list.length + 1}`
      : wanted;
    const author = { slug, name, biography: '', links: [] };
    list.push(author);
    byLogin.set(login, author);
    return author;
  };
  for (const { login, name } of users) if (!byLogin.has(login)) add(login, name);
  return {
    list,
    /** WXR 1.0 has no list of users, only their names at their posts. */
    find: (login: string): ImportedAuthor => byLogin.get(login) ?? add(login, login),
  };
}
