import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { toString as wordsOf } from 'hast-util-to-string';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** HTML as found in an export, tag soup included, as a tree. */
export function parseHtml(html: string): Root {
  return parser.parse(html);
}

/** The words of a piece of HTML: entities are characters, tags are gone. */
export function wordsOfHtml(html: string): string {
  return /[<&]/.test(html) ? wordsOf(parseHtml(html)) : html;
}

/** The words in an element. */
export function textOf(node: Root | Element): string {
  return wordsOf(node);
}

type Child = ElementContent | string | null | undefined | false;

export function element(
  tagName: string,
  properties: Properties = {},
  ...children: Child[]
): Element {
  const content = children.filter(
    (child) => child !== null && child !== undefined && child !== false,
  );
  return {
    type: 'element',
    tagName,
    properties,
    children: content.map((child) =>
      typeof child === 'string' ? { type: 'text', value: child } : child,
    ),
  };
}

export function paragraph(...children: Child[]): Element {
  return element('p', {}, ...children);
}

export function link(href: string, ...words: Child[]): Element {
  return element('a', { href }, ...words);
}

export function isElement(node: RootContent | undefined, ...names: string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

export function hasClass(node: Element, name: string): boolean {
  const { className } = node.properties;
  return Array.isArray(className) && className.includes(name);
}

/** An attribute's text; '' where there is none. */
export function attribute(node: Element | null | undefined, name: string): string {
  const value = node?.properties[name];
  return value === undefined || value === null ? '' : String(value).trim();
}

/** The first element below that fits, in the document's order, or null. */
export function find(node: Root | Element, fits: (element: Element) => boolean): Element | null {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const found = fits(child) ? child : find(child, fits);
    if (found) return found;
  }
  return null;
}

export function findAll(node: Root | Element, fits: (element: Element) => boolean): Element[] {
  return node.children.flatMap((child) =>
    child.type !== 'element' ? [] : fits(child) ? [child] : findAll(child, fits),
  );
}

/** Puts other nodes in the place of elements, from the outside in; undefined: the element stays. */
export function replaceElements(
  node: Root | Element,
  replace: (element: Element) => ElementContent[] | undefined,
): void {
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return child.type === 'doctype' ? [] : [child];
    const others = replace(child);
    if (!others) replaceElements(child, replace);
    for (const other of others ?? []) if (other.type === 'element') replaceElements(other, replace);
    return others ?? [child];
  });
}

/** Where white space goes, and what ends a line of text. */
const blocks = new Set(
  `address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer
  footnote-note h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th
  thead tr ul`.split(/\s+/),
);

export function isBlock(node: RootContent | undefined): boolean {
  return isElement(node) && blocks.has(node.tagName);
}

export function isBlank(node: RootContent): boolean {
  return node.type === 'text' ? /^\s*$/.test(node.value) : node.type !== 'element';
}

/** Children in runs: each block alone, what is between blocks together. */
export function listRuns(children: ElementContent[]): ElementContent[][] {
  const runs: ElementContent[][] = [];
  let inline: ElementContent[] | null = null;
  for (const child of children) {
    if (isBlock(child)) {
      runs.push([child]);
      inline = null;
    } else if (inline) inline.push(child);
    else {
      inline = [child];
      runs.push(inline);
    }
  }
  return runs.filter((run) => !run.every(isBlank));
}
