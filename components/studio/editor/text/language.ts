import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import type { LanguageSupport } from '@codemirror/language';
import { tags } from '@lezer/highlight';
import type { BlockContext, LeafBlock, MarkdownConfig } from '@lezer/markdown';
import { html } from './no-html';

const definition = /^\[\^[^\]\s]+\]:/;
const reference = /^\[\^[^\]\s]+\]/;

/** `[^name]`, and `[^name]: text` on a line of its own, as on GitHub */
const footnotes: MarkdownConfig = {
  defineNodes: [
    { name: 'FootnoteDefinition', block: true },
    { name: 'FootnoteMark', style: tags.processingInstruction },
    { name: 'FootnoteReference', style: tags.annotation },
  ],
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

export function articleLanguage(): LanguageSupport {
  return markdown({
    base: markdownLanguage,
    extensions: footnotes,
    addKeymap: false,
    completeHTMLTags: false,
    pasteURLAsLink: true,
    htmlTagLanguage: html(),
  });
}
