import type { TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { EditorWords } from '@/lib/i18n/studio/editor/fr';
import type { FoundArticle } from '../editor-props';

export type InsertFormProps = {
  words: EditorWords;
  view: EditorView;
  findArticles?: ((query: string) => Promise<FoundArticle[]>) | undefined;
  onEnd(): void;
};

export function apply({ view, onEnd }: InsertFormProps, change: TransactionSpec): void {
  view.dispatch(change);
  onEnd();
}

export function readSelection({ state }: EditorView): string {
  const { from, to } = state.selection.main;
  return state.sliceDoc(from, to);
}
