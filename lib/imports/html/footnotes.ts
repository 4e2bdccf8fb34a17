import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { attribute, element, hasClass, isElement, replaceElements } from '@/lib/markdown/hast';

type Anchor = { order: number; container: Element | null };

const marker = /^[[(]?(?:\d{1,3}|\*{1,3}|†)[\])]?$/;
const backLink = /^(?:\W|back|retour)*$/i;

/** Short links to a list item or paragraph below become `footnote-mark`, their targets `footnote-note`. @param taken names of notes that the text has already */
export function convertFootnotes(tree: Root, taken: Set<string> = new Set()): void {
  const { anchors, links } = findAnchorsAndLinks(tree);
  const numbers = new Map<Element, string>();
  let last = 0;
  const nextNumber = () => {
    do last += 1;
    while (taken.has(String(last)));
    return String(last);
  };
  const marks = new Map<Element, string>();
  for (const { link, order, container } of links) {
    const target = anchors.get(attribute(link, 'href').slice(1));
    if (!target?.container || target.order < order || container === target.container) continue;
    if (!marker.test(textOf(link).trim())) continue;
    const number = numbers.get(target.container) ?? nextNumber();
    numbers.set(target.container, number);
    marks.set(link, number);
  }
  if (numbers.size === 0) return;
  const notes = [...numbers].map(([container, number]) => buildNote(container, number, anchors));
  replaceElements(tree, (node) => {
    if (numbers.has(node) || (node.tagName === 'hr' && hasClass(node, 'footnotes-sep'))) return [];
    const only = node.tagName === 'sup' && node.children.length === 1 ? node.children[0] : node;
    const number = isElement(only) && marks.get(only);
    return number ? [element('footnote-mark', { name: number })] : undefined;
  });
  replaceElements(tree, (node) => {
    const isEmptyList =
      isElement(node, 'ol', 'ul') && !node.children.some((child) => isElement(child));
    return isEmptyList ? [] : undefined;
  });
  tree.children.push(...notes);
}

function findAnchorsAndLinks(tree: Root) {
  const anchors = new Map<string, Anchor>();
  const links: { link: Element; order: number; container: Element | null }[] = [];
  let order = 0;
  const walk = (node: Element, outer: Element | null) => {
    order += 1;
    const container = isElement(node, 'li', 'p') && outer?.tagName !== 'li' ? node : outer;
    for (const id of [attribute(node, 'id'), node.tagName === 'a' ? attribute(node, 'name') : '']) {
      if (id && !anchors.has(id)) anchors.set(id, { order, container });
    }
    if (node.tagName === 'a' && attribute(node, 'href').startsWith('#'))
      links.push({ link: node, order, container });
    for (const child of node.children) if (isElement(child)) walk(child, container);
  };
  for (const child of tree.children) if (isElement(child)) walk(child, null);
  return { anchors, links };
}

function buildNote(container: Element, name: string, anchors: Map<string, Anchor>): Element {
  const children: ElementContent[] = container.tagName === 'p' ? [container] : container.children;
  const note = element('footnote-note', { name }, ...children);
  replaceElements(note, (node) => {
    const isAnchorLink = node.tagName === 'a' && anchors.has(attribute(node, 'href').slice(1));
    const words = textOf(node).trim();
    return isAnchorLink && (marker.test(words) || backLink.test(words)) ? [] : undefined;
  });
  return note;
}
