import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { readDocumentNonce } from '../document-nonce';

export type MergeOptions = {
  parent: HTMLElement;
  language: string;
  other: { label: string; text: string };
  mine: { label: string; text: string };
  /** Without it, both are only shown. */
  onMerge?: (text: string) => void;
};

/** Two texts side by side; on a narrow screen one above the other. @returns what removes it */
export function showMerge(options: MergeOptions): () => void {
  const isNarrow = matchMedia('(max-width: 60rem)').matches;
  const { parent, other, mine, onMerge } = options;
  const onChange = EditorView.updateListener.of(({ docChanged, state }) => {
    if (docChanged) onMerge?.(state.doc.toString());
  });
  const locked = [EditorState.readOnly.of(true), EditorView.editable.of(false)];
  const ofMine = [look(options, mine.label), onMerge ? onChange : locked];
  if (isNarrow) {
    const unified = unifiedMergeView({ original: other.text, mergeControls: Boolean(onMerge) });
    const view = new EditorView({ parent, doc: mine.text, extensions: [ofMine, unified] });
    return () => view.destroy();
  }
  const view = new MergeView({
    parent,
    a: { doc: other.text, extensions: [look(options, other.label), locked] },
    b: { doc: mine.text, extensions: ofMine },
    collapseUnchanged: { margin: 3, minSize: 8 },
    ...(onMerge && { revertControls: 'a-to-b' as const }),
  });
  return () => view.destroy();
}

function look({ language }: MergeOptions, label: string): Extension {
  return [
    EditorView.cspNonce.of(readDocumentNonce()),
    EditorState.lineSeparator.of('\n'),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, lang: language, tabindex: '0' }),
  ];
}
