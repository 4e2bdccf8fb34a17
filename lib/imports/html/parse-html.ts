import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

export function parseHtml(html: string): Root {
  return parser.parse(html);
}

export function htmlToText(html: string): string {
  return /[<&]/.test(html) ? textOf(parseHtml(html.replace(/<br\b[^>]*>/gi, ' '))) : html;
}
