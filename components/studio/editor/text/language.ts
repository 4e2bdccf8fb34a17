import { commonmarkLanguage } from '@codemirror/lang-markdown';
import { Language } from '@codemirror/language';
import {
  type BlockContext,
  GFM,
  type LeafBlock,
  type MarkdownConfig,
  type MarkdownParser,
} from '@lezer/markdown';

const definition = /^\[\^[^\]\s]+\]:/;
const reference = /^\[\^[^\]\s]+\]/;

/** `[^name]`, and `[^name]: text` on a line of its own, as on GitHub */
const footnotes: MarkdownConfig = {
  defineNodes: [{ name: 'FootnoteDefinition', block: true }, 'FootnoteMark', 'FootnoteReference'],
  parseBlock: [
    {
      name: 'FootnoteDefinition',
      before: 'LinkReference',
      leaf: (_, leaf) =>
        definition.test(leaf.content) ? { nextLine: () => false, finish: finishDefinition } : null,
      endLeaf: (_, line) => definition.test(line.text.slice(line.pos)),
    },
  ],
  parseInline: [
    {
      name: 'FootnoteReference',
      before: 'Link',
      parse(context, next, at) {
        if (next !== 91 /* [ */) return -1;
        const [found] = reference.exec(context.slice(at, context.end)) ?? [];
        return found
          ? context.addElement(context.elt('FootnoteReference', at, at + found.length))
          : -1;
      },
    },
  ],
};

function finishDefinition(context: BlockContext, leaf: LeafBlock): boolean {
  const mark = definition.exec(leaf.content)?.[0].length ?? 0;
  context.addLeafElement(
    leaf,
    context.elt('FootnoteDefinition', leaf.start, leaf.start + leaf.content.length, [
      context.elt('FootnoteMark', leaf.start, leaf.start + mark),
      ...context.parser.parseInline(leaf.content.slice(mark), leaf.start + mark),
    ]),
  );
  return true;
}

const { data, parser } = commonmarkLanguage;

/** Markdown as lib/markdown reads it: GitHub's, with footnotes. HTML is shown by ./looks. */
export const articleLanguage = new Language(
  data,
  (parser as MarkdownParser).configure([GFM, footnotes]),
  [],
  'markdown',
);
