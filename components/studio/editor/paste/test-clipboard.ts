import type { Nodes } from 'hast';
import { parseHtml } from '@/lib/imports/html/convert-html';
import { type PasteOptions, pasteToMarkdown } from './paste-to-markdown';
import type { DomNode } from './read-dom';

const attributeNames: Record<string, string> = {
  className: 'class',
  colSpan: 'colspan',
  rowSpan: 'rowspan',
};

/** A hast tree as the DOM that a browser would have parsed. */
export function toDom(node: Nodes): DomNode {
  const childNodes = 'children' in node ? node.children.map(toDom) : [];
  if (node.type === 'text') return { nodeType: 3, nodeValue: node.value, childNodes };
  if (node.type !== 'element') return { nodeType: 8, nodeValue: '', childNodes };
  const attributes = Object.entries(node.properties).flatMap(([key, value]) => {
    if (value === false || value === null || value === undefined) return [];
    const name = attributeNames[key] ?? key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
    const text = Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value);
    return [{ name, value: text }];
  });
  return { nodeType: 1, nodeValue: null, localName: node.tagName, attributes, childNodes };
}

export function convert(html: string, options: Partial<PasteOptions> = {}) {
  return pasteToMarkdown(toDom(parseHtml(html)), {
    origin: 'https://site.example',
    text: '',
    missingPicture: (description) => `[Image à ajouter : ${description}]`,
    ...options,
  });
}
