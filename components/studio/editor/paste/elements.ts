import type { Element, ElementContent, Root } from 'hast';
import { isElement } from '@/lib/markdown/hast';

/** Calls `replace` for each element after the elements in it. */
export function mapElements(
  node: Root | Element,
  replace: (element: Element) => ElementContent[],
): void {
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (!isElement(child)) return child.type === 'text' ? [child] : [];
    mapElements(child, replace);
    return replace(child);
  });
}

/** Calls `change` for each element that may have children, the tree itself included. */
export function changeChildren(
  node: Root | Element,
  change: (children: ElementContent[], parent: Root | Element) => ElementContent[],
): void {
  for (const child of node.children) if (isElement(child)) changeChildren(child, change);
  node.children = change(node.children as ElementContent[], node);
}

/** Not in code. */
export function mapTexts(node: Root | Element, change: (value: string) => string): void {
  for (const child of node.children) {
    if (child.type === 'text') child.value = change(child.value);
    else if (isElement(child) && !isElement(child, 'pre', 'code')) mapTexts(child, change);
  }
}

export function listElements(node: Element): Element[] {
  return node.children.filter((child) => isElement(child));
}
