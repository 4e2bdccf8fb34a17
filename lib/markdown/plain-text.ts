const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** From the block to the word; each pattern runs over its text once, however odd this is. */
const steps: readonly (readonly [RegExp, string])[] = [
  // Code, and what HTML hides
  [/^ {0,3}(`{3,}|~{3,})(?![`~])[^\n]*\n(?:[\s\S]*?^ {0,3}\1[`~]*[ \t]*$|[\s\S]*$)/gm, '\n'],
  [/<(script|style)\b[\s\S]{0,2000}?<\/\1\s*>/gi, ' '],
  [/<!--[\s\S]{0,2000}?-->/g, ' '],
  // Pictures, links, notes, addresses
  [/!\[[^\]\n]{0,1000}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])/g, ' '],
  [/^ {0,3}\[\^[^\]\n]{1,200}\]:/gm, '\n'],
  [/[\u202f ]?\[\^[^\]\n]{1,200}\]/g, ''],
  [/^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+.*$/gm, ''],
  [/\[([^[\]]{0,1000})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])/g, '$1'],
  [/<(?:https?:|mailto:)[^>\s]{1,2000}>/gi, ' '],
  [/\bhttps?:\/\/[^\s<>]+/gi, ' '],
  // The signs of blocks
  [/^ {0,3}(?:>[ \t]?)+/gm, ''],
  [/^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/gm, ''],
  [/^ {0,3}#{1,6}[ \t]+|(?<![ \t])[ \t]+#+[ \t]*$/gm, ''],
  [/^[ \t]*(?:=+|[-*_](?:[ \t]*[-*_]){2,})[ \t]*$/gm, '\n'],
  [/^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/gm, ''],
  [/(?<!\\)\|/g, ' '],
  // The signs of words
  [/(?<!\\)(?:\*{1,3}|~~|`+)/g, ''],
  [/(?<![\p{L}\p{N}\\])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])/gu, ''],
  [/<\/?[a-z][a-z\d-]{0,30}(?:\s[^<>]{0,1000})?\/?>/gi, ''],
  [/\\([!-/:-@[-`{-~])/g, '$1'],
];

/**
 * The words of a Markdown text, a line for each block: without code, pictures, addresses and signs. It does not parse (that takes
 * milliseconds, and a search page wants ten of them), so odd nesting may leave a sign behind.
 */
export function toPlainText(markdown: string): string {
  return steps
    .reduce((text, [pattern, by]) => text.replace(pattern, by), markdown.replaceAll('\r\n', '\n'))
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .split(/\n[ \t]*\n/)
    .map((block) => block.replace(/[ \t\n]+/g, ' ').trim())
    .filter((block) => block !== '')
    .join('\n');
}

/** How many words a reader of a Markdown text reads; an elided word and its article are one. */
export function countWords(markdown: string): number {
  return toPlainText(markdown).match(/[\p{L}\p{N}]+(?:[’'][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
