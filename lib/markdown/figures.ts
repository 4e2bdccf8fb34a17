import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { imageUrl } from '@/lib/media/variants';
import { element, getOnlyChild, getText, isElement, listContent } from './hast';
import { buildCaption, getImageId, getPicture, type StoredImage } from './pictures';

type Images = Map<string, StoredImage>;
type Credit = (name: string) => string;

// These match the widths in prose.css.
const singleSizes = '(min-width: 64rem) 47rem, (min-width: 45rem) 41rem, 92vw';
const gallerySizes = '(min-width: 64rem) 23rem, 46vw';

/** Turns paragraphs of stored pictures into figures and galleries, and other pictures into links: pages load nothing from other sites. */
export function transformFigures(tree: Root, images: Images, credit: Credit): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'p' || !parent || index === undefined) return;
    const pictures = listPictures(node);
    if (!pictures?.every((picture) => getPicture(getImage(picture), images))) return;
    const inFigure = parent.type === 'element' && parent.tagName === 'figure';
    const figures = pictures.map((picture) => toFigure(picture, images, credit));
    if (inFigure) parent.children.splice(index, 1, ...figures.flatMap((figure) => figure.children));
    else parent.children[index] = figures.length > 1 ? toGallery(figures) : (figures[0] ?? node);
    return SKIP;
  });
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'img' || !parent || index === undefined) return;
    if (node.properties.sizes !== undefined) {
      node.properties.sizes ||= singleSizes;
      return;
    }
    const inFigure = parent.type === 'element' && parent.tagName === 'figure';
    const picture = inFigure && getPicture(node, images);
    if (picture) parent.children[index] = withSizes(picture, singleSizes);
    else {
      const inLink = parent.type === 'element' && parent.tagName === 'a';
      parent.children.splice(index, 1, ...toLink(node, images, inLink));
      return index + 1;
    }
  });
}

export function labelFigures(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'figure') return;
    const caption = node.children.find((child) => isElement(child, 'figcaption'));
    let showsPicture = false;
    visit(node, { tagName: 'img' }, () => {
      showsPicture = true;
    });
    if (caption && showsPicture) {
      node.properties.role = 'figure';
      node.properties.ariaLabel = getText(caption as Element);
    }
  });
}

function listPictures(paragraph: Element): Element[] | null {
  const content = listContent(paragraph);
  const pictures = content.filter((child): child is Element => {
    const image = isElement(child, 'a') ? getOnlyChild(child) : child;
    return image !== null && isElement(image, 'img');
  });
  return pictures.length > 0 && pictures.length === content.length ? pictures : null;
}

function getImage(picture: Element): Element {
  return picture.tagName === 'img' ? picture : (getOnlyChild(picture) as Element);
}

function toFigure(picture: Element, images: Images, credit: Credit): Element {
  const image = getImage(picture);
  const stored = withSizes(getPicture(image, images) ?? image, singleSizes);
  const caption = buildCaption(image, credit);
  // The alt text is the link's only accessible name.
  const isNamedLink = picture.tagName === 'a' && image.properties.alt;
  const content = isNamedLink ? { ...picture, children: [stored] } : stored;
  return element('figure', {}, content, ...(caption ? [caption] : []));
}

function toGallery(figures: Element[]): Element {
  for (const figure of figures) {
    visit(figure, 'element', (node) => {
      if (node.tagName === 'img') node.properties.sizes = gallerySizes;
    });
  }
  return element('div', { className: ['gallery'] }, ...figures);
}

const withSizes = (picture: Element, sizes: string): Element => ({
  ...picture,
  properties: { ...picture.properties, sizes },
});

function toLink({ properties }: Element, images: Images, inLink: boolean): ElementContent[] {
  const src = String(properties.src ?? '');
  const id = getImageId(src);
  const isStored = id !== null && images.has(id);
  const href = isStored ? imageUrl(id, 1600, 'webp') : src;
  const isReachable = isStored || /^https?:\/\//i.test(src) || (/^\/[^/]/.test(src) && id === null);
  const text = String(properties.alt ?? '').trim();
  if (inLink || !isReachable) return text ? [{ type: 'text', value: text }] : [];
  return [element('a', { href }, text || href)];
}
