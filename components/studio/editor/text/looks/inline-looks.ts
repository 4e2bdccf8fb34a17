import { HighlightStyle, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { EditorHost } from '../editor-host';
import { HtmlLooks } from './html-looks';
import { ListLooks } from './list-looks';
import { Looks } from './looks';
import { showNode } from './node-looks';

const styles = HighlightStyle.define([
  { tag: tags.strong, class: 'md-strong' },
  { tag: tags.emphasis, class: 'md-emphasis' },
  { tag: tags.strikethrough, class: 'md-strikethrough' },
  { tag: tags.monospace, class: 'md-code' },
  { tag: tags.processingInstruction, class: 'md-mark' },
]);

/** Text looks as readers see it; marks are hidden where the cursor is not. Only the visible part is looked at. */
export function inlineLooks(host: EditorHost): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = decorate(view, host);
      }

      update(update: ViewUpdate): void {
        const { docChanged, viewportChanged, selectionSet, focusChanged, startState, state } =
          update;
        const isParsed = syntaxTree(startState) !== syntaxTree(state);
        if (docChanged || viewportChanged || selectionSet || focusChanged || isParsed) {
          this.decorations = decorate(update.view, host);
        }
      }
    },
    { decorations: (value) => value.decorations },
  );
  return [syntaxHighlighting(styles), plugin];
}

function decorate({ state, visibleRanges }: EditorView, host: EditorHost): DecorationSet {
  const looks = new Looks(state, host);
  const html = new HtmlLooks(looks);
  const lists = new ListLooks(looks);
  for (const { from, to } of visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter: (node) => {
        if (html.enter(node)) return;
        if (lists.enter(node, from, to)) return;
        return showNode(looks, node, from, to);
      },
    });
    html.showBlocks(from, to);
  }
  lists.finish();
  return looks.toDecorations();
}
