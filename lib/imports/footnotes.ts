import type { Element, ElementContent, Root } from 'hast';
import { attribute, element, hasClass, isElement, replaceElements, textOf } from './tree';

type Place = { order: number; holder: Element | null };

const marker = /^[[(]?(?:\d{1,3}|\*{1,3}|†)[\])]?$/;
const backLink = /^(?:\W|back|retour)*$/i;

/**
 * Footnotes as Ghost, WordPress and their editors write them, a small mark that leads to a list item or a paragraph
 * further down, become `footnote-mark` and, at the end of the text, `footnote-note`.
 */
export function readFootnotes(tree: Root): void {
  const { places, links } = survey(tree);
  const names = new Map<Element, string>();
  const marks = new Map<Element, string>();
  for (const { link, order, inNote } of links) {
    const target = places.get(attribute(link, 'href').slice(1));
    if (!target?.holder || target.order < order || inNote === target.holder) continue;
    if (!marker.test(textOf(link).trim())) continue;
    const name = names.get(target.holder) ?? String(names.size + 1);
    names.set(target.holder, name);
    marks.set(link, name);
  }
  if (names.size === 0) return;
  const notes = [...names].map(([holder, name]) => noteOf(holder, name, places));
  replaceElements(tree, (node) => {
    if (names.has(node) || (node.tagName === 'hr' && hasClass(node, 'footnotes-sep'))) return [];
    const only = node.tagName === 'sup' && node.children.length === 1 ? node.children[0] : node;
    const name = isElement(only) && marks.get(only);
    return name ? [element('footnote-mark', { name })] : undefined;
  });
  replaceElements(tree, (node) =>
    ['ol', 'ul'].includes(node.tagName) && !node.children.some((child) => isElement(child))
      ? []
      : undefined,
  );
  tree.children.push(...notes);
}

/** Where each id stands, and each link within the page, in the document's order. */
function survey(tree: Root) {
  const places = new Map<string, Place>();
  const links: { link: Element; order: number; inNote: Element | null }[] = [];
  let order = 0;
  const walk = (node: Element, holder: Element | null) => {
    order += 1;
    const inside = ['li', 'p'].includes(node.tagName) && holder?.tagName !== 'li' ? node : holder;
    for (const id of [attribute(node, 'id'), node.tagName === 'a' ? attribute(node, 'name') : '']) {
      if (id && !places.has(id)) places.set(id, { order, holder: inside });
    }
    if (node.tagName === 'a' && attribute(node, 'href').startsWith('#')) {
      links.push({ link: node, order, inNote: inside });
    }
    for (const child of node.children) if (child.type === 'element') walk(child, inside);
  };
  for (const child of tree.children) if (child.type === 'element') walk(child, null);
  return { places, links };
}

function noteOf(holder: Element, name: string, places: Map<string, Place>): Element {
  const children: ElementContent[] = holder.tagName === 'p' ? [holder] : holder.children;
  const note = element('footnote-note', { name }, ...children);
  replaceElements(note, (node) => {
    const leadsBack = node.tagName === 'a' && places.has(attribute(node, 'href').slice(1));
    const words = textOf(node).trim();
    return leadsBack && (marker.test(words) || backLink.test(words)) ? [] : undefined;
  });
  return note;
}
