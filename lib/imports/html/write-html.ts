import type { Element, ElementContent } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { Html, RootContent } from 'mdast';
import { escapeHtml } from '@/lib/http/escape-html';
import { attribute, findElement, isElement } from '@/lib/markdown/hast';
import { toSingleLine } from '../text';
import { isBlank, isBlock } from './tree';

const containers = `details dl div table thead tbody tfoot tr`.split(' ');
const parts = `summary dt dd td th`.split(' ');
const inline = `a abbr br cite code del em i kbd mark q span strong sub sup`.split(' ');
const attributes: { name: string; property: string; tags?: RegExp; pattern: RegExp }[] = [
  { name: 'href', property: 'href', tags: /^a$/, pattern: /^(?:https?:|mailto:|[/#])/ },
  { name: 'lang', property: 'lang', pattern: /^[a-z]{2,3}(?:-[a-z0-9]+)*$/i },
  { name: 'title', property: 'title', pattern: /./ },
  { name: 'align', property: 'align', tags: /^t[dh]$/, pattern: /^(?:center|right)$/ },
  { name: 'colspan', property: 'colSpan', tags: /^t[dh]$/, pattern: /^\d{1,3}$/ },
  { name: 'rowspan', property: 'rowSpan', tags: /^t[dh]$/, pattern: /^\d{1,3}$/ },
];

export function hasMergedCells(table: Element): boolean {
  const isMerged = (cell: Element) =>
    ['colSpan', 'rowSpan'].some((name) => Number(attribute(cell, name)) > 1);
  return findElement(table, isMerged) !== null;
}

/** Inline content without a Markdown syntax: its tags, with Markdown between them. */
export function toInlineHtml(state: State, node: Element): RootContent[] {
  const content = state.all(node);
  if (content.length === 0) return [];
  return [html('span', openTag(node)), ...content, html('span', `</${node.tagName}>`)];
}

/** A block without a Markdown syntax: what is more than inline in it stays Markdown, between empty lines. */
export function toHtmlBlock(state: State, block: Element): RootContent[] {
  const nodes: RootContent[] = [];
  let tags = '';
  const writeMarkdown = (node: Element) => {
    const content = state.toFlow(state.all(node));
    if (content.length === 0) return;
    if (tags.trim()) nodes.push(html('div', tags.trim()));
    tags = '';
    nodes.push(...content);
  };
  const writeTags = (node: Element) => {
    tags += openTag(node);
    const words = parts.includes(node.tagName) ? writeInline(node.children) : null;
    if (words !== null) tags += words.trim();
    else if (parts.includes(node.tagName)) writeMarkdown(node);
    else writeParts(node);
    tags += `</${node.tagName}>\n`;
  };
  const writeParts = (node: Element) => {
    tags += '\n';
    let rest: ElementContent[] = [];
    for (const child of [...node.children, null]) {
      const isPart =
        isElement(child, ...parts) ||
        (node.tagName !== 'details' && isElement(child, ...containers));
      if (child && !isPart) rest.push(child);
      else {
        if (!rest.every(isBlank)) writeMarkdown({ ...node, children: rest });
        rest = [];
        if (isPart) writeTags(child);
      }
    }
  };
  writeTags(block);
  return [...nodes, html('div', tags.trim())];
}

/** @returns null if it is more than text in inline elements */
function writeInline(nodes: ElementContent[]): string | null {
  let written = '';
  for (const node of nodes) {
    if (node.type === 'text') written += escapeHtml(node.value.replace(/[\t\n\r ]+/g, ' '));
    if (!isElement(node)) continue;
    const inner = writeInline(node.children);
    if (inner === null || isBlock(node) || /^(?:input|footnote-mark)$/.test(node.tagName))
      return null;
    if (!inline.includes(node.tagName)) written += inner;
    else written += openTag(node) + (node.tagName === 'br' ? '' : `${inner}</${node.tagName}>`);
  }
  return written;
}

function openTag(node: Element): string {
  const written = attributes.flatMap(({ name, property, tags, pattern }) => {
    const value = toSingleLine(attribute(node, property));
    return (tags?.test(node.tagName) ?? true) && pattern.test(value)
      ? ` ${name}="${escapeHtml(value)}"`
      : [];
  });
  return `<${node.tagName}${written.join('')}>`;
}

/** @param like what the converter shall treat it as: `span` is inline content, `div` a block */
function html(like: 'span' | 'div', value: string): Html {
  return { type: 'html', value, data: { hName: like } } as Html;
}
