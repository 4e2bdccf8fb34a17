import type { Element, ElementContent } from 'hast';
import { element } from './hast';
import { splitTitle } from './picture-title';

export type StoredImage = { id: string; width: number; height: number };
/** `drawnFrom` is the word that it is drawn from; none in a picture, and in a drawing of an older release. */
export type StoredCover = StoredImage & { drawnFrom?: string | null };

const imagePath = /^\/media\/([0-9a-f]{16})$/;
const imagePaths = /\/media\/([0-9a-f]{16})(?![\w.-])/g;

/** `/media/0123456789abcdef` → `0123456789abcdef` */
export function getImageId(address: unknown): string | null {
  return imagePath.exec(String(address))?.[1] ?? null;
}

/** A superset, because parsing the Markdown would take milliseconds. */
export function listImageIds(markdown: string): string[] {
  return [...new Set(Array.from(markdown.matchAll(imagePaths), ([, id]) => id ?? ''))];
}

export function getPicture(image: Element, images: Map<string, StoredImage>): Element | null {
  const stored = images.get(getImageId(image.properties.src) ?? '');
  if (!stored) return null;
  const { alt = '', src } = image.properties;
  const { width, height } = stored;
  return element('img', { src, alt, width, height, sizes: '' });
}

export function buildCaption(image: Element, credit: (name: string) => string): Element | null {
  const { caption: words, credit: name } = splitTitle(String(image.properties.title ?? ''));
  const children: (ElementContent | string)[] = [];
  if (words) children.push(words);
  if (words && name) children.push(' ');
  if (name) children.push(element('span', { className: ['credit'] }, credit(name)));
  return children.length > 0 ? element('figcaption', {}, ...children) : null;
}
