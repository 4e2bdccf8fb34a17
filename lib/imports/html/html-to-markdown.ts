import type { Element, Root } from 'hast';
import { type Options, toMdast } from 'hast-util-to-mdast';
import { toString as textOf } from 'hast-util-to-string';
import type { Html, Image, Nodes, Paragraph, PhrasingContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import { escapeHtml } from '@/lib/http/escape-html';
import { attribute, findElements, isElement } from '@/lib/markdown/hast';
import type { ImportContext } from '../import-context';
import type { ImportedPicture } from '../imported-site';
import { toSingleLine } from '../text';
import { cleanTree } from './clean-tree';
import { convertFootnotes } from './footnotes';
import { normalizeHeadingLevels } from './heading-levels';
import { hoistBlocks } from './hoist-blocks';
import { createPictureRegistry } from './picture-registry';

export type ConvertedText = {
  markdown: string;
  pictures: ImportedPicture[];
  opening: string;
};

type Handlers = NonNullable<Options['handlers']>;
type State = Parameters<NonNullable<Handlers[string]>>[0];

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
  details: toDisclosure,
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
  const registry = createPictureRegistry();
  prepare(tree);
  convertFootnotes(tree);
  cleanTree(tree, registry, context);
  hoistBlocks(tree);
  normalizeHeadingLevels(tree);
  const opening = getOpening(tree);
  return { markdown: writeMarkdown(tree), pictures: registry.pictures, opening };
}

/** @param tree clean and without blocks in paragraphs */
export function writeMarkdown(tree: Root): string {
  const nodes = toMdast(tree, { handlers, document: true });
  tightenLists(nodes);
  return toMarkdown(nodes, {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    fences: true,
    listItemIndent: 'one',
    extensions: [gfmToMarkdown()],
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

function toInlineHtml(state: State, node: Element) {
  const attributes = ['lang', 'title']
    .map((name) => [name, attribute(node, name)] as const)
    .filter(
      ([name, value]) => value && (name === 'title' || /^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(value)),
    )
    .map(([name, value]) => ` ${name}="${escapeHtml(toSingleLine(value))}"`);
  // hName makes the converter treat the node as inline content.
  const tag = (value: string): Html => ({ type: 'html', value, data: { hName: 'span' } }) as Html;
  const content = state.all(node);
  if (content.length === 0) return [];
  return [tag(`<${node.tagName}${attributes.join('')}>`), ...content, tag(`</${node.tagName}>`)];
}

function toDisclosure(state: State, node: Element) {
  const summary = node.children.find((child) => isElement(child, 'summary'));
  const rest = node.children.filter((child) => child !== summary);
  const words = isElement(summary) ? escapeHtml(toSingleLine(textOf(summary))) : '';
  // hName makes the converter treat the node as a block.
  const tag = (value: string): Html => ({ type: 'html', value, data: { hName: 'div' } }) as Html;
  return [
    tag(`<details>\n<summary>${words}</summary>`),
    ...state.toFlow(state.all({ ...node, children: rest })),
    tag('</details>'),
  ];
}

function toPictureParagraph(node: Element): Paragraph {
  const image: Image = {
    type: 'image',
    url: attribute(node, 'src'),
    alt: attribute(node, 'alt'),
    title: attribute(node, 'title') || null,
  };
  const url = attribute(node, 'href');
  return { type: 'paragraph', children: [url ? { type: 'link', url, children: [image] } : image] };
}

function getOpening(tree: Root): string {
  let opening = '';
  const paragraphs = findElements(tree, (node) =>
    /^(?:p|blockquote|ul|ol|table|pre|footnote-warn)$/.test(node.tagName),
  );
  for (const node of paragraphs) {
    if (opening.length >= 80) break;
    const [only, ...others] = node.children;
    const isLinkOrCaption = others.length === 0 && isElement(only, 'a', 'em');
    if (isLinkOrCaption) continue;
    if (isElement(node, 'p')) opening = `${opening} ${toSingleLine(textOf(node))}`.trim();
  }
  return opening;
}
