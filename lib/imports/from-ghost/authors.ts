import { slugify } from '@/lib/markdown/slug';
import type { ImportedAuthor } from '../imported';
import { oneLine, readUrl } from '../plain-text';
import type { GhostExport, GhostUser } from './schema';

/** Where a name of a network's user leads */
const networks: [key: keyof GhostUser & string, label: string, base: string][] = [
  ['linkedin', 'LinkedIn', 'https://www.linkedin.com/in/'],
  ['twitter', 'X', 'https://x.com/'],
  ['facebook', 'Facebook', 'https://www.facebook.com/'],
  ['mastodon', 'Mastodon', 'https://'],
  ['bluesky', 'Bluesky', 'https://bsky.app/profile/'],
  ['threads', 'Threads', 'https://www.threads.net/@'],
  ['instagram', 'Instagram', 'https://www.instagram.com/'],
  ['youtube', 'YouTube', 'https://www.youtube.com/'],
  ['tiktok', 'TikTok', 'https://www.tiktok.com/@'],
];

/** Ghost's users as authors. Their mail addresses and passwords stay where they are. */
export function listGhostAuthors({ users }: GhostExport) {
  const list: ImportedAuthor[] = [];
  const byId = new Map<string, ImportedAuthor>();
  for (const user of users) {
    const name = oneLine(user.name) || user.slug || 'Author';
    const wanted = slugify(user.slug) || slugify(name) || 'author';
    const slug = list.some((author) => author.slug === wanted)
      ? `${wanted}-${list.length + 1}`
      : wanted;
    const author = { slug, name, biography: oneLine(user.bio), links: listLinks(user) };
    list.push(author);
    byId.set(user.id, author);
  }
  return {
    list,
    find: (id: string) => byId.get(id),
    /** For an article whose author the export does not name */
    fallback(): ImportedAuthor {
      if (!list[0]) list.push({ slug: 'author', name: 'Author', biography: '', links: [] });
      return list[0] as ImportedAuthor;
    },
  };
}

function listLinks(user: GhostUser): ImportedAuthor['links'] {
  const own = readUrl(user.website);
  const site = own ? [{ label: own.hostname.replace(/^www\./, ''), url: own.href }] : [];
  const profiles = networks.flatMap(([key, label, base]) => {
    const said = String(user[key] ?? '')
      .trim()
      .replace(/^@/, '');
    const url = said && readUrl(/^https?:/.test(said) ? said : base + said);
    return url ? [{ label, url: url.href }] : [];
  });
  return [...site, ...profiles];
}
