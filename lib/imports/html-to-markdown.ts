import type { Element, Root } from 'hast';
import type { Html, Image, Paragraph, PhrasingContent } from 'mdast';
import rehypeRemark, { type Options } from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { cleanTree } from './clean-tree';
import { readFootnotes } from './footnotes';
import type { Surroundings } from './import-context';
import type { ImportedPicture } from './imported';
import { liftBlocks, nestHeadings } from './lift';
import { createPictureShelf, type PictureShelf } from './pictures';
import { oneLine } from './plain-text';
import { attribute, findAll, isElement, parseHtml, textOf } from './tree';

export type ConvertedText = {
  markdown: string;
  pictures: ImportedPicture[];
  /** The first paragraphs' words */
  opening: string;
};

type Handlers = NonNullable<Options['handlers']>;
type State = Parameters<NonNullable<Handlers[string]>>[0];

/** Inline elements that Markdown has no sign for, and that our articles may hold. */
const keptInline = ['sub', 'sup', 'kbd', 'abbr', 'cite', 'q', 'mark'];

const handlers: Handlers = {
  ...Object.fromEntries(keptInline.map((name) => [name, keepElement])),
  span: (state, node) => (attribute(node, 'lang') ? keepElement(state, node) : state.all(node)),
  em: (state, node) =>
    attribute(node, 'lang')
      ? keepElement(state, { ...node, tagName: 'i' })
      : { type: 'emphasis', children: state.all(node) as PhrasingContent[] },
  figure: (_, node) => pictureParagraph(node),
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

/**
 * A text of HTML, as editors export it, in the Markdown of our articles. It never throws, whatever the HTML.
 * @param prepare makes plain HTML of what only the old site's editor knows
 */
export function htmlToMarkdown(
  source: string | Root,
  surroundings: Surroundings,
  prepare: (tree: Root) => void = () => {},
): ConvertedText {
  const shelf = createPictureShelf();
  try {
    return convert(
      typeof source === 'string' ? parseHtml(source) : source,
      shelf,
      surroundings,
      prepare,
    );
  } catch (error) {
    // Elements within elements, many thousands deep: nobody wrote that, and the stack ends before it.
    if (!(error instanceof RangeError)) throw error;
    surroundings.note('its HTML is nested too deep to be read: look at the old article');
    const words = oneLine(typeof source === 'string' ? source.replace(/<[^>]*>/g, ' ') : '');
    const plain: Root = { type: 'root', children: [{ type: 'text', value: words }] };
    return convert(plain, createPictureShelf(), surroundings, () => {});
  }
}

function convert(
  tree: Root,
  shelf: PictureShelf,
  surroundings: Surroundings,
  prepare: (tree: Root) => void,
): ConvertedText {
  prepare(tree);
  readFootnotes(tree);
  cleanTree(tree, shelf, surroundings);
  liftBlocks(tree);
  nestHeadings(tree);
  const opening = openingOf(tree);
  const markdown = writer.stringify(writer.runSync(tree) as Parameters<typeof writer.stringify>[0]);
  return { markdown: markdown.trim(), pictures: shelf.list, opening };
}

function keepElement(state: State, node: Element) {
  const attributes = ['lang', 'title']
    .map((name) => [name, attribute(node, name)] as const)
    .filter(
      ([name, value]) => value && (name === 'title' || /^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(value)),
    )
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  // The name of an element tells the converter that it stands within a line.
  const tag = (value: string): Html => ({ type: 'html', value, data: { hName: 'span' } }) as Html;
  const content = state.all(node);
  if (content.length === 0) return [];
  return [tag(`<${node.tagName}${attributes.join('')}>`), ...content, tag(`</${node.tagName}>`)];
}

function escapeAttribute(value: string): string {
  return oneLine(value)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function pictureParagraph(node: Element): Paragraph {
  const image: Image = {
    type: 'image',
    url: attribute(node, 'src'),
    alt: attribute(node, 'alt'),
    title: attribute(node, 'title') || null,
  };
  const url = attribute(node, 'href');
  return { type: 'paragraph', children: [url ? { type: 'link', url, children: [image] } : image] };
}

/** What an article begins with: enough lines to say what it is about. */
function openingOf(tree: Root): string {
  let opening = '';
  const paragraphs = findAll(tree, (node) =>
    /^(?:p|blockquote|ul|ol|table|pre|footnote-note)$/.test(node.tagName),
  );
  for (const node of paragraphs) {
    if (opening.length >= 80) break;
    // A lone link or a caption says nothing yet.
    const [only, ...others] = node.children;
    if (others.length === 0 && isElement(only, 'a', 'em')) continue;
    if (isElement(node, 'p')) opening = `${opening} ${oneLine(textOf(node))}`.trim();
  }
  return opening;
}
