import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { isElement } from '@/lib/markdown/hast';
import { text } from './tree';

/** Markdown allows no white space and no line end just inside their marks. */
const marked = ['a', 'strong', 'em', 'b', 'i', 'del', 's'];

export function trimInlineElement(node: Element): ElementContent[] {
  if (node.tagName === 'code' && textOf(node).trim() === '') return node.children;
  if (!marked.includes(node.tagName)) return [node];
  const before = takeSpace(node.children, 'start');
  const after = takeSpace(node.children, 'end');
  const content = node.children.filter((child) => !isEmptyText(child));
  const [only] = content;
  const isNestedInItself =
    content.length === 1 && node.tagName !== 'a' && isElement(only, node.tagName);
  const inner = content.length === 0 ? [] : [isNestedInItself ? only : node];
  return [...before, ...inner, ...after];
}

function takeSpace(children: ElementContent[], end: 'start' | 'end'): ElementContent[] {
  const taken: ElementContent[] = [];
  const isStart = end === 'start';
  for (let node = at(children, isStart); node; node = at(children, isStart)) {
    if (node.type === 'text' && node.value.trim() !== '') {
      const trimmed = isStart ? node.value.trimStart() : node.value.trimEnd();
      const length = node.value.length - trimmed.length;
      const space = isStart ? node.value.slice(0, length) : node.value.slice(trimmed.length);
      if (length > 0) taken.push(text(space));
      node.value = trimmed;
      break;
    }
    if (isElement(node) && node.tagName !== 'br') break;
    taken.push(node);
    if (isStart) children.shift();
    else children.pop();
  }
  return (isStart ? taken : taken.reverse()).filter((node) => !isEmptyText(node));
}

function at(children: ElementContent[], isStart: boolean): ElementContent | undefined {
  return isStart ? children[0] : children.at(-1);
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
