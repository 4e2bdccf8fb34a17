import type { Locale } from '@/lib/i18n/locales';
import { truncate } from '@/lib/typography/truncate';
import { typeset } from '@/lib/typography/typeset';
import { fencedCode, joinBlocks, toPlainText } from './plain-text';

/** As much as search engines show */
const maxLength = 160;
/** As much as a dek may have */
const proseLength = 500;
/** What stands after so much that is no prose does not begin a text. */
const searchedLength = 10_000;

type Text = { dek: string; body: string };

/** What stands for a text in lists, feeds and search engines: its dek, else its first words. Empty where it has neither. */
export function summarize({ dek, body }: Text, locale: Locale): string {
  return typeset(dek.trim() || truncate(takeProse(body), maxLength), locale);
}

/** The paragraphs that a text begins with, as one line: no headings, code, tables, pictures and notes. */
export function takeProse(markdown: string): string {
  const text = markdown.slice(0, searchedLength).replaceAll('\r\n', '\n');
  const blocks = removed
    .reduce((rest, pattern) => rest.replace(pattern, '\n\n'), text)
    .split(/\n(?:[ \t]*\n)+/);
  const lines: string[] = [];
  for (let place = 0, length = 0; place < blocks.length && length < proseLength; place += 1) {
    const block = blocks[place] ?? '';
    if (noProse.some((pattern) => pattern.test(block))) continue;
    const line = toPlainText(block.replace(nextItem, ', '));
    if (line !== '') lines.push(line);
    length += line.length;
  }
  return joinBlocks(lines.join('\n'));
}

/** May hold empty lines, or stand right above or below a paragraph */
const removed = [
  fencedCode,
  /<(figure|table|pre|h[1-6])\b[\s\S]*?(?:<\/\1\s*>|$)/gi,
  /^ {0,3}#{1,6}[ \t][^\n]*$/gm,
  /^[^\n]+\n {0,3}(?:=+|-{2,})[ \t]*$/gm,
];
/** Blocks: indented code or what continues a list or a note; a note; only a link; a table */
const noProse = [
  /^\n?(?: {4}|\t)/,
  /^\s*\[\^[^\]\n]+\]:/,
  /^\s*(?:\[[^[\]\n]*\]\([^)\n]*\)|<https?:[^>\n]*>)\s*$/,
  /^[ \t]*\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*$/m,
];
/** After an item without a mark at its end */
const nextItem = /(?<=\S)(?<![.,;:!?…][*_»”"’)\]]*)\n[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+/g;
