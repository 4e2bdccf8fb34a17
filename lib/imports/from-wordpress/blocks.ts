import type { Element, ElementContent, Root } from 'hast';
import type { Surroundings } from '../import-context';
import { breakParagraphs } from '../paragraphs';
import { hasClass, paragraph, replaceElements } from '../tree';

type Note = Surroundings['note'];

/** Blocks that hold nothing, and say nothing of it */
const silent = [
  'more',
  'nextpage',
  'spacer',
  'separator',
  'footnotes',
  'block',
  'post-title',
  'post-content',
];

export function hasBlocks(content: string): boolean {
  return content.includes('<!-- wp:');
}

/**
 * A content of blocks with its reusable blocks in place; notes blocks that only the running site could fill.
 * @param reusable contents by id
 */
export function fillBlocks(
  content: string,
  reusable: Map<string, string>,
  note: Note,
  depth = 0,
): string {
  return content.replace(
    /<!-- wp:([\w/-]+)( (?:(?!-->)[\s\S])*?)? \/-->/g,
    (whole, name: string, json = '') => {
      const reference = /"ref":(\d+)/.exec(json)?.[1];
      const inner = name === 'block' && reference ? reusable.get(reference) : undefined;
      if (inner !== undefined && depth < 3) return fillBlocks(inner, reusable, note, depth + 1);
      if (!silent.includes(name))
        note(`a block that only WordPress can fill was left out: ${name}`);
      return whole;
    },
  );
}

/** WordPress's own markup as plain elements; the classic editor's lines as paragraphs. */
export function readWordpressMarkup(tree: Root, classic: boolean, note: Note): void {
  if (classic) breakParagraphs(tree);
  replaceElements(tree, (node) => {
    if (hasClass(node, 'wp-block-verse')) return [paragraph(...node.children.flatMap(breakVerse))];
    if (hasClass(node, 'wp-block-file__button')) return [];
    if (hasClass(node, 'wp-block-file'))
      note('a file to download was not taken: its link leads to the old site');
    return undefined;
  });
}

function breakVerse(node: ElementContent): ElementContent[] {
  if (node.type !== 'text') return [node];
  return node.value.split('\n').flatMap((value, index): ElementContent[] => {
    const line: Element = { type: 'element', tagName: 'br', properties: {}, children: [] };
    return index === 0 ? [{ type: 'text', value }] : [line, { type: 'text', value }];
  });
}
