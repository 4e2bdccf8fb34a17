import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';

// Halves of surrogate pairs, and what has no place in XML 1.0 (section 2.2).
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A tree as a document; characters that XML forbids are dropped. */
export function formatXml(tree: Element): string {
  return `${declaration}${toXml(tree, { closeEmptyElements: true }).replace(forbidden, '')}\n`;
}

/** The same of a text that is XML but for its declaration. */
export function xmlDocument(xml: string): string {
  return `${declaration}${xml}\n`;
}

/** Plain text as content or attribute; good in HTML too. */
export function escapeXml(text: string): string {
  return text.replace(forbidden, '').replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}
