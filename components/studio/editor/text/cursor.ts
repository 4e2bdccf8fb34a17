import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const setFocus = StateEffect.define<boolean>();

const focus = StateField.define<boolean>({
  create: () => false,
  update: (value, { effects }) =>
    effects.reduce((last, effect) => (effect.is(setFocus) ? effect.value : last), value),
});

/** Keeps in the state whether the editor has the focus: without it, no mark is shown. */
export const focusTracking: Extension = [
  focus,
  EditorView.focusChangeEffect.of((_, isFocused) => setFocus.of(isFocused)),
];

export const hasFocus = (state: EditorState) => state.field(focus, false) ?? false;

/** Whether the cursor, or an end of the selection, is in or at it */
export function isTouched(state: EditorState, from: number, to: number): boolean {
  return (
    hasFocus(state) &&
    state.selection.ranges.some(
      ({ anchor, head }) => (anchor >= from && anchor <= to) || (head >= from && head <= to),
    )
  );
}

export function isLineTouched(state: EditorState, from: number, to = from): boolean {
  return isTouched(state, state.doc.lineAt(from).from, state.doc.lineAt(to).to);
}
