import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { isElement } from '@/lib/markdown/hast';
import { text } from './tree';

/** Markdown allows no white space and no line end just inside their marks. */
const marked = ['a', 'strong', 'em', 'b', 'i', 'del', 's'];

export function trimInlineElement(node: Element): ElementContent[] {
  if (node.tagName === 'code' && textOf(node).trim() === '') return node.children;
  if (!marked.includes(node.tagName)) return [node];
  const before = takeSpace(node.children, 0);
  const after = takeSpace(node.children, -1).reverse();
  const content = node.children.filter((child) => !isEmptyText(child));
  const [only] = content;
  const isNestedInItself =
    content.length === 1 && node.tagName !== 'a' && isElement(only, node.tagName);
  const inner = content.length === 0 ? [] : [isNestedInItself ? only : node];
  return [...before, ...inner, ...after];
}

/** @param end the first child or the last */
function takeSpace(children: ElementContent[], end: 0 | -1): ElementContent[] {
  const taken: ElementContent[] = [];
  for (let node = children.at(end); node; node = children.at(end)) {
    if (node.type === 'text' && node.value.trim() !== '') {
      const { value } = node;
      node.value = end === 0 ? value.trimStart() : value.trimEnd();
      const length = value.length - node.value.length;
      taken.push(text(end === 0 ? value.slice(0, length) : value.slice(node.value.length)));
      break;
    }
    if (isElement(node) && node.tagName !== 'br') break;
    taken.push(node);
    children.splice(end, 1);
  }
  return taken.filter((child) => !isEmptyText(child));
}

function isEmptyText(node: ElementContent): boolean {
  return node.type === 'text' && node.value === '';
}

/** Markdown cannot write two of a kind side by side: `<b>a</b><b>b</b>` → `<b>ab</b>` */
export function mergeAdjacentElements(nodes: ElementContent[]): ElementContent[] {
  const merged: ElementContent[] = [];
  for (const node of nodes) {
    const before = merged.at(-1);
    if (isElement(node, 'strong', 'em', 'del', 'code') && isElement(before, node.tagName))
      before.children.push(...node.children);
    else merged.push(node);
  }
  return merged;
}
