import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { StateEffect } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';

/** For `import()` at the first search. */
export function showSearch(view: EditorView): void {
  view.dispatch({
    effects: StateEffect.appendConfig.of([search({ top: true }), keymap.of(searchKeymap)]),
  });
  openSearchPanel(view);
}
