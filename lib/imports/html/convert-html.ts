import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { ImportContext } from '../import-context';
import { toSingleLine } from '../text';
import { type ConvertedText, htmlToMarkdown } from './html-to-markdown';
import { text } from './tree';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

export function parseHtml(html: string): Root {
  return parser.parse(html);
}

export function htmlToText(html: string): string {
  return /[<&]/.test(html) ? textOf(parseHtml(html.replace(/<br\b[^>]*>/gi, ' '))) : html;
}

/** @param prepare turns the editor's own markup into plain HTML */
export function convertHtml(
  source: string | Root,
  context: ImportContext,
  prepare?: (tree: Root) => void,
): ConvertedText {
  try {
    const tree = typeof source === 'string' ? parseHtml(source) : source;
    return htmlToMarkdown(tree, context, prepare);
  } catch (error) {
    const isStackOverflow = error instanceof RangeError;
    if (!isStackOverflow) throw error;
    context.warn('nested-too-deeply');
    const words = toSingleLine(typeof source === 'string' ? source.replace(/<[^>]*>/g, ' ') : '');
    return htmlToMarkdown({ type: 'root', children: [text(words)] }, context);
  }
}
