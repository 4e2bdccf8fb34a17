import type { Html } from 'mdast';
import { escapeHtml } from '@/lib/http/escape-html';
import { attribute, findElement } from '@/lib/markdown/hast';
import type { Span } from '@/lib/markdown/scan-markdown';
import { convertHtml, parseHtml } from '../html/convert-html';
import type { ImportContext } from '../import-context';
import { type Edit, spanOf, toBlock } from './edits';

type Tag = Span & { name: string; isEnd: boolean; piece: Html; pair?: Tag };

const tagPattern =
  /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][\w:-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>`]+))?)*)\s*\/?>/gi;
const attributePattern = /([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>`]+))?/g;
const voidElements = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** Readers see them as they are written. */
const kept =
  /^(?:abbr|b|blockquote|br|cite|code|dd|del|details|dfn|dl|dt|em|h[2-6]|hr|i|ins|kbd|li|mark|ol|p|pre|q|s|small|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|ul)$/;
const attributes = 'lang dir title open cite datetime start align colspan rowspan'.split(' ');
/** What is in these is no Markdown */
const whole =
  /^(?:applet|audio|canvas|embed|figure|form|iframe|img|map|math|noscript|object|picture|script|style|svg|template|textarea|title|video)$/;

/**
 * What readers would see of it stays; the rest is converted as the HTML of other systems is, or named.
 * @param siblings pieces of HTML in one paragraph or block
 */
export function editHtml(
  siblings: Html[],
  text: string,
  context: ImportContext,
  moveTo: (offset: number) => void,
): Edit[] {
  const tags = siblings.flatMap((piece) => listTags(piece, text));
  pairTags(tags);
  const edits: Edit[] = [];
  let done = -1;
  for (const tag of tags) {
    const { start, end, name, piece, pair, isEnd } = tag;
    if (start < done) continue;
    moveTo(spanOf(piece).start);
    const last = pair && !isEnd ? pair : tag;
    const isPair = last !== tag && last.piece === piece;
    // A quotation's lines begin with >.
    const source = text.slice(start, last.end).replace(/\n(?:[ \t]*>)+ ?/g, '\n');
    const isWhole = whole.test(name);
    if (name === '!' || (isWhole && isEnd)) edits.push({ start, end, text: '' });
    else if (isWhole || (isPair && !isClean(source))) {
      const { markdown } = convertHtml(source, context);
      edits.push(toBlock(markdown, text, { start, end: last.end }));
      done = last.end;
    } else if (!isClean(text.slice(start, end)))
      edits.push({ start, end, text: writeTag(tag, text.slice(start, end), context) });
  }
  return edits;
}

function listTags(piece: Html, text: string): Tag[] {
  const { start: offset, end } = spanOf(piece);
  return Array.from(
    text.slice(offset, end).matchAll(tagPattern),
    ({ 0: source, 1: slash, 2: name = '!', index }) => ({
      start: offset + index,
      end: offset + index + source.length,
      name: name.toLowerCase(),
      isEnd: slash === '/',
      piece,
    }),
  );
}

function pairTags(tags: Tag[]): void {
  const open = new Map<string, Tag[]>();
  for (const tag of tags) {
    if (voidElements.test(tag.name) || tag.name === '!') continue;
    const stack = open.get(tag.name) ?? [];
    open.set(tag.name, stack);
    const start = tag.isEnd ? stack.pop() : undefined;
    if (!tag.isEnd) stack.push(tag);
    if (!start) continue;
    start.pair = tag;
    tag.pair = start;
  }
}

/** Only elements and attributes that this site shows */
function isClean(html: string): boolean {
  return Array.from(html.matchAll(tagPattern)).every(([, , name = '!', given = '']) => {
    const keys = Array.from(given.matchAll(attributePattern), ([, key = '']) => key.toLowerCase());
    const isKept = kept.test(name) || (/^span$/i.test(name) && !given);
    return isKept && keys.every((key) => attributes.includes(key));
  });
}

/** A tag around Markdown: with its known attributes, or nothing. */
function writeTag({ name, isEnd, pair }: Tag, source: string, context: ImportContext): string {
  const isLink = name === 'a';
  if ((isLink && !pair) || !(isLink || name === 'span' || kept.test(name))) return '';
  if (isEnd) return `</${name}>`;
  const node = findElement(parseHtml(source.replace(/\/?>$/, `></${name}>`)), () => true);
  const href = isLink ? context.resolveLink(attribute(node, 'href')) : null;
  const given = attributes.map((key) => [key, isLink ? '' : attribute(node, key)] as const);
  const written = [['href', href] as const, ...given].flatMap(([key, value]) =>
    value ? ` ${key}="${escapeHtml(value)}"` : [],
  );
  return `<${name}${written.join('')}>`;
}
