const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

export const fencedCode =
  /^ {0,3}(`{3,}|~{3,})(?![`~])[^\n]*\n(?:[\s\S]*?^ {0,3}\1[`~]*[ \t]*$|[\s\S]*$)/gm;

/** From blocks to words. Every pattern takes linear time. */
const replacements: readonly (readonly [RegExp, string])[] = [
  // Code, scripts, comments
  [fencedCode, '\n'],
  [/<(script|style)\b[\s\S]{0,2000}?<\/\1\s*>/gi, ' '],
  [/<!--[\s\S]{0,2000}?-->/g, ' '],
  // Pictures, links, footnotes, URLs
  [/!\[[^\]\n]{0,1000}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])/g, ' '],
  [/^ {0,3}\[\^[^\]\n]{1,200}\]:/gm, '\n'],
  [/[\u202f ]?\[\^[^\]\n]{1,200}\]/g, ''],
  [/^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+.*$/gm, ''],
  [/\[([^[\]]{0,1000})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])/g, '$1'],
  [/<(?:https?:|mailto:)[^>\s]{1,2000}>/gi, ' '],
  [/\bhttps?:\/\/[^\s<>]+/gi, ' '],
  // Block syntax
  [/^ {0,3}#{1,6}[ \t][^\n]*$/gm, '\n$&\n'],
  [/^ {0,3}(?:>[ \t]?)+/gm, ''],
  [/^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/gm, ''],
  [/^ {0,3}#{1,6}[ \t]+|(?<![ \t])[ \t]+#+[ \t]*$/gm, ''],
  [/^[ \t]*(?:=+|[-*_](?:[ \t]*[-*_]){2,})[ \t]*$/gm, '\n'],
  [/^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/gm, ''],
  [/(?<!\\)\|/g, ' '],
  // Inline syntax
  [/(?<!\\)(?:\*{1,3}|~~|`+)/g, ''],
  [/(?<![\p{L}\p{N}\\])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])/gu, ''],
  [/<(?:br|\/?(?:p|div|li|dt|dd|t[dhr]|figcaption|summary))\b[^<>]{0,1000}>/gi, ' '],
  [/<\/?[a-z][a-z\d-]{0,30}(?:\s[^<>]{0,1000})?\/?>/gi, ''],
  [/(?<!\\)\\$/gm, ''],
  [/\\([!-/:-@[-`{-~])/g, '$1'],
];

/** One line per block, without code, pictures and URLs. It does not parse, which takes milliseconds, so odd nesting may leave a sign. */
export function toPlainText(markdown: string): string {
  return replacements
    .reduce((text, [pattern, by]) => text.replace(pattern, by), markdown.replaceAll('\r\n', '\n'))
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .split(/\n[ \t]*\n/)
    .map((block) => block.replace(/[ \t\n]+/g, ' ').trim())
    .filter((block) => block !== '')
    .join('\n');
}

/** @param text one line per block. A heading ends with a full stop here, so that it does not run into the text below. */
export function joinBlocks(text: string): string {
  return text.replace(/(?<![.!?…:;,][\s»”"’)\]]*)\n/gu, '.\n').replaceAll('\n', ' ');
}

/** « l’article » is one word. */
export function countWords(markdown: string): number {
  return toPlainText(markdown).match(/[\p{L}\p{N}]+(?:[’'][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

export function takeSentences(markdown: string, count: number, locale: string): string {
  const text = toPlainText(markdown).replaceAll('\n', ' ');
  const sentences = [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)];
  return sentences
    .slice(0, count)
    .map(({ segment }) => segment)
    .join('')
    .trim();
}
