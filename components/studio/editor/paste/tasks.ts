import type { Element, ElementContent, Root, Text } from 'hast';
import { isBlank } from '@/lib/imports/html/tree';
import { attribute, element, findElement, isElement } from '@/lib/markdown/hast';
import { mapElements } from './elements';

const boxes = /^\s*(?:\[([ xX\u00a0])\]|([☐☑☒✅✓]))\s+/u;

/** Google Docs draws boxes as pictures, other programs type them. */
export function markTasks(tree: Root): void {
  mapElements(tree, (node) => [isElement(node, 'li') ? markTask(node) : node]);
}

function markTask(node: Element): Element {
  if (attribute(node, 'role') === 'checkbox') {
    const children = node.children.filter((child) => !isElement(child, 'img'));
    return toTask(node, children, attribute(node, 'ariaChecked') === 'true');
  }
  const first = findFirstText(node);
  const box = first && boxes.exec(first.value);
  if (!box) return node;
  first.value = first.value.slice(box[0].length);
  return toTask(node, node.children, /[xX☑☒✅✓]/u.test(box[1] ?? box[2] ?? ''));
}

function toTask(node: Element, children: ElementContent[], checked: boolean): Element {
  const hasBox = findElement({ ...node, children }, (inner) => inner.tagName === 'input');
  const box = hasBox ? null : element('input', { type: 'checkbox', checked });
  return { ...node, children: [...(box ? [box] : []), ...children] };
}

function findFirstText(node: Element): Text | null {
  const first = node.children.find((child) => !isBlank(child));
  if (first?.type === 'text') return first;
  return isElement(first, 'p', 'span') ? findFirstText(first) : null;
}
