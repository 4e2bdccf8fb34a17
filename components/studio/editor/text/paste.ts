import { isolateHistory } from '@codemirror/commands';
import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { writeLink } from './commands/inserts';
import type { EditorHost } from './editor-host';
import type { Uploader } from './uploads';

type Span = { from: number; to: number };
type Convert = typeof import('../paste/from-clipboard').clipboardToMarkdown;

const blockStart = /^(?:#{1,6} |> |[-+*] |\d+[.)] |\||```|<details|!\[|\[\^)/;

/** Formatted text becomes Markdown, files are uploaded, the rest comes as it is. */
export function pasting(host: EditorHost, uploader: Uploader | null): Extension {
  let convert: Convert | null = null;
  const waiting = new Set<Span>();
  let asksPlain = false;

  function insertHtml(view: EditorView, html: string, plain: string, place: Span): void {
    const { state } = view;
    const { markdown } = convert?.(html, {
      origin: location.origin,
      missingPicture: host.words.paste.missingPicture,
      text: state.doc.toString(),
    }) ?? { markdown: plain };
    if (markdown) insertPasted(view, separate(state, markdown.trim(), place), place);
  }

  function pasteHtml(view: EditorView, html: string, plain: string): void {
    const { from, to } = view.state.selection.main;
    const place = { from, to };
    if (convert) {
      insertHtml(view, html, plain, place);
      return;
    }
    waiting.add(place);
    import('../paste/from-clipboard')
      .then((loaded) => {
        convert = loaded.clipboardToMarkdown;
      })
      // Without a connection, the text comes without its form.
      .catch(() => {})
      .finally(() => {
        waiting.delete(place);
        insertHtml(view, html, plain, place);
      });
  }

  return [
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n')),
    EditorView.updateListener.of(({ docChanged, changes }) => {
      if (!docChanged) return;
      for (const place of waiting) {
        place.from = changes.mapPos(place.from, 1);
        place.to = Math.max(place.from, changes.mapPos(place.to, 1));
      }
    }),
    EditorView.domEventHandlers({
      keydown(event) {
        // Some browsers give the formatted text as well.
        asksPlain = event.shiftKey && (event.ctrlKey || event.metaKey) && /^v$/i.test(event.key);
      },
      paste(event, view) {
        const data = event.clipboardData;
        if (!data || view.state.readOnly) return false;
        const html = data.getData('text/html');
        const plain = data.getData('text/plain');
        const files = listPictures(data.files);
        // Word puts a picture of the text beside it.
        if (uploader && files.length > 0 && !plain.trim()) {
          uploader.start(view, files);
          return true;
        }
        if (asksPlain) return false;
        if (pasteAddress(view, plain)) return true;
        if (!html || isInCode(view.state)) return false;
        pasteHtml(view, html, plain);
        return true;
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

/** Blocks keep a blank line between them and the text around. */
function separate(state: EditorState, text: string, { from, to }: Span): string {
  const before = state.sliceDoc(state.doc.lineAt(from).from, from);
  const after = state.sliceDoc(to, state.doc.lineAt(to).to);
  const isBlocks = text.includes('\n') || blockStart.test(text);
  const lead = before.trim() && blockStart.test(text) ? '\n\n' : '';
  const trail = after.trim() && isBlocks ? '\n\n' : '';
  return lead + text + trail;
}
