import type { Element, ElementContent, Nodes, Properties, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';

export type Child = ElementContent | string | null | undefined | false;

/** Strings among the children become text nodes, empty children are left out. */
export function element(
  tagName: string,
  properties: Properties = {},
  ...children: Child[]
): Element {
  const nodes = children.flatMap((child): ElementContent[] => {
    if (!child) return [];
    return [typeof child === 'string' ? { type: 'text', value: child } : child];
  });
  return { type: 'element', tagName, properties, children: nodes };
}

export function isElement(node: Nodes | null | undefined, ...tagNames: string[]): node is Element {
  return node?.type === 'element' && (tagNames.length === 0 || tagNames.includes(node.tagName));
}

export function attribute(node: Element | null | undefined, name: string): string {
  return String(node?.properties[name] ?? '').trim();
}

export function findElement(
  node: Root | Element,
  matches: (element: Element) => boolean,
): Element | null {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    const found = matches(child) ? child : findElement(child, matches);
    if (found) return found;
  }
  return null;
}

/** @returns the outermost descendants that match: nothing inside a match is searched */
export function findElements(
  node: Root | Element,
  matches: (element: Element) => boolean,
): Element[] {
  return node.children.flatMap((child) =>
    !isElement(child) ? [] : matches(child) ? [child] : findElements(child, matches),
  );
}

/** @param replace returns the nodes that replace the element, or undefined to keep it */
export function replaceElements(
  node: Root | Element,
  replace: (element: Element) => ElementContent[] | undefined,
): void {
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return child.type === 'doctype' ? [] : [child as ElementContent];
    const replacements = replace(child);
    for (const each of replacements ?? [child]) if (isElement(each)) replaceElements(each, replace);
    return replacements ?? [child];
  });
}

export function hasClass(node: Element, name: string): boolean {
  const { className } = node.properties;
  return Array.isArray(className) && className.includes(name);
}

export function hasClassLike(node: Element, pattern: RegExp): boolean {
  const { className } = node.properties;
  return Array.isArray(className) && className.some((name) => pattern.test(String(name)));
}

export function listContent(node: Element): ElementContent[] {
  return node.children.filter(
    (child) => !isElement(child, 'br') && !(child.type === 'text' && child.value.trim() === ''),
  );
}

export function getOnlyChild(node: Element): ElementContent | null {
  const content = listContent(node);
  return content.length === 1 ? (content[0] ?? null) : null;
}

export function getText(node: Element): string {
  return textOf(node)
    .replace(/[\t\n\r ]+/g, ' ')
    .trim();
}
