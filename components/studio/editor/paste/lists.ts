import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { readStyle } from '@/lib/imports/html/inline-styles';
import { isBlank } from '@/lib/imports/html/tree';
import { attribute, element, findElement, hasClassLike, isElement } from '@/lib/markdown/hast';
import { changeChildren, listElements, mapElements } from './elements';

type Place = { level: number; tagName: 'ol' | 'ul'; start: number };

/** Word's items are paragraphs, or lists of one item each: their level is in an attribute. */
export function gatherWordLists(tree: Root): void {
  const places = new Map<ElementContent, Place>();
  mapElements(tree, (node) => {
    const level = Number(/\bl\d+ +level(\d)/.exec(readStyle(node, 'mso-list'))?.[1] ?? 0);
    if (node.tagName === 'p' && level > 0) {
      const marker = takeMarker(node);
      const number = /^\(?(\d{1,4})[.)]|^\(?[a-z]{1,4}[.)]/i.exec(marker);
      const item = element('li', {}, ...node.children);
      const start = Number(number?.[1] ?? 1);
      places.set(item, { level, tagName: number ? 'ol' : 'ul', start });
      return [item];
    }
    const list = hasClassLike(node, /^ListContainerWrapper$/) && listElements(node)[0];
    if (!list || !isElement(list, 'ol', 'ul')) return [node];
    const tagName = list.tagName === 'ol' ? 'ol' : 'ul';
    const start = Number(attribute(list, 'start') || 1);
    for (const item of listElements(list))
      places.set(item, { level: Number(attribute(item, 'dataAriaLevel') || 1), tagName, start });
    return listElements(list);
  });
  if (places.size > 0) changeChildren(tree, (children) => gatherItems(children, places));
}

function takeMarker(node: Element): string {
  let marker = '';
  mapElements(node, (inner) => {
    if (readStyle(inner, 'mso-list') !== 'ignore') return [inner];
    marker = textOf(inner).trim();
    return [];
  });
  return marker;
}

function gatherItems(children: ElementContent[], places: Map<ElementContent, Place>) {
  const gathered: ElementContent[] = [];
  let open: Element[] = [];
  for (const child of children) {
    const place = places.get(child);
    if (!place) {
      if (!isBlank(child)) open = [];
      gathered.push(child);
      continue;
    }
    const { tagName, start } = place;
    const level = Math.min(place.level, open.length + 1);
    open = open.slice(0, level);
    if (open[level - 1]?.tagName !== tagName) {
      const list = element(tagName, start > 1 ? { start: String(start) } : {});
      const item = open[level - 2]?.children.at(-1);
      if (isElement(item)) item.children.push(list);
      else gathered.push(list);
      open[level - 1] = list;
    }
    open[level - 1]?.children.push(child);
  }
  return gathered;
}

export function tidyLists(tree: Root): void {
  changeChildren(tree, (children, parent) => {
    const isList = isElement(parent as Element, 'ol', 'ul');
    return isList ? nestLists(children) : wrapLooseItems(children);
  });
  mapElements(tree, (node) => {
    if (isElement(node, 'ol', 'ul', 'li') && isEmpty(node)) return [];
    return [isElement(node, 'li') ? unwrapOnlyParagraph(node) : node];
  });
}

/** Google Docs puts a list's lists beside its items, not into them. */
function nestLists(children: ElementContent[]): ElementContent[] {
  const items: ElementContent[] = [];
  for (const child of children) {
    const before = items.findLast((item) => isElement(item));
    if (isElement(child, 'ol', 'ul') && isElement(before, 'li')) before.children.push(child);
    else items.push(child);
  }
  return items;
}

function wrapLooseItems(children: ElementContent[]): ElementContent[] {
  const wrapped: ElementContent[] = [];
  let list: Element | null = null;
  for (const child of children) {
    if (isElement(child, 'li')) {
      if (!list) {
        list = element('ul');
        wrapped.push(list);
      }
      list.children.push(child);
    } else {
      if (!isBlank(child)) list = null;
      wrapped.push(child);
    }
  }
  return wrapped;
}

function isEmpty(node: Element): boolean {
  const holdsMore = (inner: Element) => isElement(inner, 'img', 'input', 'hr', 'iframe', 'li');
  return textOf(node).trim() === '' && findElement(node, holdsMore) === null;
}

function unwrapOnlyParagraph(node: Element): Element {
  const isTight = listElements(node).filter((child) => child.tagName === 'p').length === 1;
  const children = node.children.flatMap((child) =>
    isTight && isElement(child, 'p') ? child.children : [child],
  );
  return { ...node, children };
}
