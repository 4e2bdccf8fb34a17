import type { Root } from 'hast';
import rehypeHighlight from 'rehype-highlight';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const ofMarkdown =
  'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img input li ol p pre section strong sub sup table tbody td th thead tr ul';
/** What Markdown has no sign for: these may be written in HTML. */
const ofAuthors =
  'abbr b cite dd details dfn div dl dt figcaption figure i ins kbd mark q s small span summary tfoot time';
/** Dropped with what they hold; unless closed, most of them would swallow the rest of the text too. */
const dropped =
  'audio canvas embed head iframe math noembed noframes noscript object plaintext select svg template textarea title video xmp';

// An allowlist: elements that are not on it are dropped, what they hold stays, save that of `dropped`.
const schema: Options = {
  tagNames: `${ofMarkdown} ${ofAuthors}`.split(' '),
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
    href: ['http', 'https', 'mailto'],
    src: ['http', 'https'],
  },
  required: { input: { disabled: true, type: 'checkbox' } },
  strip: `${dropped} script style`.split(' '),
  clobber: [],
};

const swallowing = new RegExp(`<(/?)(${dropped.replaceAll(' ', '|')})(?=[\\s/>])[^>]*>`, 'gi');

/** Takes out the tags that have no counterpart in the same piece of HTML; and only Markdown makes footnotes. */
function tameHtml() {
  return (tree: Root) =>
    visit(tree, 'raw', (node) => {
      const piece = node.value.toLowerCase();
      const html = node.value.replace(/data-footnote/gi, 'data-foot-note');
      node.value = html.replace(swallowing, (tag, closing: string, name: string) => {
        const counterpart = closing ? `<${name}` : `</${name}`;
        return piece.includes(counterpart.toLowerCase()) ? tag : '';
      });
    });
}

const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(tameHtml)
  .use(rehypeRaw)
  .use(rehypeSanitize, schema)
  .use(rehypeHighlight, { plainText: ['text', 'txt', 'plaintext', 'plain'] })
  .freeze();

/**
 * A Markdown text (GitHub's flavour, with some HTML) as a safe HTML tree. Its pictures may still be anybody's, its headings of any
 * level: `renderMarkdown` makes of it what pages show.
 */
export function parseMarkdown(markdown: string): Root {
  return pipeline.runSync(pipeline.parse(markdown));
}
