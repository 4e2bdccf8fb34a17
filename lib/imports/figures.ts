import type { Element, ElementContent } from 'hast';
import type { Surroundings } from './import-context';
import { type PictureShelf, splitCredit, wordsOfName } from './pictures';
import { oneLine } from './plain-text';
import { attribute, element, find, findAll, hasClass, isElement, paragraph, textOf } from './tree';
import { getVideoPage } from './videos';

/** Pictures drawn by a script once in sight have their address elsewhere. */
const lateSources = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'src'];

/** A picture as an element without children: `figure` with src, alt and title, as Markdown has them. */
export function figureOf(
  picture: Element,
  captionElement: Element | null,
  shelf: PictureShelf,
  surroundings: Surroundings,
): ElementContent[] {
  const said = attribute(picture, 'alt');
  if (isEmoji(picture)) return [{ type: 'text', value: said }];
  if (['1', '0'].includes(attribute(picture, 'width'))) return [];
  const src = lateSources.map((name) => attribute(picture, name)).find((text) => text !== '') ?? '';
  const caption = captionElement ? oneLine(textOf(captionElement)) : '';
  const found = surroundings.resolvePicture({
    ...picture,
    properties: { ...picture.properties, src },
  });
  if (!found) {
    if (src) surroundings.note(`a picture was left out: ${oneLine(src).slice(0, 80)}`);
    return caption ? [paragraph(caption)] : [];
  }
  const name = shelf.add(found.address);
  const { caption: words, credit } = splitCredit(caption);
  const alt = oneLine(found.alt) || words || wordsOfName(name);
  if (!oneLine(found.alt)) {
    const instead = alt ? `« ${alt} » stands in` : 'say what it shows';
    surroundings.note(`the picture ${name} has no alternative text: ${instead}`);
  }
  if (captionElement && find(captionElement, (node) => node.tagName === 'a')) {
    surroundings.note(`the caption of ${name} lost its links`);
  }
  const title = credit ? `${words} | ${credit}` : words;
  return [element('figure', { src: name, alt: alt || name, title: title.trim() })];
}

function isEmoji(picture: Element): boolean {
  return (
    hasClass(picture, 'emoji') ||
    hasClass(picture, 'wp-smiley') ||
    attribute(picture, 'src').includes('//s.w.org/images/core/emoji/')
  );
}

/** Pictures and their common caption, or what else a figure holds with the caption below it. */
export function readFigure(
  figure: Element,
  shelf: PictureShelf,
  surroundings: Surroundings,
  clean: (nodes: ElementContent[]) => ElementContent[],
): ElementContent[] {
  const caption = findAll(figure, (node) => node.tagName === 'figcaption').at(-1) ?? null;
  const other = find(figure, (node) =>
    /^(table|pre|blockquote|iframe|video|audio|p|figure)$/.test(node.tagName),
  );
  const pictures = findAll(figure, (node) => node.tagName === 'img');
  if (pictures.length > 0 && (!other || other.tagName === 'figure')) {
    // In a gallery each picture may have its own caption; what is said of all stands below the last.
    if (other) return clean(figure.children.map(captionAsText));
    return pictures.flatMap((picture, index): ElementContent[] => {
      const last = index === pictures.length - 1;
      const [node] = figureOf(picture, last ? caption : null, shelf, surroundings);
      if (!isElement(node, 'figure')) return node ? [node] : [];
      const around = find(
        figure,
        (outer) => outer.tagName === 'a' && Boolean(find(outer, (n) => n === picture)),
      );
      const video = around && getVideoPage(attribute(around, 'href'));
      return [video ? { ...node, properties: { ...node.properties, href: video } } : node];
    });
  }
  return clean(figure.children.map(captionAsText));
}

function captionAsText(node: ElementContent): ElementContent {
  return isElement(node, 'figcaption') ? paragraph(element('em', {}, ...node.children)) : node;
}
