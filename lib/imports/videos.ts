import { readUrl } from './plain-text';

/** The address of a video's own page, from that of its player or of itself; null: no video that we know. */
export function getVideoPage(address: string): string | null {
  const url = readUrl(address.startsWith('//') ? `https:${address}` : address);
  if (!url) return null;
  const host = url.hostname.replace(/^(?:www|m|player|geo)\./, '');
  const [first = '', second = '', third = ''] = url.pathname.split('/').slice(1);
  if (/^youtube(?:-nocookie)?\.com$/.test(host)) {
    const id = ['embed', 'shorts', 'live', 'v'].includes(first)
      ? second
      : url.searchParams.get('v');
    return id && id !== 'videoseries' ? youtube(id) : null;
  }
  if (host === 'youtu.be') return first ? youtube(first) : null;
  if (host === 'vimeo.com') {
    const id = first === 'video' ? second : first;
    // An unlisted video's key stands in its player's query, and in its page's path.
    const key = url.searchParams.get('h') ?? (first === 'video' ? '' : second);
    return /^\d+$/.test(id) ? `https://vimeo.com/${id}${/^\w+$/.test(key) ? `/${key}` : ''}` : null;
  }
  if (host === 'dailymotion.com') {
    const id =
      first === 'embed' ? third : first === 'video' ? second : url.searchParams.get('video');
    return id ? `https://www.dailymotion.com/video/${encodeURIComponent(id)}` : null;
  }
  return null;
}

function youtube(id: string): string {
  return `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`;
}
