/** The file of a `file:` URL, which libSQL also accepts with a relative path, unlike fileURLToPath; null for a server. */
export function getDatabasePath(url: string): string | null {
  if (!url.startsWith('file:')) return null;
  return decodeURIComponent(url.replace(/^file:(\/\/[^/]*)?/, '').replace(/[?#].*/, ''));
}
