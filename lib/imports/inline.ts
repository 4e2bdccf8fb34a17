import type { Element, ElementContent } from 'hast';
import { isElement } from '@/lib/markdown/hast';
import { isBlank, text } from './tree';

/** Markdown allows no white space just inside their marks. */
const marked = ['a', 'strong', 'em', 'b', 'i', 'del', 's'];

export function trimInlineElement(node: Element): ElementContent[] {
  if (!marked.includes(node.tagName)) return [node];
  const [only, ...others] = node.children;
  const isNestedInItself =
    others.length === 0 && node.tagName !== 'a' && isElement(only, node.tagName);
  if (isNestedInItself) return [only];
  const [first, last] = [node.children[0], node.children.at(-1)];
  const before = first?.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : '';
  if (first?.type === 'text') first.value = first.value.slice(before.length);
  const after = last?.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : '';
  if (last?.type === 'text' && after) last.value = last.value.slice(0, -after.length);
  const isEmpty = node.children.every((child) => isBlank(child) || isElement(child, 'br'));
  return [
    ...(before ? [text(before)] : []),
    ...(isEmpty ? node.children.filter((child) => !isBlank(child)) : [node]),
    ...(after ? [text(after)] : []),
  ];
}

/** `<b>a</b><b>b</b>` → `<b>ab</b>` */
export function mergeAdjacentElements(nodes: ElementContent[]): ElementContent[] {
  const merged: ElementContent[] = [];
  for (const node of nodes) {
    const before = merged.at(-1);
    if (isElement(node, 'strong', 'em', 'del') && isElement(before, node.tagName))
      before.children.push(...node.children);
    else merged.push(node);
  }
  return merged;
}
