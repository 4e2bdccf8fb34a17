import type { ElementContent, Root } from 'hast';
import { isEmoji } from '@/lib/imports/html/pictures-to-figures';
import { isBlank, paragraph } from '@/lib/imports/html/tree';
import { toSingleLine } from '@/lib/imports/text';
import { attribute, isElement } from '@/lib/markdown/hast';
import { mapElements } from './elements';

const sitePath = /^\/media\/([0-9a-f]{16})(?![0-9a-f])/;

/** Replaces pictures that are not the site's own by a line. @returns how many */
export function replacePictures(
  tree: Root,
  { origin, missingPicture }: { origin: string; missingPicture: (alt: string) => string },
): number {
  const lines = new Set<ElementContent>();
  mapElements(tree, (node): ElementContent[] => {
    if (
      isElement(node, 'a') &&
      node.children.every((child) => isBlank(child) || lines.has(child)) &&
      node.children.some((child) => lines.has(child))
    )
      return node.children;
    if (!isElement(node, 'img')) return [node];
    const address = getSiteAddress(attribute(node, 'src'), origin);
    if (address) return [{ ...node, properties: { ...node.properties, src: address } }];
    const alt = toSingleLine(attribute(node, 'alt'));
    if (isEmoji(node) || /^\p{Extended_Pictographic}/u.test(alt))
      return [{ type: 'text', value: alt }];
    const line = paragraph(missingPicture(alt));
    lines.add(line);
    return [line];
  });
  return lines.size;
}

/** A page of the site names a size and a format, too: `/media/0123456789abcdef-800.avif`. */
function getSiteAddress(src: string, origin: string): string | null {
  if (!URL.canParse(src, origin)) return null;
  const url = new URL(src, origin);
  const id = url.origin === origin ? sitePath.exec(url.pathname)?.[1] : undefined;
  return id ? `/media/${id}` : null;
}
