const wordsPerMinute = 220;

/** Whole minutes, at least 1, that the words of a Markdown text take; code and addresses count not. */
export function readingMinutes(markdown: string): number {
  const prose = markdown
    .replace(/^```[\s\S]*?^```/gm, ' ')
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ');
  const words = prose.match(/[\p{L}\p{N}]+(?:[’'][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  return Math.max(1, Math.ceil(words / wordsPerMinute));
}
