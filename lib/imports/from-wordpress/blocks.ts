import type { Root } from 'hast';
import { hasClass, replaceElements } from '@/lib/markdown/hast';
import { convertLinesToParagraphs, insertBreaks } from '../html/paragraphs';
import { paragraph } from '../html/tree';
import type { Warn } from '../import-context';

/** Dynamic blocks whose loss readers will not notice. */
const ignoredBlocks =
  `more nextpage spacer separator footnotes block post-title post-content`.split(' ');

export function hasBlocks(content: string): boolean {
  return content.includes('<!-- wp:');
}

/** @param reusable contents by post id */
export function expandReusableBlocks(
  content: string,
  reusable: Map<string, string>,
  warn: Warn,
  depth = 0,
): string {
  return content.replace(
    /<!-- wp:([\w/-]+)( (?:(?!-->)[\s\S])*?)? \/-->/g,
    (comment, name: string, json = '') => {
      const reference = /"ref":(\d+)/.exec(json)?.[1];
      const inner = name === 'block' && reference ? reusable.get(reference) : undefined;
      if (inner !== undefined && depth < 3)
        return expandReusableBlocks(inner, reusable, warn, depth + 1);
      if (!ignoredBlocks.includes(name)) warn('block-removed', name);
      return comment;
    },
  );
}

export function convertWordpressMarkup(tree: Root, isClassicEditor: boolean, warn: Warn): void {
  if (isClassicEditor) convertLinesToParagraphs(tree);
  replaceElements(tree, (node) => {
    if (hasClass(node, 'wp-block-verse')) {
      const lines = paragraph(...node.children);
      insertBreaks(lines);
      return [lines];
    }
    if (hasClass(node, 'wp-block-file__button')) return [];
    if (hasClass(node, 'wp-block-file')) warn('download-on-old-site');
    return undefined;
  });
}
