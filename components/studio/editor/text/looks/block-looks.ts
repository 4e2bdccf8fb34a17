import { syntaxTree } from '@codemirror/language';
import { type EditorState, type Extension, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, type WidgetType } from '@codemirror/view';
import { hasFocus, isTouched } from '../cursor';
import type { EditorHost } from '../editor-host';
import { PicturesWidget } from './pictures-widget';
import { readStructure, type ShownBlock } from './read-blocks';
import { TableWidget } from './table-widget';
import { VideoWidget } from './video-widget';

/** Shows pictures, videos and tables as readers see them, unless the cursor is in them. */
export function blockLooks(host: EditorHost): Extension {
  return StateField.define<DecorationSet>({
    create: (state) => decorate(state, host),
    update: (value, { docChanged, selection, startState, state }) =>
      docChanged ||
      selection ||
      hasFocus(startState) !== hasFocus(state) ||
      syntaxTree(startState) !== syntaxTree(state)
        ? decorate(state, host)
        : value,
    provide: (field) => EditorView.decorations.from(field),
  });
}

function decorate(state: EditorState, host: EditorHost): DecorationSet {
  return Decoration.set(
    readStructure(state)
      .shown.filter(({ from, to }) => !isTouched(state, from, to))
      .map((block) =>
        Decoration.replace({ widget: toWidget(block, host), block: !block.isNested }).range(
          block.isNested ? block.from : state.doc.lineAt(block.from).from,
          block.isNested ? block.to : state.doc.lineAt(block.to).to,
        ),
      ),
  );
}

function toWidget(block: ShownBlock, host: EditorHost): WidgetType {
  if (block.kind === 'table') return new TableWidget(block.text, host);
  if (block.kind === 'video') return new VideoWidget(block, host);
  return new PicturesWidget(block.pictures, host);
}
