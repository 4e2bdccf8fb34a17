import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { isElement } from '@/lib/markdown/hast';
import { isBlank, text } from './tree';

/** Markdown allows no white space just inside their marks. */
const marked = ['a', 'strong', 'em', 'b', 'i', 'del', 's'];

export function trimInlineElement(node: Element): ElementContent[] {
  if (node.tagName === 'code' && textOf(node).trim() === '') return node.children;
  if (!marked.includes(node.tagName)) return [node];
  const [first, last] = [node.children[0], node.children.at(-1)];
  const before = first?.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : '';
  if (first?.type === 'text') first.value = first.value.slice(before.length);
  const after = last?.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : '';
  if (last?.type === 'text' && after) last.value = last.value.slice(0, -after.length);
  const [only, ...others] = node.children.filter((child) => !isEmptyText(child));
  const isNestedInItself =
    others.length === 0 && node.tagName !== 'a' && isElement(only, node.tagName);
  const isEmpty = node.children.every((child) => isBlank(child) || isElement(child, 'br'));
  return [
    ...(before ? [text(before)] : []),
    ...(isEmpty
      ? node.children.filter((child) => !isBlank(child))
      : [isNestedInItself ? only : node]),
    ...(after ? [text(after)] : []),
  ];
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
