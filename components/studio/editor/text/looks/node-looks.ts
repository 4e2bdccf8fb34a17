import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import { maxSourceLength, sourceDash } from '@/lib/markdown/quotation-source';
import { isLineTouched, isTouched } from '../cursor';
import type { Looks } from './looks';
import { ChipWidget, RuleWidget } from './small-widgets';

/** @param start,end of what is visible
 * @returns false if what is in the node needs no look */
export function showNode(
  looks: Looks,
  { name, from, to, node }: SyntaxNodeRef,
  start: number,
  end: number,
): false | undefined {
  const { state } = looks;
  const level = /^(?:ATX|Setext)Heading(\d)$/.exec(name)?.[1];
  if (level) looks.lines(`md-heading md-heading-${level}`, from, to);
  switch (name) {
    case 'HeaderMark': {
      if (isLineTouched(state, from, node.parent?.to)) return;
      const isBefore = from === node.parent?.from;
      const rest = looks.read(to, state.doc.lineAt(to).to);
      const space = isBefore ? (/^[ \t]*/.exec(rest)?.[0].length ?? 0) : 0;
      looks.hide(from, to + space);
      return;
    }
    case 'EmphasisMark':
    case 'StrikethroughMark':
    case 'CodeMark':
      if (!isParentTouched(looks, node)) looks.hide(from, to);
      return;
    case 'Escape':
      if (!isTouched(state, from, to)) looks.hide(from, from + 1);
      return;
    case 'HardBreak':
      looks.mark('md-mark', from, to);
      return;
    case 'Link':
      showLink(looks, node);
      return;
    case 'URL':
      if (!['Link', 'Image', 'LinkReference'].includes(node.parent?.name ?? '')) {
        looks.mark('md-link', from, to);
      }
      return;
    case 'Image':
      if (!isTouched(state, from, to)) {
        const [, text] = node.getChildren('LinkMark');
        const words = looks.read(from + 2, text?.from ?? to);
        looks.show(new ChipWidget(words || looks.host.words.looks.picture), from, to);
      }
      return false;
    case 'FootnoteReference':
      looks.mark('md-note', from, to);
      if (!isTouched(state, from, to)) {
        looks.hide(from, from + 2);
        looks.hide(to - 1, to);
      }
      return;
    case 'FootnoteDefinition':
      looks.lines('md-note-line', from, to);
      return;
    case 'FootnoteMark':
      looks.mark('md-note-name', from, to);
      if (!isLineTouched(state, from)) {
        looks.hide(from, from + 2);
        looks.hide(to - 2, to);
      }
      return;
    case 'Blockquote':
      looks.lines('md-quote', Math.max(from, start), Math.min(to, end));
      showSource(looks, node);
      return;
    case 'QuoteMark':
      if (!isLineTouched(state, from)) {
        looks.hide(from, looks.read(to, to + 1) === ' ' ? to + 1 : to);
      }
      return;
    case 'FencedCode':
    case 'CodeBlock':
      looks.lines('md-code-line', Math.max(from, start), Math.min(to, end));
      if (name === 'FencedCode') {
        looks.lines('md-fence md-fence-start', from);
        if (node.lastChild?.name === 'CodeMark' && node.lastChild.from > from) {
          looks.lines('md-fence md-fence-end', to);
        }
      }
      return false;
    case 'Table':
      looks.lines('md-table-line', from, to);
      return;
    case 'HorizontalRule':
      if (!isLineTouched(state, from)) looks.show(new RuleWidget(), from, to);
      return;
    case 'LinkReference':
    case 'Comment':
    case 'CommentBlock':
      looks.mark('md-mark', from, to);
      return false;
  }
}

function isParentTouched({ state }: Looks, { parent }: SyntaxNode): boolean {
  return parent !== null && isTouched(state, parent.from, parent.to);
}

function showLink(looks: Looks, link: SyntaxNode): void {
  const [, end] = link.getChildren('LinkMark');
  const url = link.getChild('URL');
  // Other brackets are text: a definition of their name may be missing.
  if (!end || !(url || link.getChild('LinkLabel'))) return;
  const title = url ? looks.read(url.from, url.to) : '';
  looks.mark('md-link', link.from + 1, end.from, title ? { title } : {});
  if (isTouched(looks.state, link.from, link.to)) {
    looks.mark('md-mark', link.from, link.from + 1);
    looks.mark('md-mark', end.from, link.to);
  } else {
    looks.hide(link.from, link.from + 1);
    looks.hide(end.from, link.to);
  }
}

/** The last line of a quotation names its author, as lib/markdown/quotations.ts reads it. */
function showSource(looks: Looks, quotation: SyntaxNode): void {
  const last = quotation.lastChild;
  const first = quotation.getChild('Paragraph');
  if (last?.name !== 'Paragraph' || !first) return;
  const line = looks.state.doc.lineAt(last.to);
  const text = looks.read(Math.max(line.from, last.from), last.to).replace(/^[ >]+/, '');
  const isDialogue = sourceDash.test(looks.read(first.from, first.to));
  if (sourceDash.test(text) && !isDialogue && text.length <= maxSourceLength) {
    looks.lines('md-quote-source', line.from);
  }
}
