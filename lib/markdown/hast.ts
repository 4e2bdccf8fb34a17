import type { Element, ElementContent, Nodes, Properties } from 'hast';
import { toString as textOf } from 'hast-util-to-string';

/** An element; strings among its children become text. */
export function element(
  tagName: string,
  properties: Properties = {},
  ...children: (ElementContent | string)[]
): Element {
  const nodes = children.map((child) =>
    typeof child === 'string' ? ({ type: 'text', value: child } as const) : child,
  );
  return { type: 'element', tagName, properties, children: nodes };
}

export function isElement(node: Nodes | undefined, tagName: string): node is Element {
  return node?.type === 'element' && node.tagName === tagName;
}

export function hasClass(node: Element, name: string): boolean {
  const { className } = node.properties;
  return Array.isArray(className) && className.includes(name);
}

/** What an element holds, white space and line breaks aside. */
export function listContent(node: Element): ElementContent[] {
  return node.children.filter(
    (child) => !isElement(child, 'br') && !(child.type === 'text' && child.value.trim() === ''),
  );
}

/** The only thing that an element holds, or null. */
export function getOnlyChild(node: Element): ElementContent | null {
  const content = listContent(node);
  return content.length === 1 ? (content[0] ?? null) : null;
}

/** The words of a node on one line. */
export function getText(node: Element): string {
  return textOf(node)
    .replace(/[\t\n\r ]+/g, ' ')
    .trim();
}
