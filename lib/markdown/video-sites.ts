const sites: { name: string; host: RegExp; path: RegExp }[] = [
  {
    name: 'YouTube',
    host: /^(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com$/,
    path: /^\/(?:watch\?(?:.*&)?v=|shorts\/|live\/|embed\/)[\w-]/,
  },
  { name: 'YouTube', host: /^youtu\.be$/, path: /^\/[\w-]+/ },
  { name: 'Vimeo', host: /^(?:www\.)?vimeo\.com$/, path: /^\/(?:[\w/-]+\/)?\d+(?:[/?]|$)/ },
  { name: 'Vimeo', host: /^player\.vimeo\.com$/, path: /^\/video\/\d+/ },
  { name: 'Dailymotion', host: /^(?:www\.)?dailymotion\.com$/, path: /^\/video\/\w/ },
  { name: 'Dailymotion', host: /^dai\.ly$/, path: /^\/\w/ },
];

export function getVideoSite(address: string): string | null {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return null;
  const { hostname, pathname, search } = new URL(address);
  const found = sites.find(({ host, path }) => host.test(hostname) && path.test(pathname + search));
  return found?.name ?? null;
}
