import type { Element, ElementContent, Root } from 'hast';
import { attribute, isBlank, isBlock, isElement, listRuns, textOf } from './tree';
import { getVideoPage } from './videos';

const inline = new Set(
  `a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span
  strike strong sub sup time tt u var`.split(/\s+/),
);
const line = /^(?:p|h[1-6]|dt|summary)$/;

/** Figures and other blocks out of the lines that they stand in: what was before and after becomes lines of its own. */
export function liftBlocks(tree: Root): void {
  tree.children = tree.children.flatMap((child) => lift(child as ElementContent));
}

function lift(node: ElementContent): ElementContent[] {
  if (node.type !== 'element' || node.tagName === 'pre') return [node];
  const children = node.children.flatMap(lift);
  if (node.tagName === 'table') return liftFromCells({ ...node, children });
  const splits = inline.has(node.tagName) || line.test(node.tagName);
  if (!splits || !children.some(isBlock)) return [{ ...node, children }];
  return listRuns(children).flatMap((run): ElementContent[] => {
    const [first] = run;
    if (!isElement(first) || !isBlock(first)) return [{ ...node, children: run }];
    return inline.has(node.tagName) ? [pushInto(first, node)] : run;
  });
}

/** What an inline element says of a block, said of the block's lines. */
function pushInto(block: Element, around: Element): Element {
  if (block.tagName === 'figure') {
    const video = around.tagName === 'a' ? getVideoPage(attribute(around, 'href')) : null;
    return video ? { ...block, properties: { ...block.properties, href: video } } : block;
  }
  if (['pre', 'hr', 'table'].includes(block.tagName)) return block;
  const children = listRuns(block.children).flatMap((run): ElementContent[] => {
    const [first] = run;
    return isElement(first) && isBlock(first)
      ? [pushInto(first, around)]
      : [{ ...around, children: run }];
  });
  return { ...block, children };
}

/** A table of Markdown has lines in its cells, nothing else, and a first row that heads the columns. */
function liftFromCells(table: Element): ElementContent[] {
  const figures: Element[] = [];
  const flatten = (nodes: ElementContent[]): ElementContent[] =>
    nodes.flatMap((node, index): ElementContent[] => {
      if (!isElement(node)) return [node];
      if (!isBlock(node)) return [{ ...node, children: flatten(node.children) }];
      if (node.tagName === 'figure') figures.push(node);
      if (['figure', 'hr'].includes(node.tagName)) return [];
      const between = node.tagName === 'li' ? ' · ' : ' ';
      const inner = node.tagName === 'pre' ? [textNode(textOf(node))] : flatten(node.children);
      return nodes.slice(0, index).every(isBlank) ? inner : [textNode(between), ...inner];
    });
  const rows: Element[] = [];
  const walk = (node: Element): Element => {
    if (node.tagName === 'caption') return { ...node, children: [] };
    if (/^t[dh]$/.test(node.tagName)) return { ...node, children: flatten(node.children) };
    const children = node.children.map((child) => (isElement(child) ? walk(child) : child));
    const copy = { ...node, children };
    if (node.tagName === 'tr') rows.push(copy);
    return copy;
  };
  const flat = walk(table);
  const cells = rows[0]?.children.filter((node) => isElement(node)) ?? [];
  if (!rows.some((row) => row.children.some((cell) => isElement(cell, 'th')))) {
    for (const cell of cells) cell.tagName = 'th';
  }
  return cells.length === 0 ? figures : [flat, ...figures];
}

function textNode(value: string): ElementContent {
  return { type: 'text', value };
}

/** Headings as an outline below the page's own h1: none skips a level, whatever they were. */
export function nestHeadings(tree: Root): void {
  const open: { was: number; is: number }[] = [];
  const walk = (node: Element | Root) => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      const was = Number(/^h([1-6])$/.exec(child.tagName)?.[1] ?? 0);
      if (was === 0) walk(child);
      else {
        while ((open.at(-1)?.was ?? 0) >= was) open.pop();
        const is = Math.min((open.at(-1)?.is ?? 1) + 1, 6);
        open.push({ was, is });
        child.tagName = `h${is}`;
        unwrapBold(child);
      }
    }
  };
  walk(tree);
}

function unwrapBold(heading: Element): void {
  const solid = heading.children.filter((child) => !isBlank(child));
  if (solid.length === 1 && isElement(solid[0], 'strong')) heading.children = solid[0].children;
}
