import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import type { Span } from '@/lib/markdown/scan-markdown';
import { createLineFinder, type Edit, type Lines, toBlock } from './edits';
import { writeFence } from './templates';

function listMatches(text: string, pattern: RegExp, code: Span[]): RegExpExecArray[] {
  let index = 0;
  return Array.from(text.matchAll(pattern)).filter((match) => {
    while ((code[index]?.end ?? Infinity) <= match.index) index += 1;
    return (code[index]?.start ?? Infinity) >= match.index + match[0].length;
  });
}

/** Formulas are shown as their source: as Markdown, their signs would be lost. */
export function editFormulas(
  { text, ...rest }: Lines,
  code: Span[],
  warn: (kind: 'formula', detail: string, line: number) => void,
): Edit[] {
  const lineOf = createLineFinder({ text, ...rest });
  const pattern =
    /\$\$((?:(?!\$\$|\n\s*\n)[\s\S]){1,5000})\$\$|\\\\?\[([^\]]{1,2000}?)\\\\?\]|\\\\?\(([^\n]{1,500}?)\\\\?\)|(?<![\\$\w])\$(?=[^\s${])([^\n$]{0,300}?[\\^_={}][^\n$]{0,300}?)(?<![\s\\])\$(?![\w${])/g;
  return listMatches(text, pattern, code).flatMap(
    ({ 0: source, 1: display, 2: bracketed, 3: inline, 4: dollars, index }) => {
      const formula = display ?? bracketed ?? inline ?? dollars ?? '';
      const isMath = display !== undefined || dollars !== undefined || /[\\^_={}]/.test(formula);
      if (!isMath) return [];
      warn('formula', formula.replace(/\s+/g, ' ').trim().slice(0, 60), lineOf(index));
      const end = index + source.length;
      const isAlone =
        /(?:^|\n)[\s>]*$/.test(text.slice(Math.max(0, index - 100), index)) &&
        /^[ \t]*(?:\n|$)/.test(text.slice(end, end + 100));
      const isBlock = formula.includes('\n') || (display !== undefined && isAlone);
      const written = isBlock
        ? toBlock(writeFence('tex', formula), text, index, end)
        : `\`${formula.trim().replaceAll('`', "'")}\``;
      return [{ start: index, end, text: written }];
    },
  );
}

/** What stands on lines of its own or in words: attributes of kramdown, notes in boxes, links of wikis. */
export function editLines(
  { text }: Lines,
  code: Span[],
  locale: Locale,
  { findByName }: { findByName(name: string): string | null },
): Edit[] {
  const edit = (pattern: RegExp, write: (match: RegExpExecArray) => string | null) =>
    listMatches(text, pattern, code).flatMap((match): Edit[] => {
      const written = write(match);
      return written === null
        ? []
        : [{ start: match.index, end: match.index + match[0].length, text: written }];
    });
  const titleOf = (type: string, title = '') => {
    const { callouts } = getDictionary(locale).imports;
    const known = Object.entries(callouts).find(([name]) => name === type.toLowerCase())?.[1];
    return `**${title.trim() || known || type.charAt(0).toUpperCase() + type.slice(1).toLowerCase()}**`;
  };
  return [
    ...edit(
      /^[ \t]*[*-] .*\n[ \t]*\{:\s*toc\s*\}.*$|(?:\n[ \t]*)?\{::?[^{}\n]*\}|^\[\[?toc\]?\]$/gim,
      () => '',
    ),
    ...edit(
      /^((?:[ \t]*>)+[ \t]*)\[!(\w+)\][-+]?[ \t]*([^\n]*)$/gm,
      ([, prefix, type = '', title]) => `${prefix}${titleOf(type, title)}\\`,
    ),
    ...edit(
      /^[ \t]*:{3,}[ \t]*([a-z]\w*)(?:\[([^\]\n]*)\]|\{[^}\n]*\}|[ \t]+([^\n{]*))?[^\n]*$/gim,
      ([, type = '', label, words]) => titleOf(type, label ?? words),
    ),
    ...edit(/^[ \t]*:{3,}[ \t]*$/gm, () => ''),
    ...edit(
      /(!?)\[\[([^[\]|\n]{1,200})(?:\|([^[\]\n]{0,200}))?\]\](?!\()/g,
      ([, sign, name = '', label]) => {
        const words = (label || name).trim();
        if (sign)
          return `![${/^\d+$/.test(words) ? '' : words.replace(/\.\w+$/, '')}](<${name.trim()}>)`;
        const target = findByName(name);
        return target ? `[${words}](${target})` : /^[\p{L}\d]/u.test(name) ? words : null;
      },
    ),
  ];
}
