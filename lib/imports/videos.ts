import { parseUrl } from './urls';

/** The pages of videos, without their ids */
export const videoPages = {
  youtube: 'https://www.youtube.com/watch?v=',
  vimeo: 'https://vimeo.com/',
};

/** The public page of a YouTube, Vimeo or Dailymotion video, from the address of its player or page. */
export function getVideoPage(address: string): string | null {
  const url = parseUrl(address.startsWith('//') ? `https:${address}` : address);
  if (!url) return null;
  const host = url.hostname.replace(/^(?:www|m|player|geo)\./, '');
  const [first = '', second = '', third = ''] = url.pathname.split('/').slice(1);
  if (/^youtube(?:-nocookie)?\.com$/.test(host)) {
    const id = ['embed', 'shorts', 'live', 'v'].includes(first)
      ? /^[\w-]*/.exec(second)?.[0]
      : url.searchParams.get('v');
    return id && id !== 'videoseries' ? youtube(id) : null;
  }
  if (host === 'youtu.be') return first ? youtube(first) : null;
  if (host === 'vimeo.com') {
    const id = url.searchParams.get('clip_id') ?? (first === 'video' ? second : first);
    const unlistedKey = url.searchParams.get('h') ?? (first === 'video' ? '' : second);
    return /^\d+$/.test(id)
      ? `${videoPages.vimeo}${id}${/^\w+$/.test(unlistedKey) ? `/${unlistedKey}` : ''}`
      : null;
  }
  if (host === 'dailymotion.com') {
    const players: Record<string, string> = { embed: third, swf: third || second, video: second };
    const id = players[first] ?? url.searchParams.get('video');
    return id ? `https://www.dailymotion.com/video/${encodeURIComponent(id)}` : null;
  }
  return null;
}

function youtube(id: string): string {
  return videoPages.youtube + encodeURIComponent(id);
}
