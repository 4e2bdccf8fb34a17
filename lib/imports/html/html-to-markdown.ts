import type { Element, Root } from 'hast';
import { defaultHandlers, type Options, toMdast } from 'hast-util-to-mdast';
import { toString as textOf } from 'hast-util-to-string';
import type { Image, Link, Nodes, Paragraph, PhrasingContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import { attribute, isElement } from '@/lib/markdown/hast';
import type { ImportContext } from '../import-context';
import type { ImportedPicture } from '../imported-site';
import { cleanTree } from './clean-tree';
import { convertFootnotes } from './footnotes';
import { normalizeHeadingLevels } from './heading-levels';
import { hoistBlocks } from './hoist-blocks';
import { createPictureRegistry } from './picture-registry';
import { hasMergedCells, toHtmlBlock, toInlineHtml } from './write-html';

export type ConvertedText = {
  markdown: string;
  pictures: ImportedPicture[];
};

type Handlers = NonNullable<Options['handlers']>;

/** Allowed in articles, but without a Markdown syntax. */
const htmlElements = ['sub', 'sup', 'kbd', 'abbr', 'cite', 'q', 'mark'];

const handlers: Handlers = {
  ...Object.fromEntries(htmlElements.map((name) => [name, toInlineHtml])),
  span: (state, node) => (attribute(node, 'lang') ? toInlineHtml(state, node) : state.all(node)),
  em: (state, node) =>
    attribute(node, 'lang')
      ? toInlineHtml(state, { ...node, tagName: 'i' })
      : { type: 'emphasis', children: state.all(node) as PhrasingContent[] },
  figure: (_, node) => toPictureParagraph(node),
  gallery: (_, node) => toGallery(node),
  details: toHtmlBlock,
  dl: toHtmlBlock,
  table: (state, node) => (hasMergedCells(node) ? toHtmlBlock : defaultHandlers.table)(state, node),
  'footnote-mark': (_, node) => ({
    type: 'footnoteReference',
    identifier: attribute(node, 'name'),
  }),
  'footnote-note': (state, node) => ({
    type: 'footnoteDefinition',
    identifier: attribute(node, 'name'),
    children: state.toFlow(state.all(node)),
  }),
};

/** It needs no parser, so that browsers load only what writes. @param prepare turns the editor's own markup into plain HTML */
export function htmlToMarkdown(
  tree: Root,
  context: ImportContext,
  prepare: (tree: Root) => void = () => {},
): ConvertedText {
  const registry = createPictureRegistry(context.pictures);
  prepare(tree);
  convertFootnotes(tree);
  cleanTree(tree, registry, context);
  hoistBlocks(tree);
  normalizeHeadingLevels(tree);
  return { markdown: writeMarkdown(tree), pictures: registry.pictures };
}

const manyBrackets = 500;

/** @param tree clean and without blocks in paragraphs */
export function writeMarkdown(tree: Root): string {
  const nodes = toMdast(tree, { handlers, document: true });
  // To a parser, each bracket that closes nothing costs as much as the text before it.
  const hasManyBrackets = textOf(tree).split(']', manyBrackets).length === manyBrackets;
  tightenLists(nodes);
  return toMarkdown(nodes, {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    fences: true,
    listItemIndent: 'one',
    extensions: [gfmToMarkdown()],
    unsafe: hasManyBrackets ? [{ character: ']', inConstruct: 'phrasing' }] : [],
  }).trim();
}

/** A list in an item does not make the list around it loose. */
function tightenLists(tree: Nodes): void {
  visit(tree, 'list', (list) => {
    for (const item of list.children)
      item.spread = item.children.slice(1).some(({ type }) => type !== 'list');
    list.spread = list.children.some(({ spread }) => spread);
  });
}

function toPictureParagraph(node: Element): Paragraph {
  return { type: 'paragraph', children: [toPicture(node)] };
}

function toGallery(node: Element): Paragraph {
  const pictures = node.children.filter((child) => isElement(child)).map(toPicture);
  const [first, ...others] = pictures;
  const lines = others.flatMap((picture) => [{ type: 'text', value: '\n' } as const, picture]);
  return { type: 'paragraph', children: first ? [first, ...lines] : [] };
}

function toPicture(node: Element): Link | Image {
  const image: Image = {
    type: 'image',
    url: attribute(node, 'src'),
    alt: attribute(node, 'alt'),
    title: attribute(node, 'title') || null,
  };
  const url = attribute(node, 'href');
  return url ? { type: 'link', url, children: [image] } : image;
}
