/** One line without control characters; no-break spaces stay. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ')
    .trim();
}

/** A text of at most so many characters: whole sentences where there are any, else whole words. */
export function shorten(text: string, limit: number): string {
  const line = oneLine(text);
  if (line.length <= limit) return line;
  const head = line.slice(0, limit);
  const sentences = /^.*[.!?…][»”"’)\]\s\u00a0\u202f]*(?=\s\S)/su.exec(line.slice(0, limit + 2));
  const whole = sentences?.[0].trim();
  if (whole && whole.length <= limit) return whole;
  const words = head.slice(0, -1).replace(/\s+\S*$/u, '');
  return `${words.toWellFormed().replace(/[\s,;:.]+$/u, '')}…`.slice(0, limit);
}

/** A link's target may hold no more than these; others act or lead nowhere. */
const protocols = ['http:', 'https:', 'mailto:'];

/** An address as a URL, resolved where it is relative; null where it is none, or not one to follow. */
export function readUrl(address: string, base?: string): URL | null {
  const text = address.trim();
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return protocols.includes(url.protocol) ? url : null;
}

/** What a path says without its percent signs; as it is where these are malformed. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
