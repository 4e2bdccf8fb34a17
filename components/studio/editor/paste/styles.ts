import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { convertStyledSpan, monospace, readStyle } from '@/lib/imports/html/inline-styles';
import { element, hasClassLike, isElement } from '@/lib/markdown/hast';
import { listElements, mapElements } from './elements';

export function convertStyles(tree: Root): void {
  mapElements(tree, (node) => {
    const { tagName } = node;
    if (isCodeBox(node)) return [toCodeBlock(listElements(node))];
    if (/^h[1-6]$/.test(tagName)) return [unwrap(node, 'strong', 'b')];
    if (tagName === 'p' && hasClassLike(node, /^Mso(?:Intense)?Quote/))
      return [element('blockquote', {}, node)];
    if (/^(?:b|strong)$/.test(tagName) && /^(?:normal|400)$/.test(readStyle(node, 'font-weight')))
      return node.children;
    if (/^(?:i|em)$/.test(tagName) && readStyle(node, 'font-style') === 'normal')
      return node.children;
    if (tagName === 'span' || tagName === 'font') return convertStyledSpan(node);
    if (tagName === 'u' || tagName === 'ins') return node.children;
    return [node];
  });
  joinCodeParagraphs(tree);
}

function unwrap(node: Element, ...tagNames: string[]): Element {
  const children = node.children.flatMap((child) =>
    isElement(child, ...tagNames) ? child.children : [child],
  );
  return { ...node, children };
}

/** Editors of code write a box with an element for each line. */
function isCodeBox(node: Element): boolean {
  const isBox = node.tagName === 'div' && /^pre/.test(readStyle(node, 'white-space'));
  return isBox && monospace.test(readStyle(node, 'font-family'));
}

function toCodeBlock(lines: Element[]): Element {
  return element('pre', {}, element('code', {}, lines.map((line) => textOf(line)).join('\n')));
}

/** Two or more paragraphs of nothing but code are the lines of a block. */
function joinCodeParagraphs(node: Root | Element): void {
  const joined: ElementContent[] = [];
  let lines: Element[] = [];
  const endBlock = () => {
    if (lines.length > 1) joined.push(toCodeBlock(lines));
    else joined.push(...lines);
    lines = [];
  };
  for (const child of node.children as ElementContent[]) {
    if (isElement(child)) joinCodeParagraphs(child);
    if (isCodeLine(child)) lines.push(child);
    else if (lines.length === 0 || textOf(child).trim() !== '' || isElement(child)) {
      endBlock();
      joined.push(child);
    }
  }
  endBlock();
  node.children = joined;
}

function isCodeLine(node: ElementContent): node is Element {
  if (!isElement(node, 'p') || node.children.length === 0) return false;
  return (
    node.children.every(
      (child) => isElement(child, 'code') || (child.type === 'text' && child.value.trim() === ''),
    ) && listElements(node).length > 0
  );
}
