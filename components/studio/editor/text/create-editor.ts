import { redoDepth, undoDepth } from '@codemirror/commands';
import { forceParsing } from '@codemirror/language';
import { type ChangeDesc, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  placeholder,
  tooltips,
  type ViewUpdate,
} from '@codemirror/view';
import { readDocumentNonce } from '../../document-nonce';
import { articleState } from './article-state';
import { findInline } from './commands/inline';
import { focusTracking } from './cursor';
import type { EditorHost } from './editor-host';
import { editorKeys, type ScreenKeys } from './keys';
import { blockLooks } from './looks/block-looks';
import { inlineLooks } from './looks/inline-looks';
import { pasting } from './paste';
import { slashMenu } from './slash-menu';
import { countUploads, createUploader, type Upload } from './uploads';

const parseMs = 150;
/** In pixels */
const toolbarHeight = 64;

type EditorOptions = {
  parent: HTMLElement;
  text: string;
  cursor: number;
  language: string;
  host: EditorHost;
  keys: ScreenKeys;
  upload: Upload | null;
  onChange(text: string, changes: ChangeDesc): void;
  onUploads(count: number): void;
  onState(state: ToolbarState): void;
};

export type ToolbarState = {
  strong: boolean;
  emphasis: boolean;
  heading: number;
  canUndo: boolean;
  canRedo: boolean;
};

/** An editor whose document is the Markdown itself: nothing but what the author does changes it. */
export function createEditor(options: EditorOptions) {
  const { parent, text, cursor, host, upload } = options;
  const uploader = upload && createUploader(upload, host);
  const menu = slashMenu(host);
  const extensions: Extension = [
    articleText(options),
    editorKeys(host, options.keys),
    menu.extension,
    pasting(host, uploader),
    uploader?.shown ?? [],
    focusTracking,
    blockLooks(host),
    inlineLooks(host),
    EditorView.updateListener.of((update) => report(update, options)),
  ];
  const view = new EditorView({ parent, state: articleState(text, cursor, extensions) });
  // Else the end of a long text is shown without its looks at first.
  forceParsing(view, text.length, parseMs);
  options.onState(readToolbar(view.state));
  return { view, uploader, openMenu: () => menu.open(view) };
}

function articleText({ language, host }: EditorOptions): Extension {
  const { words } = host;
  return [
    EditorView.cspNonce.of(readDocumentNonce()),
    EditorState.phrases.of(words.search),
    EditorView.lineWrapping,
    // The toolbar covers the first or the last line of the text.
    EditorView.scrollMargins.of(() => ({ top: toolbarHeight, bottom: toolbarHeight })),
    tooltips({ tooltipSpace: readVisibleSpace }),
    placeholder(words.placeholder),
    // Phones have handles of their own on a selection.
    matchMedia('(pointer: coarse)').matches ? [] : drawSelection(),
    EditorView.contentAttributes.of({
      'aria-label': words.label,
      lang: language,
      spellcheck: 'true',
      autocorrect: 'on',
      autocapitalize: 'sentences',
    }),
  ];
}

/** What the keyboard of a phone and the toolbar leave of the window */
function readVisibleSpace() {
  const { innerWidth: right, innerHeight, visualViewport } = window;
  const bottom = visualViewport ? visualViewport.offsetTop + visualViewport.height : innerHeight;
  return { left: 0, top: toolbarHeight, right, bottom: bottom - toolbarHeight };
}

function report(update: ViewUpdate, { onChange, onUploads, onState }: EditorOptions): void {
  const { docChanged, changes, startState, state } = update;
  if (docChanged) onChange(state.doc.toString(), changes);
  const uploads = countUploads(state);
  if (uploads !== countUploads(startState)) onUploads(uploads);
  if (docChanged || update.selectionSet) onState(readToolbar(state));
}

function readToolbar(state: EditorState): ToolbarState {
  const { main } = state.selection;
  return {
    strong: findInline(state, 'strong', main) !== null,
    emphasis: findInline(state, 'emphasis', main) !== null,
    heading: /^(#{1,6})\s/.exec(state.doc.lineAt(main.head).text)?.[1]?.length ?? 0,
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
  };
}
