import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { element, isElement } from './hast';
import { sourceDash as dash, maxSourceLength } from './quotation-source';

export function transformQuotations(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'blockquote' || !parent || index === undefined) return;
    if (parent.type === 'element' && parent.tagName === 'figure') return;
    const source = takeSource(node);
    if (!source) return;
    const caption = element('figcaption', {}, '— ', ...source.map(emphasisToCite));
    parent.children[index] = element('figure', { className: ['quote'] }, node, caption);
    return SKIP;
  });
}

/** Removes the last line if it is the source; a quotation that begins with a dash is a dialogue. */
function takeSource(quotation: Element): ElementContent[] | null {
  const paragraphs = quotation.children.filter((node): node is Element => node.type === 'element');
  const last = paragraphs.at(-1);
  if (last?.tagName !== 'p' || dash.test(textOf(quotation))) return null;
  const line = splitLastLine(last);
  const first = line.nodes[0];
  const text = line.nodes.map((node) => textOf(node)).join('');
  if (first?.type !== 'text' || !dash.test(first.value)) return null;
  if (text.trim().length < 3 || text.length > maxSourceLength) return null;
  if (line.before.length > 0) last.children = line.before;
  else quotation.children.splice(quotation.children.indexOf(last), 1);
  return [{ type: 'text', value: first.value.replace(dash, '') }, ...line.nodes.slice(1)];
}

function splitLastLine({ children }: Element): {
  before: ElementContent[];
  nodes: ElementContent[];
} {
  for (let index = children.length - 1; index >= 0; index -= 1) {
    const node = children[index];
    if (node && isElement(node, 'br')) {
      return { before: children.slice(0, index), nodes: trimStart(children.slice(index + 1)) };
    }
    if (node?.type !== 'text') continue;
    const at = node.value.trimEnd().lastIndexOf('\n');
    if (at < 0 || (at === 0 && isElement(children[index - 1], 'br'))) continue;
    const before = { ...node, value: node.value.slice(0, at) };
    const after = { ...node, value: node.value.slice(at + 1) };
    return {
      before: [...children.slice(0, index), before],
      nodes: [after, ...children.slice(index + 1)],
    };
  }
  return { before: [], nodes: children };
}

function trimStart([first, ...rest]: ElementContent[]): ElementContent[] {
  if (first?.type !== 'text') return first ? [first, ...rest] : [];
  return [{ ...first, value: first.value.trimStart() }, ...rest];
}

function emphasisToCite(node: ElementContent): ElementContent {
  return isElement(node, 'em') ? { ...node, tagName: 'cite' } : node;
}
