import type { Element, ElementContent } from 'hast';
import { element } from './hast';

export type StoredImage = { id: string; width: number; height: number };

const addressPattern = /^\/media\/([0-9a-f]{16})$/;
const addresses = /\/media\/([0-9a-f]{16})(?![\w.-])/g;

/** The picture's id in the address that bodies have it under, as `/media/0123456789abcdef`, or null. */
export function getImageId(address: unknown): string | null {
  return addressPattern.exec(String(address))?.[1] ?? null;
}

/** Ids of the pictures that a body may show: a superset, without the cost of reading the Markdown. */
export function listImageIds(markdown: string): string[] {
  return [...new Set(Array.from(markdown.matchAll(addresses), ([, id]) => id ?? ''))];
}

/** A stored picture with its size, so that the page keeps still while it loads; null: it is not ours. */
export function getPicture(image: Element, images: Map<string, StoredImage>): Element | null {
  const stored = images.get(getImageId(image.properties.src) ?? '');
  if (!stored) return null;
  const { alt = '', src } = image.properties;
  const { width, height } = stored;
  return element('img', { src, alt, width, height, sizes: '' });
}

/** The title of a picture, `Caption | Credit`, as its caption; either may be missing. */
export function buildCaption(image: Element, credit: (name: string) => string): Element | null {
  const title = String(image.properties.title ?? '').trim();
  const bar = title.lastIndexOf('|');
  const words = (bar < 0 ? title : title.slice(0, bar)).trim();
  const name = bar < 0 ? '' : title.slice(bar + 1).trim();
  const children: (ElementContent | string)[] = [];
  if (words) children.push(words);
  if (words && name) children.push(' ');
  if (name) children.push(element('span', { className: ['credit'] }, credit(name)));
  return children.length > 0 ? element('figcaption', {}, ...children) : null;
}
