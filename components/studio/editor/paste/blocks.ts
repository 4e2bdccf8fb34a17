import type { Element, ElementContent, Root } from 'hast';
import { isBlank, isBlock } from '@/lib/imports/html/tree';
import { findElement, isElement } from '@/lib/markdown/hast';
import { changeChildren, listElements, mapElements } from './elements';

export function tidyBlocks(tree: Root): void {
  const hasTitle = findElement(tree, (node) => node.tagName === 'h1') !== null;
  mapElements(tree, (node) => {
    const level = Number(/^h([1-5])$/.exec(node.tagName)?.[1] ?? 0);
    if (level > 0 && hasTitle) return [{ ...node, tagName: `h${level + 1}` }];
    if (node.tagName === 'table') return tidyTable(node);
    if (isElement(node, 'p', 'div')) return splitAtBreaks(node);
    return [node];
  });
  changeChildren(tree, removeBreaksAroundBlocks);
}

/** A table of one cell, or one around another table, is layout. */
function tidyTable(table: Element): ElementContent[] {
  const cells = listCells(table);
  const isLayout = cells.length < 2 || findElement(table, (node) => node.tagName === 'table');
  if (isLayout) return cells.map((cell) => ({ ...cell, tagName: 'div' }));
  for (const cell of listElements(findElement(table, (node) => node.tagName === 'tr') ?? table))
    unwrapBold(cell);
  return [table];
}

/** Readers see a header row in bold anyway. */
function unwrapBold(cell: Element): void {
  mapElements(cell, (node) => (isElement(node, 'b', 'strong') ? node.children : [node]));
}

function listCells(node: Element): Element[] {
  return listElements(node).flatMap((child) => {
    if (isElement(child, 'td', 'th')) return [child];
    return isElement(child, 'table') ? [] : listCells(child);
  });
}

function splitAtBreaks(node: Element): ElementContent[] {
  const parts: ElementContent[][] = [[]];
  let breaks: ElementContent[] = [];
  for (const child of node.children) {
    if (isElement(child, 'br') || (breaks.length > 0 && isBlank(child))) {
      breaks.push(child);
      continue;
    }
    if (breaks.filter((one) => isElement(one)).length > 1) parts.push([]);
    else parts.at(-1)?.push(...breaks);
    breaks = [];
    parts.at(-1)?.push(child);
  }
  return parts.map((children) => ({ ...node, children }));
}

function removeBreaksAroundBlocks(children: ElementContent[]): ElementContent[] {
  const content = children.filter((child) => !isBlank(child));
  const isNeeded = (node: ElementContent) => {
    const index = content.indexOf(node);
    return [content[index - 1], content[index + 1]].every((next) => next && !isBlock(next));
  };
  return children.filter((child) => !isElement(child, 'br') || isNeeded(child));
}
