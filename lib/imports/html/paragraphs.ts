import type { Element, ElementContent, Root } from 'hast';
import { element, isElement } from '@/lib/markdown/hast';
import { isBlank, isBlock, text } from './tree';

const containers = `div blockquote section article main aside center details`.split(' ');

/** As WordPress does for its classic editor: an empty line separates paragraphs, a line end becomes <br>. */
export function convertLinesToParagraphs(node: Root | Element): void {
  const blocks: ElementContent[] = [];
  let line: ElementContent[] = [];
  const endParagraph = () => {
    const content = trimBreaks(line);
    if (content.length > 0) blocks.push(element('p', {}, ...content));
    line = [];
  };
  for (const child of node.children as ElementContent[]) {
    if (isBlock(child)) {
      endParagraph();
      if (isElement(child, ...containers)) convertLinesToParagraphs(child);
      else if (isElement(child)) insertBreaks(child);
      blocks.push(child);
    } else if (child.type === 'text') {
      const parts = child.value.replaceAll('\r\n', '\n').split(/\n[^\S\n\u00a0]*\n\s*/);
      for (const [index, part] of parts.entries()) {
        if (index > 0) endParagraph();
        line.push(...splitAtLineEnds(part));
      }
    } else {
      if (child.type === 'element') insertBreaks(child);
      line.push(child);
    }
  }
  endParagraph();
  node.children = blocks;
}

export function insertBreaks(node: Element): void {
  if (['pre', 'code', 'script', 'style', 'textarea'].includes(node.tagName)) return;
  const holdsText = /^(?:p|li|td|th|dd|h[1-6]|figcaption)$/.test(node.tagName) || !isBlock(node);
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') insertBreaks(child);
    return holdsText && child.type === 'text' ? splitAtLineEnds(child.value) : [child];
  });
  if (holdsText) node.children = trimBreaks(node.children);
}

function splitAtLineEnds(value: string): ElementContent[] {
  return value
    .split('\n')
    .flatMap((line, index) => (index === 0 ? [text(line)] : [element('br'), text(line)]));
}

function trimBreaks(line: ElementContent[]): ElementContent[] {
  const kept: ElementContent[] = [];
  const removeTrailingBreaks = () => {
    for (
      let last = kept.at(-1);
      last && (isElement(last, 'br') || isBlank(last));
      last = kept.at(-1)
    )
      kept.pop();
  };
  for (const node of line) {
    const before = kept.findLast((each) => !isBlank(each));
    if (isElement(node, 'br') && (!before || isElement(before, 'br') || isBlock(before))) continue;
    if (isBlock(node)) removeTrailingBreaks();
    kept.push(node);
  }
  removeTrailingBreaks();
  return kept;
}
