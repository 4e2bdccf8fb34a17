import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { Dictionary } from '@/lib/i18n/fr';
import { element, getOnlyChild, isElement } from './hast';
import { buildCaption, getPicture, type StoredImage } from './pictures';
import { getVideoSite } from './video-sites';

/** Turns a paragraph with only a link to a video into a panel or a still, instead of another site’s frame. */
export function transformVideos(
  tree: Root,
  images: Map<string, StoredImage>,
  words: Dictionary['articleText'],
  credit: (name: string) => string,
): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'p' || !parent || index === undefined) return;
    const link = getOnlyChild(node);
    if (!link || !isElement(link, 'a')) return;
    const href = String(link.properties.href ?? '');
    const site = getVideoSite(href);
    if (!site) return;
    parent.children[index] = toVideoFigure(link, href, site);
    return SKIP;
  });

  function toVideoFigure(link: Element, href: string, site: string): Element {
    const image = getOnlyChild(link);
    const isImage = image !== null && isElement(image, 'img');
    const picture = isImage ? getPicture(image, images) : null;
    if (isImage && picture) {
      const still = element('span', { className: ['video-still'] }, picture);
      const label = element('span', { className: ['video-label'] }, words.watch(site));
      const caption = buildCaption(image, credit);
      return element(
        'figure',
        { className: ['video'] },
        element('a', { href }, still, ' ', label),
        ...(caption ? [caption] : []),
      );
    }
    const text = isImage ? String(image.properties.alt ?? '') : textOf(link);
    const isAddress = /^(?:https?:\/\/|www\.)\S+$/i.test(text.trim()) || text.trim() === '';
    const title = isAddress
      ? [words.watch(site)]
      : [words.watchNamed(site), ...(isImage ? [text] : link.children)];
    const label = element('span', { className: ['video-label'] }, ...title);
    return element('figure', { className: ['video'] }, element('a', { href }, label));
  }
}
