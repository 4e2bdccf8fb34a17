import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { imageUrl } from '@/lib/media/variants';
import { element, getOnlyChild, getText, isElement, listContent } from './hast';
import { buildCaption, getImageId, getPicture, type StoredImage } from './pictures';

type Images = Map<string, StoredImage>;
type Credit = (name: string) => string;

// As wide as prose.css lets them be
const sizesAlone = '(min-width: 64rem) 47rem, (min-width: 45rem) 41rem, 92vw';
const sizesOfSeveral = '(min-width: 64rem) 23rem, 46vw';

/**
 * Pictures that stand alone become figures, several in one paragraph a gallery. Any other picture, and any that is not stored here,
 * becomes a link: no request goes to others.
 */
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
    // Placed above, or in a video's link
    if (node.properties.sizes) return;
    if (node.properties.sizes === '') {
      node.properties.sizes = sizesAlone;
      return;
    }
    const inFigure = parent.type === 'element' && parent.tagName === 'figure';
    const picture = inFigure && getPicture(node, images);
    if (picture) parent.children[index] = withSizes(picture, sizesAlone);
    else {
      const inLink = parent.type === 'element' && parent.tagName === 'a';
      parent.children.splice(index, 1, ...toLink(node, images, inLink));
      return index + 1;
    }
  });
}

/** Names each picture's figure by its caption, as screen readers want it. */
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

/** The pictures of a paragraph, bare or each a link, where it holds nothing else. */
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
  const stored = withSizes(getPicture(image, images) ?? image, sizesAlone);
  const caption = buildCaption(image, credit);
  // A link has no other name than its picture's.
  const isLink = picture.tagName === 'a' && image.properties.alt;
  const shown = isLink ? { ...picture, children: [stored] } : stored;
  return element('figure', {}, shown, ...(caption ? [caption] : []));
}

function toGallery(figures: Element[]): Element {
  for (const figure of figures) {
    visit(figure, 'element', (node) => {
      if (node.tagName === 'img') node.properties.sizes = sizesOfSeveral;
    });
  }
  return element('div', { className: ['gallery'] }, ...figures);
}

const withSizes = (picture: Element, sizes: string): Element => ({
  ...picture,
  properties: { ...picture.properties, sizes },
});

/** A picture that cannot be shown: a link to it where it can be reached, and its words. */
function toLink({ properties }: Element, images: Images, inLink: boolean): ElementContent[] {
  const src = String(properties.src ?? '');
  const id = getImageId(src);
  const stored = id !== null && images.has(id);
  const href = stored ? imageUrl(id, 1600, 'webp') : src;
  const reachable = stored || /^https?:\/\//i.test(src) || (/^\/[^/]/.test(src) && id === null);
  const text = String(properties.alt ?? '').trim();
  if (inLink || !reachable) return text ? [{ type: 'text', value: text }] : [];
  return [element('a', { href }, text || href)];
}
