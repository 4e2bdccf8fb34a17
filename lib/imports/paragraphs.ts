import type { Element, ElementContent, Root } from 'hast';
import { element, isBlank, isBlock, isElement } from './tree';

/** What may hold paragraphs that the classic editor did not mark */
const containers = [
  'div',
  'blockquote',
  'section',
  'article',
  'main',
  'aside',
  'center',
  'details',
];

/** The classic editor's lines as WordPress shows them: an empty line parts paragraphs, a line's end breaks the line. */
export function breakParagraphs(node: Root | Element): void {
  const mixed: ElementContent[] = [];
  let line: ElementContent[] = [];
  const end = () => {
    const words = trimLine(line);
    if (words.length > 0) mixed.push(element('p', {}, ...words));
    line = [];
  };
  for (const child of node.children) {
    if (child.type === 'doctype') continue;
    if (isBlock(child)) {
      end();
      if (isElement(child, ...containers)) breakParagraphs(child);
      else if (isElement(child)) breakLines(child);
      mixed.push(child);
    } else if (child.type === 'text') {
      const [first = '', ...others] = child.value
        .replaceAll('\r\n', '\n')
        .split(/\n[^\S\n\u00a0]*\n\s*/);
      line.push(...listLines(first));
      for (const other of others) {
        end();
        line.push(...listLines(other));
      }
    } else {
      if (child.type === 'element') breakLines(child);
      line.push(child);
    }
  }
  end();
  node.children = mixed;
}

/** Inside an element that is a line or holds lines, a line's end breaks. */
function breakLines(node: Element): void {
  if (['pre', 'code', 'script', 'style', 'textarea'].includes(node.tagName)) return;
  const inLine = /^(?:p|li|td|th|dd|h[1-6]|figcaption)$/.test(node.tagName) || !isBlock(node);
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') breakLines(child);
    return inLine && child.type === 'text' ? listLines(child.value) : [child];
  });
  if (inLine) node.children = trimLine(node.children);
}

function listLines(text: string): ElementContent[] {
  return text.split('\n').flatMap((value, index): ElementContent[] => {
    const words: ElementContent = { type: 'text', value };
    return index === 0 ? [words] : [element('br'), words];
  });
}

/** Without breaks at its ends, nor two where the editor wrote a <br> and ended the line. */
function trimLine(line: ElementContent[]): ElementContent[] {
  const isBreak = (node: ElementContent | undefined) => isElement(node, 'br');
  const kept: ElementContent[] = [];
  for (const node of line) {
    if (isBreak(node) && (kept.every(isBlank) || isBreak(kept.findLast((each) => !isBlank(each)))))
      continue;
    // Blocks begin and end lines by themselves.
    if (isBreak(node) && isBlock(kept.findLast((each) => !isBlank(each)))) continue;
    if (isBlock(node))
      while (kept.length > 0 && (isBreak(kept.at(-1)) || isBlank(kept.at(-1) as ElementContent)))
        kept.pop();
    kept.push(node);
  }
  while (kept.length > 0 && (isBreak(kept.at(-1)) || isBlank(kept.at(-1) as ElementContent)))
    kept.pop();
  return kept;
}
