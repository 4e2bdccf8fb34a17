import { slugify } from '@/lib/markdown/slug';
import { getFreeAuthorSlug } from '../assemble-site';
import type { ImportedAuthor } from '../imported-site';
import { toSingleLine } from '../text';
import { parseUrl } from '../urls';
import type { GhostExport, GhostUser } from './schema';

/** Ghost stores a user name or a URL for each network. */
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

export function listGhostAuthors({ users }: GhostExport) {
  const list: ImportedAuthor[] = [];
  const byId = new Map<string, ImportedAuthor>();
  for (const user of users) {
    const name = toSingleLine(user.name) || user.slug || 'Author';
    const wanted = slugify(user.slug) || slugify(name) || 'author';
    const author = {
      slug: getFreeAuthorSlug(wanted, list),
      name,
      biography: toSingleLine(user.bio),
      links: listLinks(user),
    };
    list.push(author);
    byId.set(user.id, author);
  }
  return {
    list,
    find: (id: string) => byId.get(id),
    /** Of articles whose author is not in the export */
    getDefault(): ImportedAuthor {
      if (!list[0]) list.push({ slug: 'author', name: 'Author', biography: '', links: [] });
      return list[0] as ImportedAuthor;
    },
  };
}

function listLinks(user: GhostUser): ImportedAuthor['links'] {
  const website = parseUrl(user.website);
  const site = website
    ? [{ label: website.hostname.replace(/^www\./, ''), url: website.href }]
    : [];
  const profiles = networks.flatMap(([key, label, base]) => {
    const account = String(user[key] ?? '')
      .trim()
      .replace(/^@/, '');
    const url = account && parseUrl(/^https?:/.test(account) ? account : base + account);
    return url ? [{ label, url: url.href }] : [];
  });
  return [...site, ...profiles];
}
