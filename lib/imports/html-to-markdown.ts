import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Html, Image, Paragraph, PhrasingContent } from 'mdast';
import rehypeRemark, { type Options } from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { escapeHtml } from '@/lib/http/escape-html';
import { attribute, findElements, isElement } from '@/lib/markdown/hast';
import { cleanTree } from './clean-tree';
import { convertFootnotes } from './footnotes';
import { normalizeHeadingLevels } from './heading-levels';
import { hoistBlocks } from './hoist-blocks';
import type { ImportContext } from './import-context';
import type { ImportedPicture } from './imported-site';
import { createPictureRegistry } from './picture-registry';
import { toSingleLine } from './text';
import { parseHtml, text } from './tree';

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

const writer = unified()
  .use(rehypeRemark, { handlers, document: true })
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    fences: true,
    listItemIndent: 'one',
  })
  .freeze();

/** @param prepare turns the editor's own markup into plain HTML */
export function htmlToMarkdown(
  source: string | Root,
  context: ImportContext,
  prepare: (tree: Root) => void = () => {},
): ConvertedText {
  try {
    return convert(typeof source === 'string' ? parseHtml(source) : source, context, prepare);
  } catch (error) {
    const isStackOverflow = error instanceof RangeError;
    if (!isStackOverflow) throw error;
    context.warn('the HTML is nested too deeply; only its plain text was imported');
    const words = toSingleLine(typeof source === 'string' ? source.replace(/<[^>]*>/g, ' ') : '');
    return convert({ type: 'root', children: [text(words)] }, context, () => {});
  }
}

function convert(tree: Root, context: ImportContext, prepare: (tree: Root) => void): ConvertedText {
  const registry = createPictureRegistry();
  prepare(tree);
  convertFootnotes(tree);
  cleanTree(tree, registry, context);
  hoistBlocks(tree);
  normalizeHeadingLevels(tree);
  const opening = getOpening(tree);
  const markdown = writer.stringify(writer.runSync(tree) as Parameters<typeof writer.stringify>[0]);
  return { markdown: markdown.trim(), pictures: registry.pictures, opening };
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
