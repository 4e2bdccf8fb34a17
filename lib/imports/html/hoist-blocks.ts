import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { attribute, element, isElement } from '@/lib/markdown/hast';
import { getVideoPage } from '../videos';
import { isBlank, isBlock, splitIntoRuns, text } from './tree';

const inline = new Set(
  `a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span
  strike strong sub sup time tt u var`.split(/\s+/),
);
const textBlock = /^(?:p|h[1-6]|summary)$/;
const tablePart = /^(?:t[rdh]|thead|tbody|tfoot|caption)$/;

/** Moves blocks out of paragraphs, headings and inline elements, which Markdown does not allow, and splits these around them. */
export function hoistBlocks(tree: Root): void {
  tree.children = tree.children.flatMap((child) => hoist(child as ElementContent, false));
}

function hoist(node: ElementContent, isInTable: boolean): ElementContent[] {
  if (node.type !== 'element' || node.tagName === 'pre') return [node];
  const children = node.children.flatMap((child) =>
    hoist(child, isInTable || node.tagName === 'table'),
  );
  // The writer would take what stands in a cell for text in a line, even without a table.
  if (!isInTable && tablePart.test(node.tagName)) return [element('div', {}, ...children)];
  if (node.tagName === 'table') return flattenTable({ ...node, children });
  const isInline = inline.has(node.tagName);
  const needsSplit = (isInline || textBlock.test(node.tagName)) && children.some(isBlock);
  if (!needsSplit) return [{ ...node, children }];
  return splitIntoRuns(children).flatMap((run): ElementContent[] => {
    const [first] = run;
    if (!isElement(first) || !isBlock(first)) return [{ ...node, children: run }];
    return isInline ? [wrapContents(first, node)] : run;
  });
}

/** `<b><p>a</p></b>` → `<p><b>a</b></p>` */
function wrapContents(block: Element, wrapper: Element): Element {
  if (block.tagName === 'figure') {
    const video = wrapper.tagName === 'a' ? getVideoPage(attribute(wrapper, 'href')) : null;
    return video ? { ...block, properties: { ...block.properties, href: video } } : block;
  }
  if (['pre', 'hr', 'table', 'gallery'].includes(block.tagName)) return block;
  const children = splitIntoRuns(block.children).map((run): ElementContent => {
    const [first] = run;
    const isNested = isElement(first) && isBlock(first);
    return isNested ? wrapContents(first, wrapper) : { ...wrapper, children: run };
  });
  return { ...block, children };
}

/** Markdown tables need a header row and hold only inline content: the caption moves above the table, figures below it. */
function flattenTable(table: Element): ElementContent[] {
  const above: Element[] = [];
  const below: Element[] = [];
  const flatten = (nodes: ElementContent[]): ElementContent[] =>
    nodes.flatMap((node, index): ElementContent[] => {
      if (!isElement(node)) return [node];
      if (!isBlock(node)) return [{ ...node, children: flatten(node.children) }];
      if (node.tagName === 'figure') below.push(node);
      if (['figure', 'hr'].includes(node.tagName)) return [];
      const separator = node.tagName === 'li' ? ' · ' : ' ';
      const inner = node.tagName === 'pre' ? [text(textOf(node))] : flatten(node.children);
      return nodes.slice(0, index).every(isBlank) ? inner : [text(separator), ...inner];
    });
  const rows: Element[] = [];
  const walk = (node: Element): Element => {
    if (node.tagName === 'caption') {
      above.push(element('p', {}, element('em', {}, ...flatten(node.children))));
      return { ...node, children: [] };
    }
    if (/^t[dh]$/.test(node.tagName)) return { ...node, children: flatten(node.children) };
    const children = node.children.map((child) => (isElement(child) ? walk(child) : child));
    const copy = { ...node, children };
    if (node.tagName === 'tr') rows.push(copy);
    return copy;
  };
  const flat = walk(table);
  const firstCells = rows[0]?.children.filter((node) => isElement(node)) ?? [];
  if (!rows.some((row) => row.children.some((cell) => isElement(cell, 'th')))) {
    for (const cell of firstCells) cell.tagName = 'th';
  }
  return firstCells.length === 0 ? [...above, ...below] : [...above, flat, ...below];
}
