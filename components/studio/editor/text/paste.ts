import { isolateHistory } from '@codemirror/commands';
import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { writeLink } from './commands/inserts';
import type { Uploader } from './uploads';

type Span = { from: number; to: number };

/** Files are uploaded, an address over words becomes a link, the rest comes as it is. */
export function pasting(uploader: Uploader | null): Extension {
  return [
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n')),
    EditorView.domEventHandlers({
      paste(event, view) {
        const data = event.clipboardData;
        if (!data || view.state.readOnly) return false;
        const plain = data.getData('text/plain');
        const files = listPictures(data.files);
        // Word puts a picture of the text beside it.
        if (uploader && files.length > 0 && !plain.trim()) {
          uploader.start(view, files);
          return true;
        }
        return pasteAddress(view, plain);
      },
      drop(event, view) {
        const files = listPictures(event.dataTransfer?.files);
        if (!event.dataTransfer?.files.length) return false;
        event.preventDefault();
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
        if (uploader && files.length > 0) uploader.start(view, files, { at });
        return true;
      },
      // Without a selection, CodeMirror would take the whole paragraph.
      copy: (_, view) => view.state.selection.main.empty,
      cut: (_, view) => view.state.selection.main.empty,
    }),
  ];
}

const listPictures = (files: FileList | undefined) =>
  [...(files ?? [])].filter(
    ({ type, name }) => type.startsWith('image/') || /\.hei[cf]$/i.test(name),
  );

function isInCode(state: EditorState): boolean {
  const { name, parent } = syntaxTree(state).resolveInner(state.selection.main.from, -1);
  return /Code/.test(name) || /Code/.test(parent?.name ?? '');
}

/** An address that is pasted over words becomes their link. */
function pasteAddress(view: EditorView, plain: string): boolean {
  const { main } = view.state.selection;
  const text = view.state.sliceDoc(main.from, main.to);
  if (main.empty || /[\n[\]`]/.test(text) || !/^(?:https?:\/\/|mailto:)\S+$/.test(plain.trim()))
    return false;
  if (/^https?:/.test(text) || isInCode(view.state)) return false;
  insertPasted(view, writeLink({ text, address: plain.trim() }), main);
  return true;
}

function insertPasted(view: EditorView, insert: string, { from, to }: Span): void {
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.paste',
    annotations: isolateHistory.of('full'),
    scrollIntoView: true,
  });
}
