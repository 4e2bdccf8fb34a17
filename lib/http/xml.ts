import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { escapeHtml } from './escape-html';

/** Lone surrogates and the characters that XML 1.0 forbids (section 2.2) */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

export function serializeXml(tree: Element): string {
  const xml = toXml(tree, { closeEmptyElements: true });
  return addXmlDeclaration(xml.replace(forbidden, ''));
}

export function addXmlDeclaration(xml: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;
}

export function escapeXml(text: string): string {
  return escapeHtml(text.replace(forbidden, ''));
}
