import { forceParsing } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { EditorWords } from '@/lib/i18n/studio/editor/fr';
import { readDocumentNonce } from '../../document-nonce';
import { articleState } from './article-state';
import { focusTracking } from './cursor';
import { blockLooks } from './looks/block-looks';
import { inlineLooks } from './looks/inline-looks';
import '../rich-editor.css';
import './text.css';
import './widgets.css';

type ReaderOptions = {
  parent: HTMLElement;
  text: string;
  language: string;
  label: string;
  words: EditorWords;
};

const parseMs = 150;

/** Shows a text as the editor would; what is copied is its Markdown. @returns what removes it */
export function createReader({ parent, text, language, label, words }: ReaderOptions) {
  const host = { words, openForm: () => {} };
  const extensions = [
    EditorView.cspNonce.of(readDocumentNonce()),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, lang: language, tabindex: '0' }),
    focusTracking,
    blockLooks(host),
    inlineLooks(host),
  ];
  const view = new EditorView({ parent, state: articleState(text, 0, extensions) });
  forceParsing(view, text.length, parseMs);
  return () => view.destroy();
}
