import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { element, getText, isElement } from './hast';
import { slugify } from './slug';

export type Heading = { id: string; text: string; depth: 2 | 3 };

const getLevel = (node: Element) => Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);

/** Gives headings a level from h2 to h4, an id that no other element of a page has, and a link to themselves. */
export function transformHeadings(tree: Root): void {
  const taken = new Set<string>();
  const headings = collectHeadings(tree);
  const shift = headings.some((node) => getLevel(node) === 1) ? 1 : 0;
  for (const node of headings) {
    node.tagName = `h${Math.min(4, Math.max(2, getLevel(node) + shift))}`;
    const id = findFreeId(`section-${slugify(getHeadingText(node))}`, taken);
    node.properties.id = id;
    if (containsLink(node)) continue;
    node.children = [element('a', { className: ['anchor'], href: `#${id}` }, ...node.children)];
  }
}

/** For the table of contents: h2 and h3, but not those inside other elements. */
export function listHeadings(tree: Root): Heading[] {
  return tree.children.flatMap((node): Heading[] => {
    if (!isElement(node, 'h2') && !isElement(node, 'h3')) return [];
    const { id } = node.properties;
    if (typeof id !== 'string') return [];
    return [{ id, text: getHeadingText(node), depth: node.tagName === 'h2' ? 2 : 3 }];
  });
}

export function needsTableOfContents(headings: readonly Heading[], words: number): boolean {
  return words >= 600 && headings.length >= 3;
}

function collectHeadings(tree: Root): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (node, index, parent) => {
    // transformFootnotes adds a translated title.
    if (node.properties.dataFootnotes !== undefined) {
      node.children = node.children.filter((child) => !isElement(child, 'h2'));
    }
    if (getLevel(node) === 0) return;
    if (getHeadingText(node) !== '') found.push(node);
    else if (parent && index !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
  });
  return found;
}

function getHeadingText(node: Element): string {
  const copy = structuredClone(node);
  visit(copy, 'element', (child, index, parent) => {
    const isReference = child.tagName === 'sup' && child.children.some(isFootnoteLink);
    if (!isReference || !parent || index === undefined) return;
    parent.children.splice(index, 1);
    return index;
  });
  return getText(copy);
}

function isFootnoteLink(node: Element['children'][number]): boolean {
  return isElement(node, 'a') && node.properties.dataFootnoteRef !== undefined;
}

function containsLink(node: Element): boolean {
  let found = false;
  visit(node, 'element', (child) => {
    found ||= child.tagName === 'a';
  });
  return found;
}

/** Headings without Latin letters become `section-1`, `section-2` … */
function findFreeId(wanted: string, taken: Set<string>): string {
  const base = wanted.replace(/-$/, '');
  let id = base === 'section' ? 'section-1' : base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  taken.add(id);
  return id;
}
