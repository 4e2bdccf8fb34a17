import { createAuthorList } from '../authors';
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

/** By their ids */
export function listGhostAuthors({ users }: Pick<GhostExport, 'users'>) {
  const authors = createAuthorList();
  for (const user of users) {
    const name = toSingleLine(user.name) || user.slug;
    const biography = toSingleLine(user.bio);
    authors.add(user.id, { name, slugs: [user.slug], biography, links: listLinks(user) });
  }
  return authors;
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
