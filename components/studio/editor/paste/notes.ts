import type { Element, ElementContent, Root } from 'hast';
import { isBlank } from '@/lib/imports/html/tree';
import { attribute, element, findElement, isElement } from '@/lib/markdown/hast';
import { changeChildren, mapElements } from './elements';

/** Word, LibreOffice, Google Docs: how a link to a note and the note's link back are addressed. */
const toNote = /^#(?:_(?:ftn|edn)(\d+)|sd(?:foot|end)note(\d+)sym|ftnt(\d+))$/;
const toText = /^#(?:_(?:ftn|edn)ref|sd(?:foot|end)note\d+anc$|ftnt_ref)/;

/** Prepares the notes of office programs for `convertFootnotes`: endnotes have letters, notes several paragraphs. */
export function prepareNotes(tree: Root): void {
  mapElements(tree, (node) => {
    const href = node.tagName === 'a' ? attribute(node, 'href') : '';
    const number = toNote.exec(href)?.slice(1).find(Boolean);
    if (number) return [{ ...node, children: [{ type: 'text', value: number }] }];
    if (toText.test(href)) return [{ ...node, children: [{ type: 'text', value: '↩' }] }];
    return [node];
  });
  changeChildren(tree, markNotes);
}

function markNotes(children: ElementContent[]): ElementContent[] {
  const marked: ElementContent[] = [];
  for (const child of children) {
    if (!isElement(child, 'div') || !isNote(child)) {
      marked.push(child);
      continue;
    }
    while (isSeparator(marked.at(-1))) marked.pop();
    marked.push(element('li', {}, ...child.children));
  }
  return marked;
}

function isNote(node: Element): boolean {
  const paragraph = node.children.find((child) => isElement(child));
  const isBack = (inner: Element) => inner.tagName === 'a' && toText.test(attribute(inner, 'href'));
  return isElement(paragraph, 'p') && findElement(paragraph, isBack) !== null;
}

function isSeparator(node: ElementContent | undefined): boolean {
  return node !== undefined && (isElement(node, 'hr', 'br') || isBlank(node));
}
