import type { Element, ElementContent } from 'hast';
import { isBlank, isElement } from './tree';

/** Inline elements whose outer white space belongs to the text around them. */
const tight = ['a', 'strong', 'em', 'b', 'i', 'del', 's'];

/** Takes white space out of an inline element's ends; an empty one goes. */
export function tidy(node: Element): ElementContent[] {
  if (!tight.includes(node.tagName)) return [node];
  // Bold within bold is bold.
  const [only, ...others] = node.children;
  if (others.length === 0 && node.tagName !== 'a' && isElement(only, node.tagName)) return [only];
  const [first, last] = [node.children[0], node.children.at(-1)];
  const before = first?.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : '';
  if (first?.type === 'text') first.value = first.value.slice(before.length);
  const after = last?.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : '';
  if (last?.type === 'text' && after) last.value = last.value.slice(0, -after.length);
  const empty = node.children.every((child) => isBlank(child) || isElement(child, 'br'));
  const text = (value: string): ElementContent[] => (value ? [{ type: 'text', value }] : []);
  return [
    ...text(before),
    ...(empty ? node.children.filter((child) => !isBlank(child)) : [node]),
    ...text(after),
  ];
}

/** « <b>a</b><b>b</b> » is one word in bold. */
export function joinTwins(nodes: ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = [];
  for (const node of nodes) {
    const before = joined.at(-1);
    const alike = isElement(node, 'strong', 'em', 'del') && isElement(before, node.tagName);
    if (alike) before.children.push(...node.children);
    else joined.push(node);
  }
  return joined;
}
