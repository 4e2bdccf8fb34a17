import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { element, getText, isElement } from './hast';
import { slugify } from './slug';

export type Heading = { id: string; text: string; depth: 2 | 3 };

const rank = (node: Element) => Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);

/**
 * Gives headings their level below the page's own h1 (h2 to h4), an address that lasts as long as their words, and a link to
 * themselves. The prefix keeps their ids apart from all others of the page.
 */
export function transformHeadings(tree: Root): void {
  const taken = new Set<string>();
  const headings = listNodes(tree);
  const shift = headings.some((node) => rank(node) === 1) ? 1 : 0;
  for (const node of headings) {
    node.tagName = `h${Math.min(4, Math.max(2, rank(node) + shift))}`;
    const id = nextFree(`section-${slugify(textOf(node))}`, taken);
    node.properties.id = id;
    if (holdsLink(node)) continue;
    node.children = [element('a', { className: ['anchor'], href: `#${id}` }, ...node.children)];
  }
}

/** The two upper levels, for a table of contents: those that stand in no other element. */
export function listHeadings(tree: Root): Heading[] {
  return tree.children.flatMap((node): Heading[] => {
    if (!isElement(node, 'h2') && !isElement(node, 'h3')) return [];
    const { id } = node.properties;
    if (typeof id !== 'string') return [];
    return [{ id, text: textOf(node), depth: node.tagName === 'h2' ? 2 : 3 }];
  });
}

/** Whether a text is long enough, and parted enough, for a table of contents to help. */
export function needsTableOfContents(headings: readonly Heading[], words: number): boolean {
  return words >= 900 && headings.filter(({ depth }) => depth === 2).length >= 4;
}

/** Headings without a word are taken out. */
function listNodes(tree: Root): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (node, index, parent) => {
    // The notes have their own title, in the page's language.
    if (node.properties.dataFootnotes !== undefined) {
      node.children = node.children.filter((child) => !isElement(child, 'h2'));
    }
    if (rank(node) === 0) return;
    if (textOf(node) !== '') found.push(node);
    else if (parent && index !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
  });
  return found;
}

/** Without the numbers of footnotes. */
function textOf(node: Element): string {
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

function holdsLink(node: Element): boolean {
  let found = false;
  visit(node, 'element', (child) => {
    found ||= child.tagName === 'a';
  });
  return found;
}

/** A heading in letters that addresses do not have is `section-1`, the next one `section-2`. */
function nextFree(wanted: string, taken: Set<string>): string {
  const base = wanted.replace(/-$/, '');
  let id = base === 'section' ? 'section-1' : base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  taken.add(id);
  return id;
}
