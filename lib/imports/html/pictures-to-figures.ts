import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import {
  attribute,
  element,
  findElement,
  findElements,
  hasClass,
  isElement,
} from '@/lib/markdown/hast';
import type { ImportContext } from '../import-context';
import { toSingleLine } from '../text';
import { getVideoPage } from '../videos';
import { describeFileName, type PictureRegistry, splitCredit } from './picture-registry';
import { paragraph, text } from './tree';

/** Lazy-loading scripts keep the real address in one of the first three. */
const sourceAttributes = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'src'];

/** @returns a `figure` without children, with src, alt and title as in Markdown; emoji become text */
export function convertPicture(
  picture: Element,
  captionElement: Element | null,
  registry: PictureRegistry,
  context: ImportContext,
): ElementContent[] {
  if (isEmoji(picture)) return [text(attribute(picture, 'alt'))];
  const isTrackingPixel = ['1', '0'].includes(attribute(picture, 'width'));
  if (isTrackingPixel) return [];
  const src = sourceAttributes.map((name) => attribute(picture, name)).find(Boolean) ?? '';
  const caption = captionElement ? toSingleLine(textOf(captionElement)) : '';
  const resolved = context.resolvePicture({
    ...picture,
    properties: { ...picture.properties, src },
  });
  if (!resolved) {
    if (src)
      context.warn(`removed a picture without a usable address: ${toSingleLine(src).slice(0, 80)}`);
    return caption ? [paragraph(caption)] : [];
  }
  const name = registry.add(resolved.address);
  const { caption: words, credit } = splitCredit(caption);
  const givenAlt = toSingleLine(resolved.alt);
  const alt = givenAlt || words || describeFileName(name);
  if (!givenAlt) {
    const fallback = alt ? `"${alt}" is used instead` : 'describe what it shows';
    context.warn(`the picture ${name} has no alternative text; ${fallback}`);
  }
  if (captionElement && findElement(captionElement, (node) => node.tagName === 'a'))
    context.warn(`removed the links in the caption of ${name}`);
  const title = credit ? `${words} | ${credit}` : words;
  return [element('figure', { src: name, alt: alt || name, title: title.trim() })];
}

export function isEmoji(picture: Element): boolean {
  return (
    hasClass(picture, 'emoji') ||
    hasClass(picture, 'wp-smiley') ||
    attribute(picture, 'src').includes('//s.w.org/images/core/emoji/')
  );
}

/** A figure of pictures becomes one figure each, the last with the caption; any other its content and the caption. */
export function convertFigure(
  figure: Element,
  registry: PictureRegistry,
  context: ImportContext,
  clean: (nodes: ElementContent[]) => ElementContent[],
): ElementContent[] {
  const other = findElement(figure, (node) =>
    /^(table|pre|blockquote|iframe|video|audio|p|figure)$/.test(node.tagName),
  );
  const pictures = findElements(figure, (node) => node.tagName === 'img');
  if (pictures.length === 0 || other) return clean(figure.children.map(captionToParagraph));
  const caption = findElements(figure, (node) => node.tagName === 'figcaption').at(-1) ?? null;
  return pictures.flatMap((picture): ElementContent[] => {
    const ownCaption = picture === pictures.at(-1) ? caption : null;
    const [node] = convertPicture(picture, ownCaption, registry, context);
    if (!isElement(node, 'figure')) return node ? [node] : [];
    const around = findElement(
      figure,
      (outer) => outer.tagName === 'a' && findElement(outer, (n) => n === picture) !== null,
    );
    const video = around && getVideoPage(attribute(around, 'href'));
    return [video ? { ...node, properties: { ...node.properties, href: video } } : node];
  });
}

function captionToParagraph(node: ElementContent): ElementContent {
  return isElement(node, 'figcaption') ? paragraph(element('em', {}, ...node.children)) : node;
}
