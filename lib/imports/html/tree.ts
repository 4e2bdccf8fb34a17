import type { Element, ElementContent, RootContent } from 'hast';
import { type Child, element, isElement } from '@/lib/markdown/hast';
import { toSingleLine } from '../text';

export function paragraph(...children: Child[]): Element {
  return element('p', {}, ...children);
}

export function link(href: string, ...children: Child[]): Element {
  return element('a', { href }, ...children);
}

export function text(value: string): ElementContent {
  return { type: 'text', value };
}

const blocks = new Set(
  `address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer
  footnote-note gallery h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th
  thead tr ul`.split(/\s+/),
);

export function isBlock(node: RootContent | undefined): boolean {
  return isElement(node) && blocks.has(node.tagName);
}

export function isBlank(node: RootContent): boolean {
  return node.type === 'text' ? /^\s*$/.test(node.value) : node.type !== 'element';
}

/** Groups children into runs: each block alone, the inline nodes between two blocks together. */
export function splitIntoRuns(children: ElementContent[]): ElementContent[][] {
  const runs: ElementContent[][] = [];
  let inline: ElementContent[] | null = null;
  for (const child of children) {
    if (isBlock(child)) {
      runs.push([child]);
      inline = null;
    } else if (inline) inline.push(child);
    else {
      inline = [child];
      runs.push(inline);
    }
  }
  return runs.filter((run) => !run.every(isBlank));
}

/** An element's words, where `<br>` is a space, too. */
export function getLine(node: Element): string {
  const wordsOf = (child: ElementContent): string => {
    if (child.type === 'text') return child.value;
    if (child.type !== 'element') return '';
    return child.tagName === 'br' ? ' ' : child.children.map(wordsOf).join('');
  };
  return toSingleLine(wordsOf(node));
}
