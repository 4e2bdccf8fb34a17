import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { type Edit, type ParsedBody, toBlock, type WarnAt } from './edits';
import { writeFence } from './write-markdown';

/** @param write returns null for what stays; code stays */
function editMatches(
  { text, code }: ParsedBody,
  pattern: RegExp,
  write: (match: RegExpExecArray, end: number) => string | Edit | null,
): Edit[] {
  let index = 0;
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    while ((code[index]?.end ?? Infinity) <= start) index += 1;
    if ((code[index]?.start ?? Infinity) < end) return [];
    const written = write(match, end);
    if (written === null) return [];
    return [typeof written === 'string' ? { start, end, text: written } : written];
  });
}

const formulas =
  /\$\$((?:(?!\$\$|\n\s*\n)[\s\S]){1,5000})\$\$|\\\\?\[([^\]]{1,2000}?)\\\\?\]|\\\\?\(([^\n]{1,500}?)\\\\?\)|(?<![\\$\w])\$(?=[^\s${])([^\n$]{0,300}?[\\^_={}][^\n$]{0,300}?)(?<![\s\\])\$(?![\w${])/g;

/** Formulas are shown as their source: as Markdown, their signs would be lost. */
export function editFormulas(body: ParsedBody, warn: WarnAt): Edit[] {
  const { text } = body;
  return editMatches(
    body,
    formulas,
    ({ 1: display, 2: bracketed, 3: inline, 4: dollars, index }, end) => {
      const formula = display ?? bracketed ?? inline ?? dollars ?? '';
      const isMath = display !== undefined || dollars !== undefined || /[\\^_={}]/.test(formula);
      if (!isMath) return null;
      warn('formula', formula.replace(/\s+/g, ' ').trim().slice(0, 60), index);
      const isAlone =
        /(?:^|\n)[\s>]*$/.test(text.slice(Math.max(0, index - 100), index)) &&
        /^[ \t]*(?:\n|$)/.test(text.slice(end, end + 100));
      const isBlock = formula.includes('\n') || (display !== undefined && isAlone);
      if (!isBlock) return `\`${formula.trim().replaceAll('`', "'")}\``;
      return toBlock(writeFence('tex', formula), text, { start: index, end });
    },
  );
}

/** What stands on lines of its own or in words: attributes of kramdown, notes in boxes, links of wikis. */
export function editLines(
  body: ParsedBody,
  locale: Locale,
  { findByName }: { findByName(name: string): string | null },
): Edit[] {
  const callouts = new Map(Object.entries(getDictionary(locale).imports.callouts));
  const titleOf = (type: string, title = '') => {
    const usual = type.charAt(0).toUpperCase() + type.slice(1).toLowerCase();
    return `**${title.trim() || callouts.get(type.toLowerCase()) || usual}**`;
  };
  const attributes =
    /^[ \t]*[*-] .*\n[ \t]*\{:\s*toc\s*\}.*$|(?:\n[ \t]*)?\{::?[^{}\n]*\}|^\[\[?toc\]?\]$/gim;
  const quotedBox = /^((?:[ \t]*>)+[ \t]*)\[!(\w+)\][-+]?[ \t]*([^\n]*)$/gm;
  const boxStart =
    /^[ \t]*:{3,}[ \t]*([a-z]\w*)(?:\[([^\]\n]*)\]|\{[^}\n]*\}|[ \t]+([^\n{]*))?[^\n]*$/gim;
  const boxEnd = /^[ \t]*:{3,}[ \t]*$/gm;
  const wikiLink = /(!?)\[\[([^[\]|\n]{1,200})(?:\|([^[\]\n]{0,200}))?\]\](?!\()/g;
  return [
    ...editMatches(body, attributes, () => ''),
    ...editMatches(
      body,
      quotedBox,
      ([, prefix, type = '', title]) => `${prefix}${titleOf(type, title)}\\`,
    ),
    ...editMatches(body, boxStart, ([, type = '', label, words]) => titleOf(type, label ?? words)),
    ...editMatches(body, boxEnd, () => ''),
    ...editMatches(body, wikiLink, ([, sign, name = '', label]) => {
      const words = (label || name).trim();
      if (sign)
        return `![${/^\d+$/.test(words) ? '' : words.replace(/\.\w+$/, '')}](<${name.trim()}>)`;
      const target = findByName(name);
      return target ? `[${words}](${target})` : /^[\p{L}\d]/u.test(name) ? words : null;
    }),
  ];
}
