import type { Element, ElementContent } from 'hast';
import {
  attribute,
  element,
  findElement,
  findElements,
  hasClass,
  hasClassLike,
  isElement,
} from '@/lib/markdown/hast';
import { joinTitle } from '@/lib/markdown/picture-title';
import type { ImportContext } from '../import-context';
import { toSingleLine } from '../text';
import { getVideoPage } from '../videos';
import { type PictureRegistry, splitCredit } from './picture-registry';
import { getLine, paragraph, text } from './tree';

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
  const caption = captionElement ? getLine(captionElement) : '';
  const resolved = context.resolvePicture({
    ...picture,
    properties: { ...picture.properties, src },
  });
  if (!resolved) {
    if (src) context.warn('picture-removed', toSingleLine(src).slice(0, 80));
    return caption ? [paragraph(caption)] : [];
  }
  const name = registry.add(resolved);
  const { caption: words, credit } = splitCredit(caption);
  const givenAlt = toSingleLine(resolved.alt);
  if (!givenAlt) context.warn('picture-undescribed', name);
  if (captionElement && findElement(captionElement, (node) => node.tagName === 'a'))
    context.warn('caption-links-removed', name);
  const alt = givenAlt || words || (context.undescribed ?? '');
  return [element('figure', { src: name, alt, title: joinTitle(words, credit) })];
}

export function isEmoji(picture: Element): boolean {
  return (
    hasClass(picture, 'emoji') ||
    hasClass(picture, 'wp-smiley') ||
    attribute(picture, 'src').includes('//s.w.org/images/core/emoji/')
  );
}

const figureClass =
  /^(?:wp-caption|gallery|wp-block-gallery|blocks-gallery-grid|wp-block-jetpack-(?:tiled-gallery|slideshow)|tiled-gallery)$/;
const captionClass =
  /^(?:wp-caption-text|gallery-caption|tiled-gallery-caption|blocks-gallery-(?:item__)?caption)$/;

const isCaption = (node: Element) =>
  node.tagName === 'figcaption' || hasClassLike(node, captionClass);

export function isFigure(node: Element): boolean {
  return node.tagName === 'figure' || hasClassLike(node, figureClass);
}

/** One picture becomes a figure, several a gallery; any other figure its content and the caption. */
export function convertFigure(
  figure: Element,
  registry: PictureRegistry,
  context: ImportContext,
  clean: (nodes: ElementContent[]) => ElementContent[],
): ElementContent[] {
  const items = listItems(figure);
  if (items.length === 0 || showsMore(figure))
    return clean(figure.children.map(captionToParagraph));
  const captions = new Set(findElements(figure, isCaption));
  const nodes = items.flatMap(({ picture, box }): ElementContent[] => {
    const caption = findElement(box, isCaption);
    if (caption) captions.delete(caption);
    const [node] = convertPicture(picture, caption, registry, context);
    const video = getVideoAround(picture, box);
    if (!isElement(node, 'figure') || !video) return node ? [node] : [];
    return [{ ...node, properties: { ...node.properties, href: video } }];
  });
  const figures = nodes.filter((node) => isElement(node, 'figure'));
  return [
    ...(figures.length > 1 ? [element('gallery', {}, ...figures)] : figures),
    ...nodes.filter((node) => !isElement(node, 'figure')),
    ...clean([...captions].map(captionToParagraph)),
  ];
}

/** Each picture with the largest element around it that has no other. */
function listItems(node: Element): { picture: Element; box: Element }[] {
  if (node.tagName === 'noscript') return [];
  const [picture, ...others] = listPictures(node);
  if (picture && others.length === 0) return [{ picture, box: node }];
  return node.children.flatMap((child) => (isElement(child) ? listItems(child) : []));
}

function listPictures(node: Element): Element[] {
  if (node.tagName === 'img') return [node];
  const children = node.tagName === 'noscript' ? [] : node.children;
  return children.flatMap((child) => (isElement(child) ? listPictures(child) : []));
}

function showsMore(node: Element): boolean {
  return node.children.some((child) => {
    if (!isElement(child)) return child.type === 'text' && child.value.trim() !== '';
    if (isCaption(child) || /^(?:noscript|style|script)$/.test(child.tagName)) return false;
    return /^(?:table|pre|iframe|video|audio)$/.test(child.tagName) || showsMore(child);
  });
}

function getVideoAround(picture: Element, box: Element): string | null {
  const isAround = (node: Element) => node.tagName === 'a' && listPictures(node).includes(picture);
  const around = isAround(box) ? box : findElement(box, isAround);
  return around && getVideoPage(attribute(around, 'href'));
}

function captionToParagraph(node: ElementContent): ElementContent {
  return isElement(node) && isCaption(node) ? paragraph(element('em', {}, ...node.children)) : node;
}
