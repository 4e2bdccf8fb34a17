import type { Element, ElementContent, Root } from 'hast';
import { readStyle } from '@/lib/imports/html/inline-styles';
import { attribute, findElement, hasClassLike, isElement } from '@/lib/markdown/hast';
import { listElements } from './elements';

const officeClass = /^(?:Mso|TextRun$|OutlineElement$)/;

/** Removes what the reader of the source did not see: hidden text, comments of reviewers, tracking pixels. */
export function removeJunk(tree: Root): void {
  const isOffice = findElement(tree, isFromOffice) !== null;
  const filter = (node: Root | Element) => {
    node.children = (node.children as ElementContent[]).filter(
      (child) => !isElement(child) || !(isHidden(child) || isReview(child) || isPixel(child)),
    );
    for (const child of node.children) {
      if (!isElement(child)) continue;
      // Word marks the language of every word.
      if (isOffice) delete child.properties.lang;
      filter(child);
    }
  };
  filter(tree);
}

function isFromOffice(node: Element): boolean {
  return (
    /mso-/.test(attribute(node, 'style')) ||
    /^docs-internal-guid/.test(attribute(node, 'id')) ||
    (node.tagName === 'meta' && /Office|Microsoft/.test(attribute(node, 'content'))) ||
    hasClassLike(node, officeClass)
  );
}

function isHidden(node: Element): boolean {
  return (
    node.tagName === 'xml' ||
    node.properties.hidden === true ||
    readStyle(node, 'display') === 'none' ||
    readStyle(node, 'visibility') === 'hidden' ||
    readStyle(node, 'mso-hide') === 'all' ||
    /^0(?:px|pt)?$/.test(readStyle(node, 'font-size'))
  );
}

/** Word's comments, then those of Google Docs, whose text stands below the document. */
function isReview(node: Element): boolean {
  const [comment] = node.tagName === 'div' ? listElements(node).flatMap(listElements) : [];
  return (
    /^#(?:_msocom|cmnt)/.test(attribute(node, 'href')) ||
    readStyle(node, 'mso-element') === 'comment-list' ||
    hasClassLike(node, /^(?:msocomanchor|MsoCommentReference)$/i) ||
    /^cmnt\d/.test(attribute(comment, 'id'))
  );
}

function isPixel(node: Element): boolean {
  if (node.tagName !== 'img') return false;
  const sizes = ['width', 'height'].flatMap((name) => [
    attribute(node, name),
    readStyle(node, name),
  ]);
  return attribute(node, 'src') === '' || sizes.some((size) => /^[01](?:px)?$/.test(size));
}
