import type { Root } from 'hast';
import rehypeHighlight from 'rehype-highlight';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const markdownElements =
  'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img input li ol p pre section strong sub sup table tbody td th thead tr ul';
/** Without a Markdown syntax, so authors may write them as HTML. */
const htmlElements =
  'abbr b cite dd details dfn div dl dt figcaption figure i ins kbd mark q s small span summary tfoot time';
/** Removed with their content; without an end tag, most would swallow the rest of the text. */
const removedWithText =
  'audio canvas embed head iframe math noembed noframes noscript object plaintext select svg template textarea title video xmp';
export const removedElements = `${removedWithText} script style`.split(' ');
const allowedProtocols = ['http', 'https', 'mailto'];

/** Links to other addresses lose them. */
export function isAllowedAddress(address: string): boolean {
  const protocol = /^[^/?#:]*(?=:)/.exec(address)?.[0];
  return protocol === undefined || allowedProtocols.includes(protocol.toLowerCase());
}

// Of other elements the content is kept, except that of removedElements.
const schema: Options = {
  tagNames: `${markdownElements} ${htmlElements}`.split(' '),
  attributes: {
    '*': [
      ['lang', /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i],
      ['dir', 'ltr', 'rtl', 'auto'],
    ],
    a: ['href', 'dataFootnoteRef', 'dataFootnoteBackref'],
    abbr: ['title'],
    blockquote: ['cite'],
    code: [['className', /^language-./]],
    details: ['open'],
    dfn: ['title'],
    img: ['src', 'alt', 'title'],
    input: ['checked', ['disabled', true], ['type', 'checkbox']],
    li: ['value'],
    ol: ['start', 'reversed'],
    q: ['cite'],
    section: ['dataFootnotes'],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan'],
    time: [['dateTime', /^[\d:+.PTYMWDHSZ-]+$/]],
  },
  ancestors: {
    dd: ['dl'],
    dt: ['dl'],
    figcaption: ['figure'],
    li: ['ol', 'ul'],
    summary: ['details'],
    tbody: ['table'],
    td: ['table'],
    tfoot: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
  },
  protocols: {
    cite: ['http', 'https'],
    href: allowedProtocols,
    src: ['http', 'https'],
  },
  required: { input: { disabled: true, type: 'checkbox' } },
  strip: removedElements,
  clobber: [],
};

const removedTags = new RegExp(
  `<(/?)(${removedWithText.replaceAll(' ', '|')})(?=[\\s/>])[^>]*>`,
  'gi',
);

/** Removes tags without a counterpart in the same piece of HTML, and attributes that make footnotes. */
function cleanHtml() {
  return (tree: Root) =>
    visit(tree, 'raw', (node) => {
      const piece = node.value.toLowerCase();
      const html = node.value.replace(/data-footnote/gi, 'data-foot-note');
      node.value = html.replace(removedTags, (tag, closing: string, name: string) => {
        const counterpart = closing ? `<${name}` : `</${name}`;
        return piece.includes(counterpart.toLowerCase()) ? tag : '';
      });
    });
}

// Not frozen here: its languages of code are registered when it first parses, which many programs never do.
const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(cleanHtml)
  .use(rehypeRaw)
  .use(rehypeSanitize, schema)
  .use(rehypeHighlight, { plainText: ['text', 'txt', 'plaintext', 'plain'] });

/** Parses GitHub Flavored Markdown with some HTML into a sanitized tree, which renderMarkdown prepares for pages. */
export function parseMarkdown(markdown: string): Root {
  return pipeline.runSync(pipeline.parse(markdown));
}
